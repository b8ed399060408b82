"""`parcours import`: read a catalogue or a public file, say what it changes, and write it when asked."""

import argparse
from pathlib import Path

from planner.catalogue import Catalogue
from planner.errors import PlannerError
from planner.words import Words
from ui.commands.planning import opened_catalogue, warn
from ui.commands.previewing import previewed, source_names

FORM = "form"


def run(options: argparse.Namespace) -> int:
    """Print what the source holds and changes; write it into the database that is named, unless --dry-run."""
    words = Words(options.language)
    source, path = _source_and_path(options.what)
    before = _present(options.into) if options.into else None
    after = _read(source, path, before, words)
    if after is None:
        return 0
    if before is not None:
        _say_drift(before, after, words)
    _write(after, options, words)
    print(_counts(after, words))
    return 0


def _source_and_path(given: list[str]) -> tuple[str, Path]:
    """Return what was asked; without a source, the path is a catalogue in the exchange form."""
    source, path = given if len(given) == 2 else (FORM, given[0])
    known = (FORM, *source_names())
    if len(given) > 2 or source not in known:
        raise PlannerError("unknown-source", source=" ".join(given[:-1]), known=", ".join(known))
    return source, Path(path)


def _present(path: Path) -> Catalogue:
    """Return the catalogue of a database, which stays untouched; one that is still to be made is empty."""
    from db.catalogue import CatalogueStore
    from db.snapshot import snapshot

    if not path.exists():
        return Catalogue()
    with snapshot(path) as database:
        return CatalogueStore(database).load()


def _read(source: str, path: Path, before: Catalogue | None, words: Words) -> Catalogue | None:
    """Return the catalogue that is to be written, or nothing when the source can only be looked at."""
    if source != FORM:
        return previewed(source, path, before, words)
    catalogue = opened_catalogue(path)
    warn(catalogue, words)
    return catalogue


def _say_drift(before: Catalogue, after: Catalogue, words: Words) -> None:
    from planner.drift import drift
    from planner.drift_words import drift_sentences

    found = drift(before, after)
    # Of a first catalogue every row is new: the counts are enough.
    print("\n".join(drift_sentences(found, words, named=before != Catalogue())))
    if any(table.gone for table in found):
        print(words._("Rows that plans use are not deleted: they stay, retired, for those plans."))


def _write(catalogue: Catalogue, options: argparse.Namespace, words: Words) -> None:
    if options.dry_run or not options.into:
        print(words._("Nothing was written."))
        return
    _store(catalogue, options.into)


def _store(catalogue: Catalogue, path: Path) -> None:
    from db.catalogue import CatalogueStore
    from db.database import open_database

    database = open_database(path)
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
