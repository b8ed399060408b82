"""Activities that wait for one another: no order lets any of them be first."""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from planner.catalogue import Activity
from planner.requirement import (
    All,
    AtLeast,
    Condition,
    Credential,
    Finished,
    Not,
    Requirement,
    SkillAt,
    branches,
    conditions,
)  # fmt: skip
from planner.requirement import Any as AnyOf

Circle = tuple[str, ...]
Givers = Callable[[Condition], Collection[str]]


def circles(activities: Iterable[Activity]) -> Iterator[Circle]:
    """Yield each circle of activities that must be finished one before the other: nobody can begin it."""
    trees = {a.code: a.requires for a in activities}
    yield from _circles(trees, _finished_in(trees))


def _finished_in(trees: Mapping[str, Requirement]) -> Givers:
    return lambda c: {c.activity} & trees.keys() if isinstance(c, Finished) else ()


def circles_unless_held(activities: Iterable[Activity], brought: Collection[str]) -> Iterator[Circle]:
    """Yield each circle that only a client who holds what it gives can begin.

    `brought` are the credentials that clients are known to bring; every subject can be brought.
    """
    found = tuple(activities)
    trees = {a.code: a.requires for a in found}
    known = set(circles(found))
    yield from (c for c in _circles(trees, _givers(found, brought)) if c not in known)


def circles_beside(activities: Iterable[Activity]) -> Iterator[Circle]:
    """Yield each circle of activities that can be begun all the same, by another branch of what they ask."""
    trees = {a.code: a.requires for a in activities}
    finished = _finished_in(trees)
    stuck = _stuck(trees, finished)
    yield from (c for c in _circles_among(trees.keys(), trees, finished) if not stuck.intersection(c))


def _givers(activities: tuple[Activity, ...], brought: Collection[str]) -> Givers:
    """Return who alone gives what a condition asks; nobody if a client may bring it."""
    credentials: dict[str, list[str]] = defaultdict(list)
    skills: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for activity in activities:
        for code in set(activity.grants.credentials) - set(brought):
            credentials[code].append(activity.code)
        for code, level in activity.grants.skills.items():
            skills[code].append((level, activity.code))
    codes = {a.code for a in activities}

    def givers(condition: Condition) -> Collection[str]:
        match condition:
            case Finished(code):
                return {code} & codes
            case Credential(code):
                return credentials.get(code, ())
            case SkillAt(code, level):
                return [giver for given, giver in skills.get(code, ()) if given >= level]
        return ()

    return givers


def _circles(trees: Mapping[str, Requirement], givers: Givers) -> Iterator[Circle]:
    """Yield the circles among the activities that no order opens."""
    yield from _circles_among(_stuck(trees, givers), trees, givers)


def _circles_among(
    codes: Collection[str], trees: Mapping[str, Requirement], givers: Givers
) -> Iterator[Circle]:
    before = {
        code: tuple(dict.fromkeys(g for c in _asked(trees[code]) for g in givers(c) if g in codes))
        for code in sorted(codes)
    }
    done: set[str] = set()
    for code in before:
        if code not in done:
            yield from _circles_from(code, before, done)


def _stuck(trees: Mapping[str, Requirement], givers: Givers) -> set[str]:
    """Return the activities that stay closed whatever is done first; what nobody gives counts as held."""
    asking: dict[str, list[str]] = defaultdict(list)
    for code, tree in trees.items():
        for giver in {giver for condition in conditions(tree) for giver in givers(condition)}:
            asking[giver].append(code)
    opened: set[str] = set()
    waiting = deque(trees)
    while waiting:
        code = waiting.popleft()
        if code not in opened and _can_hold(trees[code], givers, opened):
            opened.add(code)
            waiting.extend(asking[code])
    return trees.keys() - opened


def _can_hold(tree: Requirement, givers: Givers, opened: Collection[str]) -> bool:
    """Say whether a tree can hold once some activities are done; under NOT nothing is wanted."""
    match tree:
        case Not():
            return True
        case AnyOf(of):
            return any(_can_hold(branch, givers, opened) for branch in of)
        case AtLeast(count, of):
            return sum(_can_hold(branch, givers, opened) for branch in of) >= count
        case All(of):
            return all(_can_hold(branch, givers, opened) for branch in of)
        case condition:
            found = givers(condition)
            return not found or any(giver in opened for giver in found)


def _asked(tree: Requirement) -> Iterator[Condition]:
    """Yield the conditions that the tree wants; under NOT nothing is wanted."""
    match tree:
        case Not():
            return
        case All() | AnyOf() | AtLeast():
            for branch in branches(tree):
                yield from _asked(branch)
        case condition:
            yield condition


@dataclass(slots=True)
class _Walk:
    """The path from a first activity to the one whose requirements are being followed."""

    path: list[str]
    left: list[Iterator[str]]


def _circles_from(first: str, before: Mapping[str, tuple[str, ...]], done: set[str]) -> Iterator[Circle]:
    walk = _Walk([first], [iter(before[first])])
    place = {first: 0}
    while walk.path:
        following = next(walk.left[-1], None)
        if following is None:
            walk.left.pop()
            done.add(last := walk.path.pop())
            del place[last]
        elif following in place:
            yield tuple(walk.path[place[following] :])
        elif following in before and following not in done:
            place[following] = len(walk.path)
            walk.path.append(following)
            walk.left.append(iter(before[following]))
