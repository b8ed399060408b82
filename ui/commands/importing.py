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


def run(options: argparse.Namespace) -> int:
    """Print what the source holds and changes; write it into the database that is named, unless --dry-run."""
    words = Words(options.language)
    source, paths = _source_and_paths(options.what)
    before, plans = _present(options.into) if options.into else (opened_catalogue(None), ())
    after = previewed(source, paths, before.offered(), words).after
    verdicts: Mapping[str, str] = {}
    if options.into:
        offered = coming(before, after)
        _say_drift(before, offered, words)
        verdicts = said_of_plans(plans, before, offered, words)
    else:
        print(words._("Name the database that receives it with --into."))
    if options.dry_run or not options.into or after == before.offered():
        print(words._("Nothing was written."))
    else:
        _store(after, options.into, ", ".join(path.name for path in paths), verdicts)
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


def _present(path: Path) -> tuple[Catalogue, tuple[Case, ...]]:
    """Return the catalogue and open plans of a database, which stays untouched; a new one has none."""
    from db.catalogue import CatalogueStore
    from db.snapshot import snapshot

    if not path.exists():
        return Catalogue(), ()
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

    database = open_database(path)
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
