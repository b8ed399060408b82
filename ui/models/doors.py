"""The admission tree of a step as lines to read: conditions with their state, doors with what they lack."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.catalogue import Catalogue
from planner.requirement import All, Any, Concurrent, Credential, Requirement, branches, conditions
from planner.standing import Standing, Truth, met

CLOSED = Any()
BESIDE_MARK, PLANNED_MARK = "+", "→"


@dataclass(frozen=True, slots=True)
class Door:
    """One way in: its tree, and whether it is open (true), to document (unknown) or closed (false).

    One that is not met, but is `beside` what may be taken at the same time, is not closed; one that is
    `planned` is met at the end of the plan.
    """

    requirement: Requirement
    state: Truth
    beside: bool = False
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One condition of a door, or a choice within it, with its state."""

    condition: Requirement
    state: Truth
    beside: bool = False
    planned: bool = False


def doors(requirement: Requirement, standing: Standing, after: Standing | None = None) -> tuple[Door, ...]:
    """Return the doors: the branches of the first choice, or the whole tree as the only door.

    `after` is where the client stands at the end of the plan.
    """
    choice = _choice(requirement)
    ways = branches(choice) if choice is not None else (requirement,)
    return tuple(Door(way, *_state(way, standing, after)) for way in ways)


def _state(asked: Requirement, standing: Standing, after: Standing | None) -> tuple[Truth, bool, bool]:
    state = met(asked, standing)
    planned = state is not True and after is not None and met(asked, after) is True
    return state, beside(asked, standing), planned


def beside(requirement: Requirement, standing: Standing) -> bool:
    """Say whether what is not met would be, once what may be taken at the same time is begun."""
    along = frozenset(c.activity for c in conditions(requirement) if isinstance(c, Concurrent))
    if not along or met(requirement, standing) is not False:
        return False
    return met(requirement, replace(standing, under_way=standing.under_way | along)) is True


def entered(
    requirement: Requirement, standing: Standing, catalogue: Catalogue, after: Standing | None = None
) -> tuple[Door, ...]:
    """Return the doors by which somebody may still come in: none by a diploma that is given no more."""
    dead = _dead(catalogue)
    found = doors(requirement, standing, after)
    return tuple(door for door in found if door.state or door.planned or door.requirement not in dead)


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


def lines(requirement: Requirement, standing: Standing, after: Standing | None = None) -> Iterator[Line]:
    """Yield what a node asks, each with its state; a choice is one line, since not all of it is asked."""
    if isinstance(requirement, All):
        for branch in branches(requirement):
            yield from lines(branch, standing, after)
    else:
        yield Line(requirement, *_state(requirement, standing, after))


def _choice(requirement: Requirement) -> Any | None:
    if isinstance(requirement, Any):
        return requirement
    if isinstance(requirement, All):
        return next((b for b in requirement.of if isinstance(b, Any)), None)
    return None
