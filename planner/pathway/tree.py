"""Requirement trees as the search reads them: groups of which `count` must hold, over leaves."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.requirement import All, Any, AtLeast, Condition, Not, Requirement, SkillAt, Subject


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


def implies(one: Node, other: Node) -> bool:
    """Say whether a tree surely holds wherever another does; a "no" is only "not seen"."""
    if one == other:
        return True
    if isinstance(other, Group) and other.count == len(other.of):
        return all(implies(one, branch) for branch in other.of)
    if isinstance(one, Group) and one.is_choice:
        return all(implies(branch, other) for branch in one.of)
    if isinstance(one, Group) and one.count == len(one.of):
        return any(implies(branch, other) for branch in one.of) or _some(one, other)
    return _some(one, other)


def _some(one: Node, other: Node) -> bool:
    if isinstance(other, Group):
        return other.count == 1 and any(implies(one, branch) for branch in other.of)
    return isinstance(one, Leaf) and _at_least(one, other)


def _at_least(one: Leaf, other: Leaf) -> bool:
    """Say whether a level held implies a lower one."""
    if not (one.wanted and other.wanted):
        return False
    match one.condition, other.condition:
        case Subject(subject, level), Subject(same, lower):
            return subject == same and level >= lower
        case SkillAt(skill, level), SkillAt(same, lower):
            return skill == same and level >= lower
    return False
