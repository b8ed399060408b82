"""What stored cases use of a catalogue: such rows are retired, never deleted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select, union

from db import schema
from planner.catalogue import Catalogue, Competency
from planner.drift import Key
from planner.fields import AGAIN
from planner.plan_text import codes_in, sessions_in
from planner.recognition import catalogued
from planner.standing import RECOGNISED

ACTIVITIES = "activities"


def with_retired(new: Catalogue, old: Catalogue, connection: Connection) -> Catalogue:
    """Return the new catalogue with the rows of the old one that cases still use, retired."""
    sessions = _used_sessions(connection) - {(s.activity, s.code) for s in new.sessions}
    left = [s for s in old.sessions if (s.activity, s.code) in sessions]
    trades = _kept(new.trades, old.trades, _used_trades(connection))
    needed = {need.skill for trade in trades.values() if trade.retired for need in trade.skills}
    activities = _kept(new.activities, old.activities, {*map(catalogued, _used_activities(connection))})
    terms = _left(new.terms, old.terms, _listed(connection, "credentials") | _facts(connection, "declared"))
    return replace(
        new,
        trades=trades,
        skills=_kept(new.skills, old.skills, _used_skills(connection) | needed),
        activities=activities,
        sessions=(*new.sessions, *(replace(s, retired=True) for s in left)),
        competencies=(*new.competencies, *_competencies_left(new, old, connection)),
        terms={**new.terms, **terms},
    )


def _competencies_left(new: Catalogue, old: Catalogue, connection: Connection) -> Iterator[Competency]:
    """Yield the competencies of the programmes that left, by which cases are recognised."""
    recognised = {catalogued(c) for c in _used_activities(connection) if c.endswith(RECOGNISED)}
    left = recognised - new.activities.keys() - {c.program for c in new.competencies}
    return (competency for competency in old.competencies if competency.program in left)


def with_hidden(new: Catalogue, old: Catalogue) -> Catalogue:
    """Return the new catalogue, built on the office's, with what its withdrawn activities hid from it.

    Their sessions and competencies are not offered, but they are published, and come back with them.
    """
    withdrawn = {key[0] for (table, key), e in new.edited.items() if table == ACTIVITIES and e.value is None}
    sessions, competencies = {s.activity for s in new.sessions}, {c.program for c in new.competencies}
    hidden = [s for s in old.sessions if s.activity in withdrawn - sessions and not s.retired]
    held = [c for c in old.competencies if c.program in withdrawn - competencies]
    return replace(new, sessions=(*new.sessions, *hidden), competencies=(*new.competencies, *held))


def _kept(new: Mapping[str, Any], old: Mapping[str, Any], used: set[str]) -> Mapping[str, Any]:
    left = _left(new, old, used)
    return {**new, **{code: replace(value, retired=True) for code, value in left.items()}}


def _left(new: Mapping[str, Any], old: Mapping[str, Any], used: set[str]) -> Mapping[str, Any]:
    return {code: value for code, value in old.items() if code in used and code not in new}


def _used_activities(connection: Connection) -> set[str]:
    steps, past = schema.case_steps.c.activity, schema.case_activities.c.activity
    found = connection.execute(union(select(steps), select(past))).scalars()
    return {*found, *_listed(connection, "pinned"), *_named_aside(connection)}


def _used_sessions(connection: Connection) -> set[tuple[str, str]]:
    tables = (schema.case_steps, schema.case_activities)
    query = union(*(select(t.c.activity, t.c.session) for t in tables))
    current = {(activity, session) for activity, session in connection.execute(query)}
    return current.union(*map(sessions_in, _set_aside(connection)))


def _used_trades(connection: Connection) -> set[str]:
    cases = schema.cases.c
    named = connection.execute(union(select(cases.trade), select(cases.target_trade))).scalars()
    return {*named, *_facts(connection, "experience"), *_named_aside(connection)}


def _used_skills(connection: Connection) -> set[str]:
    held, added = schema.case_skills.c.row, schema.case_additions.c.skill
    current = set(connection.execute(union(select(held), select(added))).scalars())
    return current | _named_aside(connection)


def _named_aside(connection: Connection) -> set[str]:
    """Return every code that a plan set aside names, whatever it names."""
    return set[str]().union(*map(codes_in, _set_aside(connection)))


def _set_aside(connection: Connection) -> Iterable[str]:
    return connection.execute(select(schema.case_plans.c.plan)).scalars()


def _listed(connection: Connection, name: str) -> set[str]:
    """Return the codes that some case has in its list of that name."""
    codes = schema.case_codes.c
    found = connection.execute(select(codes.row).where(codes.list == name)).scalars()
    return {code.partition(AGAIN)[0] for code in found}


def _facts(connection: Connection, name: str) -> set[str]:
    """Return the codes about which some case states a fact of that name."""
    facts = schema.case_facts.c
    return set(connection.execute(select(facts.row).where(facts.list == name)).scalars())


def is_used(connection: Connection, table: str, key: Key) -> bool:
    """Say whether a case uses a row of the activities or sessions, which can be retired."""
    if table == ACTIVITIES:
        return key[0] in map(catalogued, _used_activities(connection))
    return table == "sessions" and key in _used_sessions(connection)
