"""`parcours import`: read a catalogue or a public file, say what it changes, and write it when asked."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from planner.case import Case
from planner.catalogue import Catalogue
from planner.edition import coming
from planner.errors import PlannerError
from planner.words import Words
from ui.commands.affecting import said_of_plans
from ui.commands.planning import opened_catalogue
from ui.commands.previewing import previewed
from ui.databases import shown
from ui.settings import default_database


def run(options: argparse.Namespace) -> int:
    """Print what the source holds and changes; write it into the database unless --dry-run."""
    words = Words(options.language)
    source, paths = _source_and_paths(options.what)
    receiver = options.into or default_database()
    before, plans = _present(receiver, options.into is None)
    after = previewed(source, paths, before.offered(), words).after
    offered = coming(before, after)
    print(words._("Database: {path}", path=shown(receiver)))
    _say_drift(before, offered, words)
    verdicts = said_of_plans(plans, before, offered, words)
    if options.dry_run or after == before.offered():
        print(words._("Nothing was written."))
    else:
        _store(after, receiver, ", ".join(path.name for path in paths), verdicts)
    print(_counts(after, words))
    return 0


def _source_and_paths(given: list[str]) -> tuple[str | None, list[Path]]:
    """Return what was asked; a first word that is no path is a source, without one files are recognised."""
    from db.importers.preview import source_names

    first, *others = given
    if others and first in source_names():
        return first, [Path(path) for path in others]
    if others and not Path(first).exists():
        raise PlannerError("unknown-source", source=first, known=", ".join(source_names()))
    return None, [Path(path) for path in given]


def _present(path: Path, own: bool) -> tuple[Catalogue, tuple[Case, ...]]:
    """Return the catalogue and open plans of a database, which stays untouched.

    A database that is still to be made has no plans: the person's own begins with the starter catalogue,
    as in the window, any other is empty.
    """
    from db.catalogue import CatalogueStore
    from db.snapshot import snapshot

    if not path.exists():
        return opened_catalogue(None) if own else Catalogue(), ()
    with snapshot(path) as database:
        store = CatalogueStore(database)
        return store.load(), store.open_plans()


def _say_drift(before: Catalogue, after: Catalogue, words: Words) -> None:
    from planner.drift import drift
    from planner.drift_words import drift_sentences

    found = drift(before, after)
    # Of a first catalogue every row is new: the counts are enough.
    print("\n".join(drift_sentences(found, words, named=before != Catalogue())))
    if any(table.gone for table in found):
        print(words._("Rows that plans use are not deleted: they stay, retired, for those plans."))


def _store(catalogue: Catalogue, path: Path, source: str, verdicts: Mapping[str, str]) -> None:
    from db.catalogue import CatalogueStore
    from db.database import open_database
    from db.starter import create_starter

    own = path == default_database() and not path.exists()
    database = create_starter(path) if own else open_database(path)
    try:
        CatalogueStore(database).replace(catalogue, source, verdicts=verdicts)
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
