"""`parcours check`: verify a database, and with --rebuild write its rows anew from its change records."""

import argparse
import sys

from planner.words import Words
from ui.databases import shown


def run(options: argparse.Namespace) -> int:
    """Print what is wrong with a database; exit 0 when nothing is, else 1."""
    from db.database import open_database
    from db.verify import mend, verify

    words = Words(options.language)
    database = open_database(options.database, create=False)
    try:
        if options.rebuild:
            if copy := database.copied("rebuild"):
                print(words._("A copy of the database as it was: {path}", path=copy))
            _say_mended(mend(database), words)
        faults = verify(database, words)
    finally:
        database.close()
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        print(words._("{path}: everything is in order.", path=shown(options.database)))
    return 1 if faults else 0


def _say_mended(count: int, words: Words) -> None:
    print(
        words.n_(
            "{n} case was not what its change records say: written anew.",
            "{n} cases were not what their change records say: written anew.",
            count,
        )
    )
