"""Admission as rows that a form can hold: one row is one door, and any of them lets in."""

from collections.abc import Iterable
from typing import Any as Value
from typing import NamedTuple

from planner.requirement import NOTHING, Age, All, Any, Credential, Declared, Requirement, Subject

SUBJECTS = ("french", "english", "math")


class Door(NamedTuple):
    """What one door asks, all of it together; 0, None and "" ask nothing."""

    age: float = 0
    credential: str = ""
    french: int | None = None
    english: int | None = None
    math: int | None = None
    fact: str = ""


def doors_of(requirement: Requirement) -> tuple[Door, ...] | None:
    """Return a tree as doors; None for a tree that says more than rows can."""
    if requirement == NOTHING:
        return ()
    branches = requirement.of if isinstance(requirement, Any) else (requirement,)
    found = tuple(door for branch in branches if (door := _door(branch)) is not None)
    # Only what the rows give back unchanged may be edited in them.
    return found if found and requirement_of(found) == requirement else None


def requirement_of(doors: Iterable[Door]) -> Requirement:
    """Return the tree of the doors; no door at all is open to everyone."""
    branches = tuple(_branch(Door(*door)) for door in doors)
    if len(branches) == 1:
        return branches[0]
    return Any(branches) if branches else NOTHING


def _branch(door: Door) -> Requirement:
    conditions: list[Requirement] = [Age(int(door.age))] if door.age else []
    conditions += [Credential(door.credential)] if door.credential else []
    levels = zip(SUBJECTS, (door.french, door.english, door.math), strict=True)
    conditions += [Subject(subject, level) for subject, level in levels if level]
    conditions += [Declared(door.fact)] if door.fact else []
    return conditions[0] if len(conditions) == 1 else All(tuple(conditions))


def _door(branch: Requirement) -> Door | None:
    door = Door()
    for condition in branch.of if isinstance(branch, All) else (branch,):
        told = _told(condition)
        if told is None:
            return None
        door = door._replace(**told)
    return door


def _told(condition: Requirement) -> dict[str, Value] | None:
    match condition:
        case Age(years, None):
            return {"age": years}
        case Credential(code):
            return {"credential": code}
        case Subject(subject, level) if subject in SUBJECTS:
            return {subject: level}
        case Declared(fact):
            return {"fact": fact}
    return None
