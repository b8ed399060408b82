"""Which step of a plan opens which other one: the arrows of the calendar."""

from dataclasses import dataclass

from planner.case import Case
from planner.catalogue import Activity, Catalogue
from planner.failures import FAILED
from planner.plan import Step
from planner.requirement import (
    Concurrent,
    Condition,
    Credential,
    Declared,
    Experience,
    Finished,
    SkillAt,
    Subject,
    conditions,
)


@dataclass(frozen=True, slots=True)
class Link:
    """A condition of the step `later` that the step `earlier` meets; both are step ids."""

    earlier: str
    later: str
    condition: Condition


def links(case: Case, catalogue: Catalogue) -> tuple[Link, ...]:
    """Return one link per pair of steps where the earlier one gives what the later one asks."""
    found: dict[tuple[str, str], Link] = {}
    for later in case.plan.activity_steps:
        for condition in _open_conditions(later, case, catalogue):
            for earlier in _givers(condition, later, case, catalogue):
                found.setdefault((earlier.id, later.id), Link(earlier.id, later.id, condition))
    return tuple(found.values())


def _open_conditions(step: Step, case: Case, catalogue: Catalogue) -> list[Condition]:
    activity = catalogue.activities.get(step.activity)
    if activity is None:
        return []
    return [c for c in conditions(activity.requires) if not _held_already(c, case)]


def _held_already(condition: Condition, case: Case) -> bool:
    client = case.client
    match condition:
        case Subject(subject, level):
            return client.subjects.get(subject, 0) >= level
        case Credential(code):
            return code in client.credentials
        case SkillAt(skill, level):
            return client.level_of(skill) >= level
        case Experience(trade, months):
            return client.experience.get(trade, 0) >= months
    return False


def _givers(condition: Condition, later: Step, case: Case, catalogue: Catalogue) -> list[Step]:
    steps = [s for s in case.plan.activity_steps if s.id != later.id and _comes_before(s, later, condition)]
    return [s for s in steps if _gives(catalogue.activities.get(s.activity), condition)]


def _comes_before(step: Step, later: Step, condition: Condition) -> bool:
    if step.status == FAILED or not (step.start and step.end and later.start):
        return False
    return step.start <= later.start if isinstance(condition, Concurrent) else step.end <= later.start


def _gives(activity: Activity | None, condition: Condition) -> bool:
    if activity is None:
        return False
    given = activity.grants
    match condition:
        case Finished(code) | Concurrent(code):
            return activity.code == code
        case Subject(subject, level):
            return given.subjects.get(subject, 0) >= level
        case Credential(code):
            return code in given.credentials
        case SkillAt(skill, level):
            return given.skills.get(skill, 0) >= level
        case Experience(trade, _):
            return trade in given.experience
        case Declared(fact):
            return fact in given.declared
    return False
