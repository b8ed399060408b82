"""What a public source holds, said before anything is written, and the catalogue that it would make."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from planner.catalogue import Catalogue
from planner.errors import PlannerError
from planner.words import Words

SHOWN_LINES = 12


def source_names() -> tuple[str, ...]:
    """Return the names of the public sources that can be read."""
    return tuple(_importers())


def previewed(source: str, path: Path, before: Catalogue | None, words: Words) -> Catalogue | None:
    """Print what each file holds and return the catalogue with it; nothing when it can only be looked at."""
    from db.importers.public_load import LOADS

    found = [(file, _importers()[source].read(file)) for file in _files(source, path)]
    for file, imported in found:
        print("\n".join(_lines(file, imported, words)))
    if source not in LOADS:
        print(words._("This source can only be looked at: alone it changes nothing in a catalogue."))
        return None
    if before is None:
        print(words._("Name the database that receives it with --into."))
        return None
    records = [record for _, imported in found for record in imported.records]
    return LOADS[source](before.offered(), records)


def _importers() -> dict[str, Any]:
    from db.importers import IMPORTERS

    named = {importer.__name__.rpartition(".")[2]: importer for importer in IMPORTERS}  # type: ignore[attr-defined]
    return {name: importer for name, importer in named.items() if name != "form"}


def _files(source: str, path: Path) -> list[Path]:
    """Return the file, or those of a folder, that the source's importer recognises."""
    if not path.exists():
        raise PlannerError("source-not-found", path=str(path))
    given = sorted(file for file in path.iterdir() if file.is_file()) if path.is_dir() else [path]
    files = [file for file in given if _importers()[source].recognises(file)]
    if not files:
        raise PlannerError("source-not-recognised", path=str(path), source=source)
    return files


def _lines(file: Path, imported: Any, words: Words) -> Iterator[str]:
    records = words.n_("{n} record read", "{n} records read", len(imported.records))
    refused = words.n_("{n} line refused", "{n} lines refused", len(imported.rejected))
    yield words._("{file}: {records}, {refused}", file=file.name, records=records, refused=refused)
    for line in islice(imported.rejected, SHOWN_LINES):
        place = {"file": line.file, "line": line.line, "reason": line.reason}
        yield "  " + words._("{file}, line {line}: {reason}", **place)
    if (left := len(imported.rejected) - SHOWN_LINES) > 0:
        yield "  " + words.n_("and {n} more", "and {n} more", left)
