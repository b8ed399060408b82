"""The revisions of a plan: what was adopted, printed or signed is kept as it stood, and can be restored."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from planner.case import Case, Preferences, new_id
from planner.fields import CASES, Place, Row, case_from_rows, case_rows, defaults
from planner.keeping import Revision
from planner.plan import Plan, Step

ADOPTED, PRINTED, SIGNED, REPLACED = "adopted", "printed", "signed", "replaced"
ADDED, REMOVED, MOVED, CHANGED = "added", "removed", "moved", "changed"
LARGEST = 100_000
DATES = ("start", "end", "due", "session")
# What a plan says of itself, and not of what is to be done: a new number alone makes no other plan.
OWN_NUMBERS = ("plan_revision", "plan_catalogue_version", "plan_prepared")
TABLES = ("steps", "profiles")
# What a text that another program wrote may make reading stumble over.
FAULTS = (AttributeError, KeyError, TypeError, ValueError, RecursionError)


@dataclass(frozen=True, slots=True)
class StepChange:
    """What became of a step from one plan to another; `before` or `after` is None where it is not there."""

    kind: str
    before: Step | None
    after: Step | None


def frozen(case: Case, day: date, author: str, reason: str) -> Case:
    """Return the case with its plan kept as it stands, under the number that paper bears.

    What is kept already for the same reason is not kept twice.
    """
    numbered = revised(case)
    number, text = numbered.plan.revision, plan_text(numbered.plan)
    if not case.plan.steps or any(r.number == number and r.reason == reason for r in case.keeping.revisions):
        return numbered if case.plan.steps else case
    kept = Revision(new_id(), number, day, author, reason, text if len(text) <= LARGEST else "")
    keeping = replace(case.keeping, revisions=(*case.keeping.revisions, kept))
    return replace(numbered, keeping=keeping)


def revised(case: Case) -> Case:
    """Return the case with its plan’s number: that of the last one kept if it is the same, else the next."""
    number = _number(case)
    return case if number == case.plan.revision else replace(case, plan=replace(case.plan, revision=number))


def _number(case: Case) -> int:
    last = max(case.keeping.revisions, key=lambda r: (r.number, r.id), default=None)
    if last is None:
        return max(case.plan.revision, 1) if case.plan.steps else case.plan.revision
    same = _told(last.plan) == _told(plan_text(case.plan))
    return last.number if same else max(case.plan.revision, last.number + 1)


def in_order(case: Case) -> tuple[Revision, ...]:
    """Return the revisions of a case, the newest first."""
    return tuple(
        sorted(case.keeping.revisions, key=lambda r: (r.number, r.day or date.min, r.id), reverse=True)
    )


def restored(case: Case, revision: Revision, day: date, author: str) -> Case:
    """Return the case with the plan of a revision; the plan that it replaces is kept first.

    The case itself is returned when the revision cannot be read.
    """
    plan = plan_of(revision)
    if plan is None:
        return case
    kept = frozen(case, day, author, REPLACED)
    now = replace(plan, revision=kept.plan.revision, catalogue_version=case.plan.catalogue_version)
    return revised(replace(kept, plan=now))


def differences(before: Plan, after: Plan) -> tuple[StepChange, ...]:
    """Return what became of each step that is not the same in both plans, in order of time."""
    pairs = _pairs(before, after)
    found = [StepChange(_kind(one, other), one, other) for one, other in pairs if one != other]
    return tuple(sorted(found, key=lambda change: _day(change.after or change.before)))


def _pairs(before: Plan, after: Plan) -> Iterator[tuple[Step | None, Step | None]]:
    """Pair the steps of two plans: by their id, then by what is done in them."""
    left = {step.id: step for step in after.steps}
    alone = []
    for step in before.steps:
        if step.id in left:
            yield step, left.pop(step.id)
        else:
            alone.append(step)
    for step in alone:
        other = next((s for s in left.values() if _what(s) == _what(step)), None)
        yield step, left.pop(other.id) if other else None
    yield from ((None, step) for step in left.values())


def _what(step: Step) -> tuple[str, str, str]:
    return step.activity, step.formality, step.title


def _kind(before: Step | None, after: Step | None) -> str:
    if before is None or after is None:
        return ADDED if before is None else REMOVED
    moved = any(getattr(before, name) != getattr(after, name) for name in DATES)
    return MOVED if moved else CHANGED


def _day(step: Step | None) -> date:
    return step.day if step else date.max


def plan_text(plan: Plan) -> str:
    """Return a plan as JSON text: its fields and its steps, without what is as by default."""
    case = Case(Preferences(date.min), plan=plan, id="")
    kept: dict[str, Any] = {table: {} for table in TABLES}
    for (table, key), row in case_rows(case).items():
        if table in TABLES:
            kept[table][key] = _stated(table, row)
        elif table == CASES:
            kept["plan"] = _stated(CASES, {n: value for n, value in row.items() if n.startswith("plan_")})
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _stated(table: str, row: Row) -> dict[str, Any]:
    usual = defaults(table)
    return {name: value for name, value in row.items() if name not in usual or usual[name] != value}


def plan_of(revision: Revision) -> Plan | None:
    """Return the plan that a revision kept; None if its text is not one of ours."""
    try:
        kept = json.loads(revision.plan, parse_constant=_not_a_number)
        rows: dict[Place, Row] = {(CASES, ""): {"start": date.min.isoformat(), **_sound(CASES, kept["plan"])}}
        for table in TABLES:
            rows |= {(table, str(key)): _sound(table, row) for key, row in kept[table].items()}
        return case_from_rows("", rows).plan
    except FAULTS:
        return None


def _sound(table: str, row: Any) -> Row:
    """Return a row whose cells are of the types of ours; ValueError for anything else."""
    usual = defaults(table)
    for name, cell in dict(row).items():
        known = usual.get(name, "")
        allowed: tuple[type, ...] = (int,) if name.endswith("_cents") else (str,)
        if known is not None:
            allowed = (int, float) if type(known) in (int, float) else (type(known),)
        wrong = type(cell) not in (*allowed, *(() if known is not None else (type(None),)))
        if wrong or (isinstance(cell, float) and not math.isfinite(cell)):
            raise ValueError(name)
    found: Row = dict(row)
    return found


def _not_a_number(constant: str) -> Any:
    raise ValueError(constant)


def _told(text: str) -> Any:
    """Return what a plan says apart from its numbers."""
    try:
        kept = json.loads(text)
        kept["plan"] = {name: value for name, value in kept["plan"].items() if name not in OWN_NUMBERS}
    except FAULTS:
        return text
    return kept
