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
class Turn:
    """A row that differs, whole, before and after; None says that it is not there."""

    table: str
    key: Key
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class TradeNeed:
    """A skill that a trade asks, as the row it is."""

    trade: str
    need: SkillNeed


@dataclass(frozen=True, slots=True)
class _Part:
    """A table: what of a catalogue it holds, its records there, and what names a record."""

    table: str
    held: str
    records: Callable[[Catalogue], Iterable[Any]]
    key: Callable[[Any], tuple[Any, ...]]


def _bare(trades: Iterable[Trade]) -> Iterator[Trade]:
    return (replace(trade, skills=()) for trade in trades)


def _needs(catalogue: Catalogue) -> Iterator[TradeNeed]:
    return (TradeNeed(trade.code, need) for trade in catalogue.trades.values() for need in trade.skills)


PARTS = (
    _Part("trades", "trades", lambda c: _bare(c.trades.values()), lambda r: (r.code,)),
    _Part("skills", "skills", lambda c: c.skills.values(), lambda r: (r.code,)),
    _Part("trade_skills", "trades", _needs, lambda r: (r.trade, r.need.skill)),
    _Part("activities", "activities", lambda c: c.activities.values(), lambda r: (r.code,)),
    _Part("sessions", "sessions", lambda c: c.sessions, lambda r: (r.activity, r.code)),
    _Part("competencies", "competencies", lambda c: c.competencies, lambda r: (r.program, r.code)),
    _Part("closures", "closures", lambda c: c.closures, lambda r: (r.start, r.end)),
    _Part("places", "places", lambda c: c.places.values(), lambda r: (r.code,)),
    _Part("wages", "wages", lambda c: c.wages, lambda r: (r.trade, r.region, r.period)),
    _Part(
        "outlook",
        "outlooks",
        lambda c: c.outlooks,
        lambda r: (r.trade, r.region, r.vocabulary, r.vintage, r.horizon),
    ),
    _Part("measures", "measures", lambda c: c.measures, lambda r: (r.code, r.valid_from or "")),
    _Part("sources", "sources", lambda c: c.sources, lambda r: (r.table, r.source)),
    _Part("terms", "terms", lambda c: c.terms.values(), lambda r: (r.kind, r.code)),
    _Part("trade_titles", "titles", lambda c: c.titles, lambda r: (r.trade, r.language, r.title)),
    _Part("nearness", "nearness", lambda c: c.nearness, lambda r: (r.trade, r.near)),
)
TABLES: dict[str, _Part] = {part.table: part for part in PARTS}


def drift(before: Catalogue, after: Catalogue) -> tuple[TableDrift, ...]:
    """Return what differs, table by table; retired rows left a catalogue and count as not there."""
    found: dict[str, list[Turn]] = {}
    for turn in turns(before, after):
        found.setdefault(turn.table, []).append(turn)
    return tuple(_table(table, differing) for table, differing in found.items())


def turns(before: Catalogue, after: Catalogue, tables: Iterable[str] = tuple(TABLES)) -> tuple[Turn, ...]:
    """Return each row of the tables that differs, as it was and as it is."""
    old, new = before.offered(), after.offered()
    return tuple(turn for table in tables for turn in _turns(table, old, new))


def _turns(table: str, old: Catalogue, new: Catalogue) -> Iterator[Turn]:
    held = TABLES[table].held
    # Most tables do not differ, and to compare them whole is much faster than row by row.
    if getattr(old, held) == getattr(new, held):
        return
    before, after = rows(table, old), rows(table, new)
    for key, record in after.items():
        if before.get(key) != record:
            yield Turn(table, key, before.get(key), record)
    for key, record in before.items():
        if key not in after:
            yield Turn(table, key, record, None)


def sizes(catalogue: Catalogue) -> dict[str, int]:
    """Return how many rows each table of a catalogue offers."""
    offered = catalogue.offered()
    found = {part.table: len(getattr(offered, part.held)) for part in PARTS}
    return {**found, "trade_skills": sum(len(trade.skills) for trade in offered.trades.values())}


def row_key(table: str, record: Any) -> Key:
    """Return what names a record in its table."""
    return tuple(str(name) for name in TABLES[table].key(record) if name != "")


def rows(table: str, catalogue: Catalogue) -> Rows:
    """Return the records by what names them; equal names are told apart by their number."""
    found: Rows = {}
    seen: Counter[Key] = Counter()
    for record in TABLES[table].records(catalogue):
        key = row_key(table, record)
        seen[key] += 1
        found[(*key, f"({seen[key]})") if seen[key] > 1 else key] = record
    return found


def _table(table: str, differing: Iterable[Turn]) -> TableDrift:
    found = tuple(differing)
    return TableDrift(
        table,
        tuple(turn.key for turn in found if turn.before is None),
        tuple(ChangedRow(t.key, edits(t)) for t in found if t.before is not None and t.after is not None),
        tuple(turn.key for turn in found if turn.after is None),
    )


def edits(turn: Turn) -> tuple[Edit, ...]:
    """Return the values that differ in a row that is there before and after."""
    return tuple(_edits(turn.before, turn.after))


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
