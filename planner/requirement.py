"""Requirement trees: ALL, ANY, AT-LEAST and NOT over typed conditions, as stored and as searched."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any as Json

from planner.bounds import AGE, LEVEL, MONTHS
from planner.errors import PlannerError

SUBJECTS = ("french", "english", "math")


@dataclass(frozen=True, slots=True)
class Credential:
    """A diploma, certificate or test that is held."""

    code: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A school subject at a secondary level (1 to 5)."""

    subject: str
    level: int


@dataclass(frozen=True, slots=True)
class Age:
    """A minimum age, at the step's start or on MM-DD of its school year."""

    years: int
    on: str | None = None


@dataclass(frozen=True, slots=True)
class SkillAt:
    """A skill at a level (0 to 5)."""

    skill: str
    level: int


@dataclass(frozen=True, slots=True)
class Experience:
    """Months of work in one trade."""

    trade: str
    months: int


@dataclass(frozen=True, slots=True)
class Finished:
    """An activity finished before."""

    activity: str


@dataclass(frozen=True, slots=True)
class Concurrent:
    """An activity started no later than this step, or finished before."""

    activity: str


@dataclass(frozen=True, slots=True)
class OutOfSchool:
    """Months since the client left full-time school."""

    months: int


@dataclass(frozen=True, slots=True)
class SinceFailed:
    """Months since an activity was last failed; true of who never failed it."""

    activity: str
    months: int


@dataclass(frozen=True, slots=True)
class Declared:
    """A fact that the client declares."""

    fact: str


@dataclass(frozen=True, slots=True)
class All:
    """Every branch; an empty one is true."""

    of: tuple["Requirement", ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one branch; an empty one is false."""

    of: tuple["Requirement", ...] = ()


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `count` of the branches."""

    count: int
    of: tuple["Requirement", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of one branch."""

    of: "Requirement"


Timed = Age | OutOfSchool | SinceFailed
Condition = Credential | Subject | SkillAt | Experience | Finished | Concurrent | Declared | Timed
Requirement = Condition | All | Any | AtLeast | Not
NOTHING = All()
MOST_BRANCHES = 1_000
MOST_LEVELS = 60


def branches(requirement: Requirement) -> tuple[Requirement, ...]:
    """Return the branches right under a node; a condition has none."""
    match requirement:
        case All(of) | Any(of) | AtLeast(_, of):
            return of
        case Not(of):
            return (of,)
    return ()


def conditions(requirement: Requirement) -> Iterator[Condition]:
    """Yield every condition of the tree, left to right, those under NOT included."""
    match requirement:
        case All() | Any() | AtLeast() | Not():
            for branch in branches(requirement):
                yield from conditions(branch)
        case condition:
            yield condition


def requirement_from(value: Json) -> Requirement:
    """Return the tree that a JSON value states; nothing stated is an empty requirement."""
    if value in (None, "", {}):
        return NOTHING
    if not isinstance(value, Mapping):
        raise PlannerError("requirement-malformed", value=value)
    if _is_deep(value):
        raise PlannerError("requirement-malformed", value=f"{next(iter(value))} … × {MOST_LEVELS}")
    try:
        return _node(dict(value))
    except (TypeError, ValueError) as fault:
        raise PlannerError("requirement-malformed", value=value) from fault


def _is_deep(value: Json) -> bool:
    """Say whether branches lie within branches deeper than any admission rule, too deep to be walked."""
    here, levels = [value], 0
    while here and levels <= 2 * MOST_LEVELS:  # a branch lies in a list, which lies in a mapping
        here = [inner for outer in here for inner in _within(outer)]
        levels += 1
    return bool(here)


def _within(value: Json) -> Iterable[Json]:
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, list | tuple) else ()


def _node(value: dict[str, Json]) -> Requirement:
    match value:
        case {"all": [*of], **rest} if not rest:
            return All(tuple(_branch(b) for b in of))
        case {"any": [*of], **rest} if not rest:
            return Any(tuple(_branch(b) for b in of))
        case {"at_least": count, "of": [*of], **rest} if not rest and _whole(count, MOST_BRANCHES):
            return AtLeast(count, tuple(_branch(b) for b in of))
        case {"not": of, **rest} if not rest:
            return Not(_branch(of))
    return _condition(value)


def _branch(value: Json) -> Requirement:
    if not isinstance(value, Mapping) or not value:
        raise PlannerError("requirement-malformed", value=value)
    return _node(dict(value))


def _condition(value: dict[str, Json]) -> Condition:
    match value:
        case {"credential": str(code), **rest} if not rest:
            return Credential(code)
        case {"subject": str(subject), "level": level, **rest} if not rest and _whole(level, LEVEL):
            return Subject(subject, level)
        case {"skill": str(skill), "level": level, **rest} if not rest and _whole(level, LEVEL):
            return SkillAt(skill, level)
        case {"experience": str(trade), "months": months, **rest} if not rest and _whole(months, MONTHS):
            return Experience(trade, months)
        case {"activity": str(activity), **rest} if not rest:
            return Finished(activity)
        case {"concurrent": str(activity), **rest} if not rest:
            return Concurrent(activity)
        case {"out_of_school_months": months, **rest} if not rest and _whole(months, MONTHS):
            return OutOfSchool(months)
        case {"since_failed": str(activity), "months": months, **rest} if not rest and _whole(months, MONTHS):
            return SinceFailed(activity, months)
        case {"declared": str(fact), **rest} if not rest:
            return Declared(fact)
    return _age(value)


def _age(value: dict[str, Json]) -> Age:
    match value:
        case {"age": years, **rest} if not rest and _whole(years, AGE):
            return Age(years)
        case {"age": years, "on": str(on), **rest} if not rest and _whole(years, AGE) and _is_month_day(on):
            return Age(years, on)
    raise PlannerError("requirement-malformed", value=value)


def _whole(value: Json, highest: int) -> bool:
    """Say whether a value is a whole number from 0 to `highest`; true and false are none."""
    return type(value) is int and 0 <= value <= highest


def _is_month_day(text: str) -> bool:
    month, _, day = text.partition("-")
    written = len(text) == 5 and month.isdigit() and day.isdigit()
    return written and 1 <= int(month) <= 12 and 1 <= int(day) <= monthrange(2000, int(month))[1]


def requirement_json(requirement: Requirement) -> dict[str, Json]:
    """Return the JSON value of a tree; `requirement_from` reads it back unchanged."""
    match requirement:
        case All(of):
            return {"all": [requirement_json(b) for b in of]}
        case Any(of):
            return {"any": [requirement_json(b) for b in of]}
        case AtLeast(count, of):
            return {"at_least": count, "of": [requirement_json(b) for b in of]}
        case Not(branch):
            return {"not": requirement_json(branch)}
        case condition:
            return _condition_json(condition)


def _condition_json(condition: Condition) -> dict[str, Json]:
    match condition:
        case Credential(code):
            return {"credential": code}
        case Subject(subject, level):
            return {"subject": subject, "level": level}
        case Age(years, on):
            return {"age": years} if on is None else {"age": years, "on": on}
        case SkillAt(skill, level):
            return {"skill": skill, "level": level}
        case Experience(trade, months):
            return {"experience": trade, "months": months}
        case Finished(activity):
            return {"activity": activity}
        case Concurrent(activity):
            return {"concurrent": activity}
        case OutOfSchool(months):
            return {"out_of_school_months": months}
        case SinceFailed(activity, months):
            return {"since_failed": activity, "months": months}
        case Declared(fact):
            return {"declared": fact}
