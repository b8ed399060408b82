"""Values as rows and rows as values: one codec made from the types of a frozen value's fields."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any, get_origin, get_type_hints

from frozendict import frozendict

from planner.catalogue import Grants, Provenance, SkillNeed
from planner.requirement import Requirement, requirement_from, requirement_json
from planner.text import Text

Row = dict[str, Any]
# A trade's needs have a table of their own.
ELSEWHERE = tuple[SkillNeed, ...]


# Made once: a merge writes hundreds of thousands of values.
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def written(value: Any) -> str:
    """Return a value as JSON text."""
    return _JSON.encode(value)


_CODECS: "dict[type[Any], Codec]" = {}


@dataclass(frozen=True, slots=True)
class Cell:
    """How one field lies in a row: its columns, and the way there and back."""

    field: str
    columns: tuple[str, ...]
    write: Callable[[Any], tuple[Any, ...]] | None = None
    read: Callable[..., Any] | None = None

    def cells(self, value: Any) -> tuple[Any, ...]:
        """Return what the columns hold for the value of the field."""
        return (value,) if self.write is None else self.write(value)

    @property
    def paths(self) -> tuple[str, ...]:
        """Return where in the value each column lies as it is; nothing if one of them must be made."""
        if self.read is Text:
            return f"{self.field}.fr", f"{self.field}.en"
        return (self.field,) if self.write is None else ()


class Codec:
    """The rows of one type of value."""

    def __init__(self, kind: type[Any]) -> None:
        self._kind = kind
        hints = get_type_hints(kind)
        self._cells = tuple(_cell(f.name, hints[f.name]) for f in fields(kind) if hints[f.name] != ELSEWHERE)
        self._plain = all(cell.read is None for cell in self._cells)
        # Most rows are taken out of their values in one call.
        paths = [cell.paths for cell in self._cells]
        direct = all(paths) and len(paths) > 1
        self._taken = attrgetter(*(path for found in paths for path in found)) if direct else None
        self.columns = tuple(column for cell in self._cells for column in cell.columns)

    def row(self, value: Any) -> Row:
        """Return the row of a value."""
        return dict(zip(self.columns, self.cells(value), strict=True))

    def cells(self, value: Any) -> tuple[Any, ...]:
        """Return the row of a value without its names."""
        if self._taken:
            taken: tuple[Any, ...] = self._taken(value)
            return taken
        return tuple(c for cell in self._cells for c in cell.cells(getattr(value, cell.field)))

    def value(self, *cells: Any, **more: Any) -> Any:
        """Return the value of a row that holds these columns in order."""
        if self._plain:
            return self._kind(*cells, **more)
        return self._kind(**self._parts(cells), **more)

    def _parts(self, cells: Sequence[Any]) -> Row:
        parts, start = {}, 0
        for cell in self._cells:
            end = start + len(cell.columns)
            parts[cell.field] = cell.read(*cells[start:end]) if cell.read else cells[start]
            start = end
        return parts


def codec(kind: type[Any]) -> Codec:
    """Return the codec of a type."""
    if kind not in _CODECS:
        _CODECS[kind] = Codec(kind)
    return _CODECS[kind]


def _cell(name: str, hint: Any) -> Cell:
    if hint == Text:
        return Cell(name, (f"{name}_fr", f"{name}_en"), lambda text: (text.fr, text.en), Text)
    if hint in (Grants, Provenance, SkillNeed):
        inner = codec(hint)
        prefix = f"{name}_" if hint is Grants else ""
        return Cell(name, tuple(prefix + column for column in inner.columns), inner.cells, inner.value)
    if hint == Requirement:
        return Cell(name, (name,), lambda tree: (_tree(tree),), _requirement)
    if hint in (date, date | None):
        return Cell(name, (name,), lambda day: (day.isoformat() if day else None,), _day)
    return _collection(name, get_origin(hint))


def _collection(name: str, kind: Any) -> Cell:
    if kind is tuple:
        return Cell(name, (name,), lambda codes: (written(codes),), _codes)
    if kind is Mapping:
        return Cell(name, (name,), lambda facts: (written(dict(facts)),), _facts)
    return Cell(name, (name,))


@lru_cache(maxsize=4096)
def _requirement(text: str) -> Requirement:
    return requirement_from(json.loads(text))


@lru_cache(maxsize=4096)
def _tree(requirement: Requirement) -> str:
    return written(requirement_json(requirement))


@lru_cache(maxsize=4096)
def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@lru_cache(maxsize=4096)
def _codes(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


@lru_cache(maxsize=4096)
def _facts(text: str) -> Mapping[str, Any]:
    return frozendict(json.loads(text))


def numbered(kind: type[Any], values: Iterable[Any]) -> list[tuple[Any, ...]]:
    """Return the rows of values without their names, their position first."""
    cells = codec(kind).cells
    return [(position, *cells(value)) for position, value in enumerate(values)]
