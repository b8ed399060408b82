"""Plans as JSON text: what is kept of a plan as it stood, and read again only if it is one of ours."""

import json
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from planner.case import REQUALIFICATION, UPGRADING, Addition, Case, Preferences, Target, WeeklyHours
from planner.fields import CASES, LISTS, Place, Row, Value, case_from_rows, case_rows, defaults
from planner.plan import STATUSES, Plan, Step

# What a text that another program wrote may make reading stumble over.
FAULTS = (AttributeError, KeyError, TypeError, ValueError, RecursionError)
PLAN, STEPS, HASH = "plan", "steps", "plan_hash"
OF_PLAN = (STEPS, "profiles")
WISHES = ("languages", "modes", "regions", "pinned", "forbidden", "weekly_hours", "additions")
FRACTIONS = ("hours", "hours_per_week")
LARGEST, LONGEST_KEY = 1e9, 200
QUOTED = re.compile(r'"([^"\\]+)"')


def plan_text(plan: Plan, paper: str = "") -> str:
    """Return a plan as JSON text: its fields and its steps, without what is as by default.

    `paper` is the hash on the paper that says it; whoever reads the plan again passes over it.
    """
    rows = case_rows(Case(Preferences(date.min), plan=plan, id=""))
    own = {name: value for name, value in rows[CASES, ""].items() if name.startswith("plan_")}
    return _written(rows | {(CASES, ""): own | ({HASH: paper} if paper else {})}, OF_PLAN)


def paper_of(text: str) -> str:
    """Return the hash on the paper that said the plan of a text; nothing when it was not kept."""
    try:
        said = json.loads(text)[PLAN].get(HASH)
    except FAULTS:
        return ""
    return said if isinstance(said, str) else ""


def plan_from(text: str) -> Plan | None:
    """Return the plan of a text; None if it is not one of ours."""
    case = _read(text, OF_PLAN)
    return case.plan if case else None


def steps_in(text: str) -> int | None:
    """Return how many steps a text of a plan has, also one of another version; None if it is no such text."""
    try:
        return len(json.loads(text)[STEPS])
    except FAULTS:
        plan = plan_from(text)
        return len(plan.steps) if plan else None


def whole_text(case: Case) -> str:
    """Return the plan of a case as JSON text, with what it rests on: kind, target and preferences."""
    return _written(case_rows(resting(case, "")), (*OF_PLAN, *WISHES))


@lru_cache(maxsize=256)
def whole_from(text: str) -> Case | None:
    """Return a case without a client that has the plan of a text and what it rests on; None if damaged."""
    case = _read(text, (*OF_PLAN, *WISHES))
    return resting(case, "") if case and case.kind in (REQUALIFICATION, UPGRADING) else None


def resting(case: Case, case_id: str) -> Case:
    """Return a case that has only the plan of another one, and what that plan rests on."""
    return Case(case.preferences, target=case.target, kind=case.kind, plan=case.plan, id=case_id)


def codes_in(text: str) -> set[str]:
    """Return every word that stands in a text, the codes of the catalogue among them, at little cost."""
    return set(QUOTED.findall(text))


def sessions_in(text: str) -> set[tuple[str, str]]:
    """Return the activity and the session of each step in a text; none of one that is damaged."""
    plan = plan_from(text)
    return {(step.activity, step.session) for step in plan.steps} if plan else set()


def is_text_of(text: str, step: str = "") -> bool:
    """Say whether a text is one of a plan that has the step of that id, or of any plan if none is named."""
    try:
        held = json.loads(text)[STEPS]
        return isinstance(held, dict) and (not step or step in held)
    except FAULTS:
        return False


def with_step(text: str, step: str, row: Row) -> str:
    """Return the text of a plan in which a step says what those cells say."""
    kept = json.loads(text)
    cells = {**defaults(STEPS), **kept[STEPS].get(step, {}), **row}
    kept[STEPS][step] = _stated(STEPS, cells)
    return _as_text(kept)


def told_in(text: str, names: Iterable[str]) -> Any:
    """Return what a text says of a plan apart from the fields of those names, to compare."""
    try:
        kept = json.loads(text)
        kept[PLAN] = {name: value for name, value in kept[PLAN].items() if name not in names}
    except FAULTS:
        return text
    return kept


def _written(rows: Mapping[Place, Row], tables: tuple[str, ...]) -> str:
    kept: dict[str, Any] = {table: {} for table in tables}
    for (table, key), row in rows.items():
        if table == CASES:
            kept[PLAN] = _stated(table, row)
        elif table in tables:
            kept[table][key] = _stated(table, row)
    return _as_text(kept)


def _as_text(kept: Any) -> str:
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _stated(table: str, row: Row) -> dict[str, Any]:
    usual = defaults(table)
    return {name: value for name, value in row.items() if name not in usual or usual[name] != value}


def _read(text: str, tables: tuple[str, ...]) -> Case | None:
    try:
        kept = json.loads(text, parse_constant=_not_a_number)
        rows: dict[Place, Row] = {(CASES, ""): {"start": date.min.isoformat(), **_sound(CASES, kept[PLAN])}}
        for table in tables:
            rows |= {(table, _key(key)): _sound(table, row) for key, row in kept[table].items()}
        return case_from_rows("", rows)
    except FAULTS:
        return None


def _key(key: str) -> str:
    if len(key) > LONGEST_KEY:
        raise ValueError(key)
    return _plain(key)


def _plain(text: str) -> str:
    """Return a text that can be stored; ValueError for any other one."""
    text.encode()
    if "\0" in text:
        raise ValueError(text)
    return text


def _sound(table: str, row: Any) -> Row:
    """Return the cells of a row that are ours; ValueError when one is of another type."""
    sample = _samples()[table]
    found: Row = {name: cell for name, cell in dict(row).items() if name in sample}
    for name, cell in found.items():
        known = sample[name]
        if type(cell) not in _types(name, known) or (isinstance(cell, str) and not _is_word(name, cell)):
            raise ValueError(name)
        if isinstance(cell, int | float) and not (math.isfinite(cell) and abs(cell) < _most(name)):
            raise ValueError(name)
    return found


def _types(name: str, known: Value) -> tuple[type, ...]:
    if name in FRACTIONS:
        return int, float
    if name == "keep_job":
        return bool, type(None)
    if known is None:
        return (int if name.endswith("_cents") else str), type(None)
    return (type(known),)


def _is_word(name: str, cell: str) -> bool:
    return bool(_plain(cell) == cell) and (name != "status" or cell in STATUSES)


def _most(name: str) -> float:
    return LARGEST if name in FRACTIONS else 2**53


@lru_cache(maxsize=1)
def _samples() -> Mapping[str, Row]:
    """Return a row of each table that a text may hold: its fields, and of what type they are."""
    lists: Any = dict.fromkeys(("languages", "modes", "regions", "pinned", "forbidden"), ("a",))
    wishes = Preferences(date.min, weekly_hours=(WeeklyHours(date.min, 0),), **lists)
    target, plan = Target(additions=(Addition("a", 0),)), Plan((Step("a"),), ("a",))
    rows = case_rows(Case(wishes, target=target, plan=plan, id=""))
    named = {listed.table for listed in LISTS} | {CASES}
    return {table: row for (table, _), row in rows.items() if table in named}


def _not_a_number(constant: str) -> Any:
    raise ValueError(constant)
