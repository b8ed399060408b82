"""The store of the catalogue: read whole, replaced whole, with what stored plans use kept as retired."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, union

from db import schema
from db.database import Database
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
from planner.fields import AGAIN
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


class CatalogueStore:
    """The catalogue of a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> Catalogue:
        """Return the whole catalogue as one snapshot, retired rows included."""
        with self._database.reading() as connection:
            return _loaded(connection)

    def replace(self, catalogue: Catalogue) -> None:
        """Put another catalogue in the place of the present one; rows that plans use stay, retired."""
        with self._database.writing() as connection:
            whole = _with_retired(catalogue, _loaded(connection), connection)
            for part in PARTS:
                connection.execute(delete(part.table))
                _insert(connection, part.table, _rows(part, whole))
            _insert(connection, schema.trade_skills, _need_rows(whole))
            connection.execute(delete(schema.catalogue_warnings))
            warnings = [{"position": n, "detail": written(dict(w))} for n, w in enumerate(whole.warnings)]
            _insert(connection, schema.catalogue_warnings, warnings)


def _loaded(connection: Connection) -> Catalogue:
    needs = _needs(connection)
    trades = (replace(t, skills=tuple(needs.get(t.code, ()))) for t in _values(connection, TRADES))
    by_code: dict[str, Any] = {p.name: {v.code: v for v in _values(connection, p)} for p in BY_CODE}
    in_order: dict[str, Any] = {p.name: tuple(_values(connection, p)) for p in IN_ORDER}
    warnings = schema.catalogue_warnings
    found = connection.execute(select(warnings.c.detail).order_by(warnings.c.position)).scalars()
    told = tuple(json.loads(detail) for detail in found)
    return Catalogue(trades={t.code: t for t in trades}, warnings=told, **by_code, **in_order)


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


def _rows(part: Part, catalogue: Catalogue) -> list[dict[str, Any]]:
    values = tuple(part.values(catalogue))
    rows = numbered(part.kind, values)
    if part is TRADES:
        for row, trade in zip(rows, values, strict=True):
            row["title_key"] = folded(f"{trade.title.fr} {trade.title.en}")
    return rows


def _need_rows(catalogue: Catalogue) -> list[dict[str, Any]]:
    return [
        {"trade": t.code, "position": n, **codec(SkillNeed).row(need)}
        for t in catalogue.trades.values()
        for n, need in enumerate(t.skills)
    ]


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _with_retired(new: Catalogue, old: Catalogue, connection: Connection) -> Catalogue:
    sessions = _used_sessions(connection) - {(s.activity, s.code) for s in new.sessions}
    left = [s for s in old.sessions if (s.activity, s.code) in sessions]
    trades = _kept(new.trades, old.trades, _used_trades(connection))
    needed = {need.skill for trade in trades.values() if trade.retired for need in trade.skills}
    terms = _left(new.terms, old.terms, _listed(connection, "credentials") | _facts(connection, "declared"))
    return replace(
        new,
        trades=trades,
        skills=_kept(new.skills, old.skills, _used_skills(connection) | needed),
        activities=_kept(new.activities, old.activities, _used_activities(connection)),
        sessions=(*new.sessions, *(replace(s, retired=True) for s in left)),
        terms={**new.terms, **terms},
    )


def _kept(new: Mapping[str, Any], old: Mapping[str, Any], used: set[str]) -> Mapping[str, Any]:
    left = _left(new, old, used)
    return {**new, **{code: replace(value, retired=True) for code, value in left.items()}}


def _left(new: Mapping[str, Any], old: Mapping[str, Any], used: set[str]) -> Mapping[str, Any]:
    return {code: value for code, value in old.items() if code in used and code not in new}


def _used_activities(connection: Connection) -> set[str]:
    steps, past = schema.case_steps.c.activity, schema.case_activities.c.activity
    found = connection.execute(union(select(steps), select(past))).scalars()
    return {*found, *_listed(connection, "pinned")}


def _used_sessions(connection: Connection) -> set[tuple[str, str]]:
    tables = (schema.case_steps, schema.case_activities)
    query = union(*(select(t.c.activity, t.c.session) for t in tables))
    return {(activity, session) for activity, session in connection.execute(query)}


def _used_trades(connection: Connection) -> set[str]:
    cases = schema.cases.c
    named = connection.execute(union(select(cases.trade), select(cases.target_trade))).scalars()
    return {*named, *_facts(connection, "experience")}


def _used_skills(connection: Connection) -> set[str]:
    held, added = schema.case_skills.c.row, schema.case_additions.c.skill
    return set(connection.execute(union(select(held), select(added))).scalars())


def _listed(connection: Connection, name: str) -> set[str]:
    """Return the codes that some case has in its list of that name."""
    codes = schema.case_codes.c
    found = connection.execute(select(codes.row).where(codes.list == name)).scalars()
    return {code.partition(AGAIN)[0] for code in found}


def _facts(connection: Connection, name: str) -> set[str]:
    """Return the codes about which some case states a fact of that name."""
    facts = schema.case_facts.c
    return set(connection.execute(select(facts.row).where(facts.list == name)).scalars())
