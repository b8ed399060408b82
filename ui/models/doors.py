"""The admission tree of a step as lines to read: conditions with their state, doors with what they lack."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.catalogue import Catalogue
from planner.requirement import All, Any, Concurrent, Credential, Requirement, branches, conditions
from planner.standing import Standing, Truth, met

CLOSED = Any()
BESIDE_MARK = "+"


@dataclass(frozen=True, slots=True)
class Door:
    """One way in: its tree, and whether it is open (true), to document (unknown) or closed (false).

    One that is not met, but is `beside` what may be taken at the same time, is not closed.
    """

    requirement: Requirement
    state: Truth
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One condition of a door, or a choice within it, with its state."""

    condition: Requirement
    state: Truth
    beside: bool = False


def doors(requirement: Requirement, standing: Standing) -> tuple[Door, ...]:
    """Return the doors: the branches of the first choice, or the whole tree as the only door."""
    choice = _choice(requirement)
    ways = branches(choice) if choice is not None else (requirement,)
    return tuple(Door(way, met(way, standing), beside(way, standing)) for way in ways)


def beside(requirement: Requirement, standing: Standing) -> bool:
    """Say whether what is not met would be, once what may be taken at the same time is begun."""
    along = frozenset(c.activity for c in conditions(requirement) if isinstance(c, Concurrent))
    if not along or met(requirement, standing) is not False:
        return False
    return met(requirement, replace(standing, under_way=standing.under_way | along)) is True


def entered(requirement: Requirement, standing: Standing, catalogue: Catalogue) -> tuple[Door, ...]:
    """Return the doors by which somebody may still come in: none by a diploma that is given no more."""
    dead = _dead(catalogue)
    found = doors(requirement, standing)
    return tuple(door for door in found if door.state or door.requirement not in dead)


def _dead(catalogue: Catalogue) -> frozenset[Requirement]:
    """Return the credentials that only activities closed to everyone would give."""
    given: dict[str, bool] = {}
    for activity in catalogue.activities.values():
        for code in activity.grants.credentials:
            given[code] = given.get(code, False) or activity.requires != CLOSED
    return frozenset(Credential(code) for code, is_open in given.items() if not is_open)


def common_conditions(requirement: Requirement) -> tuple[Requirement, ...]:
    """Return what every door asks: the branches beside the choice."""
    choice = _choice(requirement)
    if choice is None or choice is requirement:
        return ()
    return tuple(b for b in branches(requirement) if b is not choice)


def lines(requirement: Requirement, standing: Standing) -> Iterator[Line]:
    """Yield what a node asks, each with its state; a choice is one line, since not all of it is asked."""
    if isinstance(requirement, All):
        for branch in branches(requirement):
            yield from lines(branch, standing)
    else:
        yield Line(requirement, met(requirement, standing), beside(requirement, standing))


def _choice(requirement: Requirement) -> Any | None:
    if isinstance(requirement, Any):
        return requirement
    if isinstance(requirement, All):
        return next((b for b in requirement.of if isinstance(b, Any)), None)
    return None
