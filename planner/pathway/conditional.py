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
    steps = tuple(placed)
    best = hopeful(problem, steps)
    asked = list(dict.fromkeys(_unknown(best, finish)))
    ways = (_fewer(best, order, finish) for order in (asked, asked[::-1]))
    return min(ways, key=lambda timeline: len(timeline.assumed))


def _fewer(best: Timeline, asked: list[Leaf], finish: int) -> Timeline:
    """Return the timeline without each condition, in this order, that the plan and its figures can spare."""
    held, kept = skills_held(best, finish), Timeline(best.problem, best.placed.values(), frozenset(asked))
    for leaf in asked:
        fewer = Timeline(best.problem, best.placed.values(), kept.assumed - {leaf})
        if fewer.valid() and fewer.finish() == finish and skills_held(fewer, finish) == held:
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
