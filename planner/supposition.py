"""Suppose one thing of a case were otherwise: changes that a search is asked about before any is kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce
from typing import Any

from planner import plan as plans
from planner.case import WEEKLY_HOURS as FULL_WEEK
from planner.case import Case, WeeklyHours
from planner.client import SkillLevel
from planner.plan import Step
from planner.requirement import Credential, Declared, Not, Requirement, Subject, requirement_from

CONDITIONAL, CREDENTIAL, SESSION, WEEKLY_HOURS = "conditional", "credential", "session", "weekly_hours"
PINNED_STEPS = "pinned_steps"
START, TOGETHER = "start", "together"
SUBJECT, SKILL, EXPERIENCE, DECLARED = "subject_level", "skill_level", "experience_months", "declared_fact"
OTHER_FIELDS = "other_fields"
PREFERENCES = (
    START,
    "deadline",
    "keep_job",
    "languages",
    "modes",
    "regions",
    "money_limit_cents",
    "pinned",
    "forbidden",
    OTHER_FIELDS,
)


def suppose(case: Case, name: str, value: Any) -> Case:
    """Return the case in which a limit, a fact or a session is `value`; an unknown name is a bug."""
    if name in PREFERENCES:
        changes: dict[str, Any] = {name: tuple(value) if isinstance(value, list | tuple) else value}
        return replace(case, preferences=replace(case.preferences, **changes))
    return FACTS[name](case, value)


def relaxed(case: Case, change: Mapping[str, Any]) -> Case:
    """Return the case with a relaxation of a search applied."""
    if change["constraint"] == TOGETHER:
        return reduce(relaxed, changes_of(change), case)
    if change["constraint"] == WEEKLY_HOURS:
        return raised_hours(case, change["to"])
    return suppose(case, change["constraint"], change.get("to"))


def changes_of(change: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the changes of several limits that open a pathway only together."""
    for name, value in change["to"].items():
        yield {"constraint": name, "from": change["from"][name], "to": value}


def raised_hours(case: Case, hours: float | Iterable[Mapping[str, Any]]) -> Case:
    """Return the case in which every week has at least so many hours of study, or each period its own."""
    if not isinstance(hours, int | float):
        rows = tuple(WeeklyHours(row["from"], row["hours"]) for row in hours)
        return replace(case, preferences=replace(case.preferences, weekly_hours=rows))
    stated = case.preferences.weekly_hours
    if not stated and hours > FULL_WEEK:
        return _weekly_hours(case, (WeeklyHours(case.preferences.start, hours),))
    rows = tuple(replace(row, hours=max(row.hours, hours)) for row in stated)
    return replace(case, preferences=replace(case.preferences, weekly_hours=rows))


def can_relax(change: Mapping[str, Any]) -> bool:
    """Say whether a relaxation is something to change: an age or a date cannot be noted by a click."""
    if change["constraint"] == TOGETHER:
        return all(map(can_relax, changes_of(change)))
    if change["constraint"] != CONDITIONAL:
        return change["constraint"] in (*PREFERENCES, *FACTS)
    return all(_can_note(tree) for tree in map(requirement_from, change.get("to") or ()))


def _can_note(condition: Requirement) -> bool:
    if isinstance(condition, Not):
        return isinstance(condition.of, Declared)
    return isinstance(condition, Subject | Declared | Credential)


def _weekly_hours(case: Case, periods: Iterable[WeeklyHours]) -> Case:
    return replace(case, preferences=replace(case.preferences, weekly_hours=tuple(periods)))


def _session(case: Case, step: Step) -> Case:
    """Have a step taken in its session, whatever else the search chooses."""
    others = [s for s in case.plan.activity_steps if s.activity == step.activity and s.status == "planned"]
    kept = case.plan
    for other in others:
        kept = plans.remove(kept, other.id)
    return replace(case, plan=plans.add(kept, replace(step, pinned=True)))


def pinned_steps(case: Case) -> tuple[Step, ...]:
    """Return the steps still to come that every search keeps where they are."""
    return tuple(s for s in case.plan.activity_steps if s.pinned and s.status == "planned")


def _pinned_steps(case: Case, codes: Iterable[str]) -> Case:
    """Free the pinned steps of all other activities."""
    kept, free = set(codes), case.plan
    for step in pinned_steps(case):
        free = free if step.activity in kept else plans.pin(free, step.id, False)
    return replace(case, plan=free)


def _subject(case: Case, stated: tuple[str, int]) -> Case:
    subject, level = stated
    return _of_client(case, subjects={**case.client.subjects, subject: level})


def _skill(case: Case, stated: tuple[str, int]) -> Case:
    """Suppose another level; the evidence of a skill stays with it."""
    code, level = stated
    known = case.client.skills.get(code, SkillLevel(0))
    return _of_client(case, skills={**case.client.skills, code: replace(known, level=level)})


def _experience(case: Case, stated: tuple[str, int]) -> Case:
    trade, months = stated
    return _of_client(case, experience={**case.client.experience, trade: months})


def _declared(case: Case, stated: tuple[str, bool]) -> Case:
    fact, holds = stated
    return _of_client(case, declared={**case.client.declared, fact: holds})


def _of_client(case: Case, **facts: Any) -> Case:
    return replace(case, client=replace(case.client, **facts))


def _credential(case: Case, code: str) -> Case:
    return noted(case, (Credential(code),))


def _conditions(case: Case, trees: Iterable[Mapping[str, Any]]) -> Case:
    return noted(case, map(requirement_from, trees))


def noted(case: Case, conditions: Iterable[Requirement]) -> Case:
    """Return the case in which the client holds or declares what the conditions ask; others are left out."""
    for condition in conditions:
        case = _of_client(case, **_fact(case, condition))
    return case


def _fact(case: Case, condition: Requirement) -> dict[str, Any]:
    client = case.client
    match condition:
        case Credential(code) if code not in client.credentials:
            return {"credentials": (*client.credentials, code)}
        case Subject(subject, level):
            best = max(level, client.subjects.get(subject, 0))
            return {"subjects": {**client.subjects, subject: best}}
        case Declared(fact):
            return {"declared": {**client.declared, fact: True}}
        case Not(Declared(fact)):
            return {"declared": {**client.declared, fact: False}}
    return {}


FACTS: Mapping[str, Callable[[Case, Any], Case]] = {
    WEEKLY_HOURS: _weekly_hours,
    CREDENTIAL: _credential,
    CONDITIONAL: _conditions,
    SESSION: _session,
    PINNED_STEPS: _pinned_steps,
    SUBJECT: _subject,
    SKILL: _skill,
    EXPERIENCE: _experience,
    DECLARED: _declared,
}
