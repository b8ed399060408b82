"""What public files, or a catalogue in the exchange form, would make of a catalogue; nothing is written."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from db.importers import FAMILIES, PUBLIC, form, unread
from db.importers.attribution import attributed
from db.importers.imported import Imported, Refused, Rejected
from db.importers.loaded import Loaded
from db.importers.public_load import LOADED_WITH, LOADS
from db.importers.readable import Readable, readables
from db.importers.watch import Watch
from db.uncollected import uncollected
from planner.catalogue import Catalogue
from planner.errors import PlannerError

FORM = "form"
Warnings = tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one file gave: rows read, rows now in the catalogue, rows refused, and the seconds it took."""

    source: str
    file: str
    read: int
    loaded: int
    rejected: tuple[Rejected, ...] = ()
    seconds: float = field(default=0.0, compare=False)

    @property
    def unused(self) -> int:
        """Return how many rows are of no use here; what is refused of a header is no row."""
        return self.read - self.loaded - sum(row.line > 1 for row in self.rejected)


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do: the counts of each file, the catalogue after it, and what is odd."""

    parts: tuple[Part, ...]
    after: Catalogue
    warnings: Warnings = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the sources that were recognised, each once."""
        return tuple(dict.fromkeys(part.source for part in self.parts))

    @property
    def read(self) -> int:
        """Return how many rows were read in all files."""
        return sum(part.read for part in self.parts)

    @property
    def loaded(self) -> int:
        """Return how many rows are in the catalogue now."""
        return sum(part.loaded for part in self.parts)

    @property
    def unused(self) -> int:
        """Return how many rows of all files are of no use here."""
        return sum(part.unused for part in self.parts)

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """Return the refused rows of all files."""
        return tuple(row for part in self.parts for row in part.rejected)


@dataclass
class _File:
    """One file that was read, and the records of it that the load left out, by place."""

    source: str
    name: str
    imported: Imported[Any]
    seconds: float = 0.0
    dropped: Mapping[int, Refused] = field(default_factory=dict)
    used: bool = True

    def part(self) -> Part:
        """Return the counts."""
        lines = self.imported.lines
        rejected = (Rejected(self.name, lines[n], x.code, x.details) for n, x in self.dropped.items())
        loaded = len(lines) - len(self.dropped) if self.used else 0
        refused = (*self.imported.rejected, *rejected)
        return Part(self.source, self.name, self.imported.read, loaded, refused, self.seconds)


def source_names() -> tuple[str, ...]:
    """Return the names by which a source may be asked for."""
    return (FORM, *PUBLIC)


def source_preview(
    source: str | None,
    paths: Sequence[Path],
    catalogue: Catalogue,
    told: Callable[[str, float], None] = lambda name, share: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Preview:
    """Return what the files at `paths` make of a catalogue; without `source`, each file is recognised."""
    if source not in (None, *source_names()):
        raise PlannerError("unknown-source", source=source, known=", ".join(source_names()))
    watch = Watch(told, stopped)
    as_form = source == FORM or (source is None and _is_form(paths))
    with uncollected():
        return _form_preview(paths, watch) if as_form else _public_preview(source, paths, catalogue, watch)


def _is_form(paths: Sequence[Path]) -> bool:
    """Say whether the one path is a catalogue; a public workbook may have a sheet of the same name."""
    path = paths[0]
    if len(paths) > 1 or not form.recognises(path):
        return False
    return path.is_dir() or not any(_recognised(None, [path]))


def _form_preview(paths: Sequence[Path], watch: Watch) -> Preview:
    if len(paths) != 1:
        raise PlannerError("one-form")
    found = form.read_catalogue(paths[0], watch)
    counts = {name: len(tuple(records)) for name, records in form.tables(found).items()}
    parts = (Part(FORM, name, count, count) for name, count in counts.items() if count)
    return Preview(tuple(parts), found, found.warnings)


def _public_preview(source: str | None, paths: Sequence[Path], catalogue: Catalogue, watch: Watch) -> Preview:
    given = [file for path in paths for file in readables(path)]
    chosen = sorted(_recognised(source, given), key=lambda pair: tuple(PUBLIC).index(pair[0]))
    if not chosen:
        raise unread.refusal(given) or _wrong(source, paths)
    files = list(_read(chosen, watch))
    after, warnings = _loaded(catalogue, files, watch.part(len(chosen), len(chosen) + 1))
    read = {file for _, file in chosen}
    aside = unread.warnings(file for file in given if file not in read)
    return Preview(tuple(file.part() for file in files), after, (*aside, *warnings))


def _read(chosen: Sequence[tuple[str, Readable]], watch: Watch) -> Iterator[_File]:
    watch.at(chosen[0][1].name, 0)
    for place, (name, file) in enumerate(chosen):
        began = perf_counter()
        imported = PUBLIC[name].read(file, watch.part(place, len(chosen) + 1))
        yield _File(name, file.name, imported, perf_counter() - began)


def _loaded(catalogue: Catalogue, files: Sequence[_File], watch: Watch) -> tuple[Catalogue, Warnings]:
    """Return the catalogue with the records of all files, loaded in the order of their sources."""
    warnings: list[Mapping[str, str]] = []
    for name, together in _by_load(files).items():
        watch.at(together[-1].name, 0)
        loaded = LOADS[name](catalogue, [record for file in together for record in file.imported.records])
        _drop(loaded, together, used=loaded.catalogue is not catalogue)
        changed = loaded.catalogue != catalogue
        catalogue = attributed(loaded.catalogue, name) if changed else catalogue
        warnings.extend(loaded.warnings)
    watch.at(files[-1].name, 1)
    return catalogue, tuple(warnings)


def _recognised(source: str | None, files: Iterable[Readable]) -> Iterator[tuple[str, Readable]]:
    """Yield each file that is of the source, or of any, with the importer that reads it."""
    names = FAMILIES.get(source, (source,)) if source else tuple(PUBLIC)
    for file in files:
        name = next((name for name in names if PUBLIC[name].recognises(file)), None)
        if name:
            yield name, file


def _wrong(source: str | None, paths: Sequence[Path]) -> PlannerError:
    path = ", ".join(str(path) for path in paths)
    if source:
        return PlannerError("source-not-recognised", path=path, source=source)
    return PlannerError("source-unknown", path=path, known=", ".join(source_names()))


def _by_load(files: Iterable[_File]) -> dict[str, list[_File]]:
    found: dict[str, list[_File]] = {}
    for file in files:
        found.setdefault(LOADED_WITH.get(file.source, file.source), []).append(file)
    return found


def _drop(loaded: Loaded, files: Sequence[_File], used: bool) -> None:
    """Give each file the rows that a load left out; places count through the records of all files."""
    first = 0
    for file in files:
        last = first + len(file.imported.records)
        file.dropped = {place - first: x for place, x in loaded.dropped.items() if first <= place < last}
        file.used, first = used, last
