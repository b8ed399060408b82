"""Drift: what another catalogue adds, changes and takes away, row by row, before anything is written."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from planner.catalogue import Catalogue, Provenance, SkillNeed, Trade
from planner.text import Text

Key = tuple[str, ...]
Rows = dict[Key, Any]


@dataclass(frozen=True, slots=True)
class Edit:
    """One value that differs between two catalogues, by the column that holds it."""

    column: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row that both catalogues have, with what differs."""

    key: Key
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class TableDrift:
    """What differs in one table of the exchange form, in the order of the catalogues."""

    table: str
    new: tuple[Key, ...] = ()
    changed: tuple[ChangedRow, ...] = ()
    gone: tuple[Key, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything differs."""
        return bool(self.new or self.changed or self.gone)


@dataclass(frozen=True, slots=True)
class _Need:
    trade: str
    need: SkillNeed


@dataclass(frozen=True, slots=True)
class _Part:
    """A table: its records in a catalogue, and what names a record there."""

    table: str
    records: Callable[[Catalogue], Iterable[Any]]
    key: Callable[[Any], tuple[Any, ...]]


def _bare(trades: Iterable[Trade]) -> Iterator[Trade]:
    return (replace(trade, skills=()) for trade in trades)


def _needs(catalogue: Catalogue) -> Iterator[_Need]:
    return (_Need(trade.code, need) for trade in catalogue.trades.values() for need in trade.skills)


PARTS = (
    _Part("trades", lambda c: _bare(c.trades.values()), lambda r: (r.code,)),
    _Part("skills", lambda c: c.skills.values(), lambda r: (r.code,)),
    _Part("trade_skills", _needs, lambda r: (r.trade, r.need.skill)),
    _Part("activities", lambda c: c.activities.values(), lambda r: (r.code,)),
    _Part("sessions", lambda c: c.sessions, lambda r: (r.activity, r.code)),
    _Part("competencies", lambda c: c.competencies, lambda r: (r.program, r.code)),
    _Part("closures", lambda c: c.closures, lambda r: (r.start, r.end)),
    _Part("places", lambda c: c.places.values(), lambda r: (r.code,)),
    _Part("wages", lambda c: c.wages, lambda r: (r.trade, r.region, r.period)),
    _Part("outlook", lambda c: c.outlooks, lambda r: (r.trade, r.region, r.vocabulary, r.vintage, r.horizon)),
    _Part("measures", lambda c: c.measures, lambda r: (r.code, r.valid_from or "")),
    _Part("sources", lambda c: c.sources, lambda r: (r.table, r.source)),
    _Part("terms", lambda c: c.terms.values(), lambda r: (r.kind, r.code)),
    _Part("trade_titles", lambda c: c.titles, lambda r: (r.trade, r.language, r.title)),
    _Part("nearness", lambda c: c.nearness, lambda r: (r.trade, r.near)),
)


def drift(before: Catalogue, after: Catalogue) -> tuple[TableDrift, ...]:
    """Return what differs, table by table; retired rows left a catalogue and count as not there."""
    old, new = before.offered(), after.offered()
    found = (_table(part, _rows(part, old), _rows(part, new)) for part in PARTS)
    return tuple(table for table in found if table)


def _rows(part: _Part, catalogue: Catalogue) -> Rows:
    """Return the records by what names them; equal names are told apart by their number."""
    rows: Rows = {}
    seen: Counter[Key] = Counter()
    for record in part.records(catalogue):
        key = tuple(str(name) for name in part.key(record) if name != "")
        seen[key] += 1
        rows[(*key, f"({seen[key]})") if seen[key] > 1 else key] = record
    return rows


def _table(part: _Part, before: Rows, after: Rows) -> TableDrift:
    differing = [key for key in after if key in before and before[key] != after[key]]
    return TableDrift(
        part.table,
        tuple(key for key in after if key not in before),
        tuple(ChangedRow(key, tuple(_edits(before[key], after[key]))) for key in differing),
        tuple(key for key in before if key not in after),
    )


def _edits(before: Any, after: Any, prefix: str = "") -> Iterator[Edit]:
    """Yield the differing values under the names of their columns: title_fr, source, level."""
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old == new:
            continue
        if isinstance(old, Text | Provenance | SkillNeed):
            yield from _edits(old, new, f"{field.name}_" if isinstance(old, Text) else "")
        else:
            yield Edit(prefix + field.name, old, new)
