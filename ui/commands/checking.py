"""`parcours check`: verify a database."""

import argparse
import sys

from planner.words import Words


def run(options: argparse.Namespace) -> int:
    """Print what is wrong with a database; exit 0 when nothing is, else 1."""
    from db.database import open_database
    from db.verify import verify

    words = Words(options.language)
    database = open_database(options.database, create=False)
    try:
        faults = verify(database, words)
    finally:
        database.close()
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        print(words._("{path}: everything is in order.", path=options.database))
    return 1 if faults else 0
