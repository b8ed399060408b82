"""`parcours import`: read a catalogue folder whole, say what it holds, and put it into a database."""

import argparse

from planner.catalogue import Catalogue
from planner.words import Words
from ui.commands.planning import opened_catalogue, warn


def run(options: argparse.Namespace) -> int:
    """Check the folder, and write it into the database when one is named."""
    words = Words(options.language)
    catalogue = opened_catalogue(options.catalogue)
    warn(catalogue, words)
    if options.into:
        _store(catalogue, options)
    print(_counts(catalogue, words))
    return 0


def _store(catalogue: Catalogue, options: argparse.Namespace) -> None:
    from db.catalogue import CatalogueStore
    from db.database import open_database

    database = open_database(options.into)
    try:
        CatalogueStore(database).replace(catalogue)
    finally:
        database.close()


def _counts(catalogue: Catalogue, words: Words) -> str:
    return words._(
        "{trades} trades, {skills} skills, {activities} activities, {sessions} sessions.",
        trades=len(catalogue.trades),
        skills=len(catalogue.skills),
        activities=len(catalogue.activities),
        sessions=len(catalogue.sessions),
    )
