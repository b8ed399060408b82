"""Requirement trees as the search reads them: groups of which `count` must hold, over leaves."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.requirement import All, Any, AtLeast, Condition, Not, Requirement


@dataclass(frozen=True, slots=True)
class Leaf:
    """A condition that must be true, or (not `wanted`) false."""

    condition: Condition
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """At least `count` of the branches."""

    count: int
    of: tuple["Node", ...]

    @property
    def is_choice(self) -> bool:
        """Say whether one branch among several is enough."""
        return self.count == 1 and len(self.of) > 1


Node = Leaf | Group


def tree(requirement: Requirement, wanted: bool = True) -> Node:
    """Return the requirement with every NOT pushed down to its conditions, by De Morgan."""
    match requirement:
        case Not(branch):
            return tree(branch, not wanted)
        case All(of):
            return _group(len(of), of, wanted)
        case Any(of):
            return _group(1, of, wanted)
        case AtLeast(count, of):
            return _group(count, of, wanted)
        case condition:
            return Leaf(condition, wanted)


def _group(count: int, of: tuple[Requirement, ...], wanted: bool) -> Group:
    return Group(count if wanted else len(of) - count + 1, tuple(tree(b, wanted) for b in of))


def negated(node: Node) -> Node:
    """Return a tree that holds whenever this one does not."""
    if isinstance(node, Leaf):
        return Leaf(node.condition, not node.wanted)
    return Group(len(node.of) - node.count + 1, tuple(negated(branch) for branch in node.of))


def leaves(node: Node) -> Iterator[Leaf]:
    """Yield the leaves, left to right."""
    if isinstance(node, Leaf):
        yield node
    else:
        for branch in node.of:
            yield from leaves(branch)


def nodes(node: Node) -> Iterator[Node]:
    """Yield a tree and every branch in it."""
    yield node
    if isinstance(node, Group):
        for branch in node.of:
            yield from nodes(branch)
