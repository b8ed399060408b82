"""What a client holds on one day, and whether a requirement is met by it: true, false or unknown."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from planner import dates
from planner.client import Client
from planner.failures import failures
from planner.requirement import (
    Age,
    All,
    Any,
    AtLeast,
    Concurrent,
    Condition,
    Credential,
    Declared,
    Experience,
    Finished,
    Not,
    OutOfSchool,
    Requirement,
    SinceFailed,
    SkillAt,
    Subject,
    branches,
)

Truth = bool | None
UNKNOWN = None
# The recognition of a programme is an activity with the programme's code and this behind it.
RECOGNISED = "~RAC"


def _somewhere(condition: Condition) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Standing:
    """Facts held on `day`; a subject outside `known_subjects` may be higher than its level here.

    A condition that `leads_nowhere` names a code that the catalogue lacks: it is unmet, whatever is held.
    """

    day: date
    credentials: frozenset[str] = frozenset()
    subjects: Mapping[str, int] = field(default_factory=dict)
    skills: Mapping[str, int] = field(default_factory=dict)
    experience: Mapping[str, int] = field(default_factory=dict)
    declared: Mapping[str, bool] = field(default_factory=dict)
    finished: frozenset[str] = frozenset()
    under_way: frozenset[str] = frozenset()
    known_subjects: frozenset[str] = frozenset()
    birth_date: date | None = None
    left_school: date | None = None
    failed: Mapping[str, date | None] = field(default_factory=dict)
    leads_nowhere: Callable[[Condition], bool] = _somewhere


def both(truths: Iterable[Truth]) -> Truth:
    """Return Kleene's AND."""
    return at_least(len(known := list(truths)), known)


def either(truths: Iterable[Truth]) -> Truth:
    """Return Kleene's OR."""
    return at_least(1, truths)


def at_least(count: int, truths: Iterable[Truth]) -> Truth:
    """Return whether at least `count` are true, unknown while the unknown ones could decide."""
    known = list(truths)
    if known.count(True) >= count:
        return True
    return UNKNOWN if len(known) - known.count(False) >= count else False


def met(requirement: Requirement, standing: Standing) -> Truth:
    """Return whether the client meets the requirement on that day."""
    match requirement:
        case Not(branch):
            value = met(branch, standing)
            return UNKNOWN if value is UNKNOWN else not value
        case All() | Any() | AtLeast():
            return _joined(requirement, standing)
        case condition:
            return _holds(condition, standing)


def _joined(node: All | Any | AtLeast, standing: Standing) -> Truth:
    truths = [met(branch, standing) for branch in branches(node)]
    match node:
        case All():
            return both(truths)
        case Any():
            return either(truths)
        case AtLeast(count):
            return at_least(count, truths)


def _holds(condition: Condition, standing: Standing) -> Truth:
    if standing.leads_nowhere(condition):
        return False
    match condition:
        case Credential(code):
            return code in standing.credentials
        case Finished(activity):
            return not standing.finished.isdisjoint({activity, activity + RECOGNISED})
        case Concurrent(activity):
            return activity in standing.finished or activity in standing.under_way
        case SkillAt(skill, level):
            return standing.skills.get(skill, 0) >= level
        case Experience(trade, months):
            return standing.experience.get(trade, 0) >= months
    return _stated(condition, standing)


def _stated(condition: Subject | Declared | Age | OutOfSchool | SinceFailed, standing: Standing) -> Truth:
    """Judge a condition whose absence from the file means that nobody knows."""
    match condition:
        case Subject(subject, level):
            enough = standing.subjects.get(subject, 0) >= level
            return enough or (False if subject in standing.known_subjects else UNKNOWN)
        case Declared(fact):
            return standing.declared.get(fact)
        case Age(years, on):
            day = dates.reference_date(standing.day, on) if on else standing.day
            return UNKNOWN if standing.birth_date is None else dates.age(standing.birth_date, day) >= years
        case OutOfSchool(months):
            return _long_ago(standing.left_school, months, standing)
        case SinceFailed(activity, months):
            failed = standing.failed
            return activity not in failed or _long_ago(failed[activity], months, standing)


def _long_ago(day: date | None, months: int, standing: Standing) -> Truth:
    return UNKNOWN if day is None else dates.months_between(day, standing.day) >= months


def client_standing(client: Client, day: date) -> Standing:
    """Return what the client's own facts are worth on `day`, before any activity."""
    return Standing(
        day,
        credentials=frozenset(client.credentials),
        subjects=client.subjects,
        skills=client.levels,
        experience=client.experience,
        declared=client.declared,
        finished=frozenset(a.activity for a in client.activities if a.status == "finished"),
        known_subjects=frozenset(client.subjects),
        birth_date=client.birth_date,
        left_school=client.left_school,
        failed=failures(client.activities),
    )
