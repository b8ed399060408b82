"""Which activities can matter: what the target asks, what that asks in turn, and nothing else."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from planner.pathway.evidence import Evidence
from planner.pathway.facts import NEVER
from planner.pathway.tree import Group, Leaf, Node, leaves
from planner.requirement import Concurrent, Experience

TRUE = Group(0, ())
FALSE = Group(1, ())


def settled(node: Node, evidence: Evidence) -> Node:
    """Return the tree without branches whose value no plan can change; TRUE or FALSE if nothing is left."""
    return simplified(node, lambda leaf: _settled_leaf(leaf, evidence))


def simplified(node: Node, settle: Callable[[Leaf], Node]) -> Node:
    """Return the tree with its leaves settled, and without the branches that then have a value."""
    if isinstance(node, Leaf):
        return settle(node)
    kept = [simplified(branch, settle) for branch in node.of]
    count = node.count - kept.count(TRUE)
    rest = tuple(branch for branch in kept if branch not in (TRUE, FALSE))
    if count <= 0:
        return TRUE
    if count > len(rest):
        return FALSE
    return rest[0] if len(rest) == 1 else Group(count, rest)


def admitting(node: Node, evidence: Evidence) -> Node:
    """Return the settled tree of an admission, of which the conditions that lead nowhere are unmet."""
    return settled(simplified(node, lambda leaf: _leading_somewhere(leaf, evidence)), evidence)


def _leading_somewhere(leaf: Leaf, evidence: Evidence) -> Node:
    if not evidence.leads_nowhere(leaf.condition):
        return leaf
    return FALSE if leaf.wanted else TRUE


def _settled_leaf(leaf: Leaf, evidence: Evidence) -> Node:
    if isinstance(leaf.condition, Experience):
        return _settled_months(leaf, leaf.condition, evidence)
    support = evidence.support(leaf.condition)
    if support.since <= 0 and not _delays(leaf, evidence):
        return TRUE if leaf.wanted else FALSE
    if support.since >= NEVER and not support.suppliers and not support.unknown:
        return FALSE if leaf.wanted else TRUE
    return leaf


def _settled_months(leaf: Leaf, condition: Experience, evidence: Evidence) -> Node:
    months = evidence.months(condition.trade)
    held = sum(m for day, m in months.facts if day <= 0)
    if held >= condition.months:
        return TRUE if leaf.wanted else FALSE
    later = sum(m for day, m in months.facts if 0 < day < NEVER) + sum(m for _, m in months.suppliers)
    if held + later < condition.months:
        return FALSE if leaf.wanted else TRUE
    return leaf


def _delays(leaf: Leaf, evidence: Evidence) -> bool:
    """Say whether a running co-requisite still holds back what a step grants."""
    if not leaf.wanted or not isinstance(leaf.condition, Concurrent):
        return False
    fact = evidence.fact(leaf.condition.activity)
    return fact is not None and fact.end > 0


def helpers(leaf: Leaf, evidence: Evidence) -> Iterable[str]:
    """Return the activities that can make a leaf what it must be."""
    if isinstance(leaf.condition, Experience):
        return [code for code, _ in evidence.months(leaf.condition.trade).suppliers] if leaf.wanted else ()
    support = evidence.support(leaf.condition)
    return support.suppliers if leaf.wanted else support.deniers


def helping(
    trees: Mapping[str, Node], evidence: Evidence, check: Callable[[], None]
) -> Mapping[str, frozenset[str]]:
    """Return for each activity that can open the others that can help it; `check` may interrupt it."""
    opening, found = {code: tree for code, tree in trees.items() if tree != FALSE}, {}
    for code, tree in opening.items():
        check()
        found[code] = frozenset(helped(tree, evidence)) & opening.keys()
    return found


def closure(
    seeds: Iterable[str], helpers: Mapping[str, frozenset[str]], aside: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return the seeds and every activity that can help them, directly or not, without those set aside."""
    found: set[str] = set()
    waiting = (helpers.keys() & seeds) - aside
    while waiting:
        found |= waiting
        waiting = {helper for code in waiting for helper in helpers[code]} - found - aside
    return frozenset(found)


def rests_on_unknown(trees: Iterable[Node], evidence: Evidence) -> bool:
    """Say whether trees ask what nobody knows: if not, both readings of them are one."""
    asked = {leaf.condition for tree in trees for leaf in leaves(tree)}
    return any(evidence.support(c).unknown for c in asked if not isinstance(c, Experience))


def helped(node: Node, evidence: Evidence) -> Iterator[str]:
    """Yield the activities that can help a tree."""
    for leaf in leaves(node):
        yield from helpers(leaf, evidence)
