"""What a plan rests on: unknown conditions that must turn out as hoped, none of them needless."""

from collections.abc import Iterable, Iterator

from planner.pathway.problem import Problem
from planner.pathway.schedule import Placed, Timeline, skills_held
from planner.pathway.tree import Leaf, leaves
from planner.requirement import Not, Requirement, Subject


def hopeful(problem: Problem, placed: Iterable[Placed]) -> Timeline:
    """Return the timeline in which every unknown condition counts as met."""
    steps = tuple(placed)
    trees = (problem.target, *(problem.trees[step.code] for step in steps))
    return Timeline(problem, steps, frozenset(leaf for tree in trees for leaf in leaves(tree)))


def read(problem: Problem, placed: Iterable[Placed], firm: bool) -> Timeline:
    """Return the timeline under one reading of the unknown: unmet, or met."""
    return Timeline(problem, placed) if firm else hopeful(problem, placed)


def grounded(problem: Problem, placed: Iterable[Placed], finish: int) -> Timeline:
    """Return the timeline that assumes as little as the plan needs; nothing if the plan is firm."""
    best = hopeful(problem, placed)
    return _least(best, _asked(best, finish), finish)


def grounds(problem: Problem, placed: Iterable[Placed], finish: int) -> tuple[Timeline, ...]:
    """Return the timelines that assume little: first the least, then one without each part."""
    best, first = hopeful(problem, tuple(placed)), grounded(problem, tuple(placed), finish)
    found = {first.assumed: first}
    for spared in sorted(first.assumed, key=repr):
        asked = [leaf for leaf in _asked(best, finish) if leaf != spared]
        if _serves(_assuming(best, frozenset(asked)), best, finish):
            other = _least(best, asked, finish)
            found.setdefault(other.assumed, other)
    return tuple(found.values())


def _asked(best: Timeline, finish: int) -> list[Leaf]:
    return list(dict.fromkeys(_unknown(best, finish)))


def _least(best: Timeline, asked: list[Leaf], finish: int) -> Timeline:
    ways = (_fewer(best, order, finish) for order in (asked, asked[::-1]))
    return min(ways, key=lambda timeline: len(timeline.assumed))


def _assuming(best: Timeline, assumed: frozenset[Leaf]) -> Timeline:
    return Timeline(best.problem, best.placed.values(), assumed)


def _serves(fewer: Timeline, best: Timeline, finish: int) -> bool:
    """Say whether a plan and its figures stay what they are where less is assumed."""
    same = fewer.valid() and fewer.finish() == finish
    return same and skills_held(fewer, finish) == skills_held(best, finish)


def _fewer(best: Timeline, asked: list[Leaf], finish: int) -> Timeline:
    """Return the timeline without each condition, in this order, that the plan and its figures can spare."""
    kept = _assuming(best, frozenset(asked))
    for leaf in asked:
        fewer = _assuming(best, kept.assumed - {leaf})
        if _serves(fewer, best, finish):
            kept = fewer
    return kept


def _unknown(timeline: Timeline, finish: int) -> Iterator[Leaf]:
    """Yield the leaves that nobody knows when they are asked, those of the target first."""
    yield from (leaf for leaf in leaves(timeline.problem.target) if timeline.unknown(leaf, finish, ""))
    for code, step in timeline.placed.items():
        tree = timeline.problem.trees[code]
        yield from (leaf for leaf in leaves(tree) if timeline.unknown(leaf, step.start, code))


def conditions(timeline: Timeline) -> tuple[Requirement, ...]:
    """Return what the timeline assumes, without what a higher level of the same subject implies."""
    assumed = sorted(timeline.assumed, key=repr)
    return tuple(
        leaf.condition if leaf.wanted else Not(leaf.condition)
        for leaf in assumed
        if not any(_implies(other, leaf) for other in assumed)
    )


def _implies(one: Leaf, other: Leaf) -> bool:
    higher, lower = one.condition, other.condition
    if not (isinstance(higher, Subject) and isinstance(lower, Subject)):
        return False
    return one.wanted and other.wanted and higher.subject == lower.subject and higher.level > lower.level
