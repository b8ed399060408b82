"""The tables of the catalogue: what is published, read whole and replaced whole."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select

from db import schema
from db.bulk import insert_rows
from db.rows import codec, numbered, written
from planner.catalogue import (
    Activity,
    Catalogue,
    Competency,
    Measure,
    Nearness,
    Outlook,
    Place,
    Session,
    Skill,
    SkillNeed,
    Source,
    Term,
    Trade,
    TradeTitle,
    Wage,
)  # fmt: skip
from planner.dates import Period
from planner.text import folded


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the catalogue, the type of its values and the table that holds them."""

    name: str
    kind: type[Any]
    table: Table

    def values(self, catalogue: Catalogue) -> Iterable[Any]:
        """Return the part's values in the catalogue, in order."""
        held = getattr(catalogue, self.name)
        return held.values() if isinstance(held, Mapping) else tuple(held)


TRADES, SKILLS = Part("trades", Trade, schema.trades), Part("skills", Skill, schema.skills)
ACTIVITIES = Part("activities", Activity, schema.activities)
SESSIONS = Part("sessions", Session, schema.sessions)
BY_CODE = (SKILLS, ACTIVITIES, Part("places", Place, schema.places), Part("terms", Term, schema.terms))
IN_ORDER = (
    SESSIONS,
    Part("competencies", Competency, schema.competencies),
    Part("closures", Period, schema.closures),
    Part("wages", Wage, schema.wages),
    Part("outlooks", Outlook, schema.outlooks),
    Part("measures", Measure, schema.measures),
    Part("sources", Source, schema.sources),
    Part("titles", TradeTitle, schema.trade_titles),
    Part("nearness", Nearness, schema.nearness),
)
PARTS = (TRADES, *BY_CODE, *IN_ORDER)
NAMED = {part.name: part for part in PARTS}


def published_catalogue(connection: Connection) -> Catalogue:
    """Return the catalogue as published, retired rows included."""
    needs = _needs(connection)
    trades = (replace(t, skills=tuple(needs.get(t.code, ()))) for t in _values(connection, TRADES))
    others: dict[str, Any] = {part.name: _held(connection, part) for part in (*BY_CODE, *IN_ORDER)}
    return Catalogue(trades={t.code: t for t in trades}, warnings=_warnings(connection), **others)


def publish(connection: Connection, whole: Catalogue, old: Catalogue) -> None:
    """Put a catalogue in the place of the old one; the tables that do not differ stay as they are."""
    for part in PARTS:
        if tuple(part.values(whole)) != tuple(part.values(old)):
            _replace(connection, part, whole)
    connection.execute(delete(schema.catalogue_warnings))
    warnings = [(n, written(dict(w))) for n, w in enumerate(whole.warnings)]
    insert_rows(connection, schema.catalogue_warnings, ("position", "detail"), warnings)


def _replace(connection: Connection, part: Part, whole: Catalogue) -> None:
    connection.execute(delete(part.table))
    names, rows = ("position", *codec(part.kind).columns), numbered(part.kind, part.values(whole))
    if part is not TRADES:
        return insert_rows(connection, part.table, names, rows)
    keyed = [(*row, _title_key(trade)) for row, trade in zip(rows, whole.trades.values(), strict=True)]
    insert_rows(connection, part.table, (*names, "title_key"), keyed)
    # What trades need went with them.
    insert_rows(
        connection, schema.trade_skills, ("trade", "position", *codec(SkillNeed).columns), _need_rows(whole)
    )


def published_part(connection: Connection, *names: str) -> Catalogue:
    """Return a catalogue with some parts of what is published: enough where only those are asked."""
    return Catalogue(**{name: _held(connection, NAMED[name]) for name in names})


def _held(connection: Connection, part: Part) -> Any:
    found = _values(connection, part)
    return {value.code: value for value in found} if part in BY_CODE else tuple(found)


def add_row(connection: Connection, name: str, value: Any) -> None:
    """Add a row to those that are published, after all others."""
    part = NAMED[name]
    last = select(func.coalesce(func.max(part.table.c.position), -1)).scalar_subquery()
    connection.execute(insert(part.table).values(position=last + 1, **codec(part.kind).row(value)))


def _warnings(connection: Connection) -> tuple[Mapping[str, str], ...]:
    warnings = schema.catalogue_warnings
    found = connection.execute(select(warnings.c.detail).order_by(warnings.c.position)).scalars()
    return tuple(json.loads(detail) for detail in found)


def _values(connection: Connection, part: Part) -> list[Any]:
    named = codec(part.kind)
    columns = [part.table.c[name] for name in named.columns]
    rows = connection.execute(select(*columns).order_by(part.table.c.position))
    return [named.value(*row) for row in rows]


def _needs(connection: Connection) -> Mapping[str, list[SkillNeed]]:
    table = schema.trade_skills
    query = select(table.c.trade, table.c.skill, table.c.level, table.c.importance)
    needs: dict[str, list[SkillNeed]] = {}
    for trade, *need in connection.execute(query.order_by(table.c.trade, table.c.position)):
        needs.setdefault(trade, []).append(SkillNeed(*need))
    return needs


def _need_rows(catalogue: Catalogue) -> list[tuple[Any, ...]]:
    cells = codec(SkillNeed).cells
    return [(t.code, n, *cells(need)) for t in catalogue.trades.values() for n, need in enumerate(t.skills)]


def _title_key(trade: Trade) -> str:
    return folded(f"{trade.title.fr} {trade.title.en}")
