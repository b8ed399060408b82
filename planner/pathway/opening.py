"""The first day on which a tree holds, as one variable for all the steps that ask the same.

Keeps the optimum: a tree whose leaves only ever become true opens once, on the earliest day that the plan
gives it, and whoever starts from that day on finds it open. What a step itself supplies would let it open
its own door, and a co-requisite may hold back what a step grants: such trees stay with their steps.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from planner.pathway.evidence import Evidence
from planner.pathway.tree import Group, Leaf, Node, implies, leaves, nodes
from planner.pathway.variables import Line, Lit, StepVariables
from planner.requirement import Concurrent, Condition, Experience, Finished

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel


class Openings:
    """One day for each tree that several steps ask; it may be late, and is at least when the tree holds."""

    def __init__(
        self,
        cp: "CpModel",
        steps: Mapping[str, StepVariables],
        trees: Mapping[str, Node],
        evidence: Evidence,
        closed: int,
    ) -> None:
        self._cp, self._steps, self._evidence, self._closed = cp, steps, evidence, closed
        self._asked = Counter(node for tree in trees.values() for node in set(nodes(tree)))
        self._days: dict[Node, Line] = {}
        self._shut: dict[Node, Lit] = {}
        self._suppliers: dict[Node, frozenset[str] | None] = {}
        self._trees = trees
        self._firsts: dict[Leaf, tuple[str, ...]] = {}

    def firsts(self, leaf: Leaf) -> tuple[str, ...]:
        """Return the steps that may be the first to make a wanted leaf true.

        One that asks as much itself never is: another made it true before. Without it, no two steps open
        each other's door, even where the days are left out.
        """
        if leaf not in self._firsts:
            support = self._evidence.support(leaf.condition)
            taken = [code for code in support.suppliers if code in self._steps]
            lasts = _opens_once(leaf, self._evidence) and not _is_concurrent(leaf)
            self._firsts[leaf] = tuple(c for c in taken if not (lasts and implies(self._trees[c], leaf)))
        return self._firsts[leaf]

    def shares(self, node: Node, consumer: str, is_last: bool) -> bool:
        """Say whether a tree opens on one day for this step as for the others that ask it."""
        if self._asked[node] < 2 or (not is_last and any(map(_is_concurrent, leaves(node)))):
            return False
        suppliers = self._all_suppliers(node)
        return suppliers is not None and consumer not in suppliers

    def _all_suppliers(self, node: Node) -> frozenset[str] | None:
        """Return who can open the tree; None if it could close again."""
        if node not in self._suppliers:
            found = {leaf.condition for leaf in leaves(node)}
            once = all(_opens_once(leaf, self._evidence) for leaf in leaves(node))
            codes = (code for condition in found for code in touching(condition, self._evidence))
            self._suppliers[node] = frozenset(codes) if once else None
        return self._suppliers[node]

    def day(self, node: Node) -> Line:
        """Return a variable that is never before the day on which the tree holds."""
        if node not in self._days:
            opened = self._cp.new_int_var(0, self._closed, "")
            self._days[node] = opened
            self._open(node, opened)
        return self._days[node]

    def shut(self, node: Node) -> Lit:
        """Return a literal that a plan may make true only if the tree never opens, and must if nothing does.

        The days say as much; said without them, it holds where they are left out.
        """
        self.day(node)
        return self._shut[node]

    def _open(self, node: Node, opened: Line) -> None:
        shut = self._shut[node] = self._from(self._closed, opened)
        if isinstance(node, Group) and node.count == len(node.of):
            for branch in node.of:
                self._cp.add(opened >= self.day(branch))
                self._cp.add_implication(self.shut(branch), shut)
            return
        if isinstance(node, Leaf):
            count, ways = 1, list(self._ways(node, opened))
        else:
            count, ways = node.count, [self._branch(branch, opened, shut) for branch in node.of]
        self._cp.add(sum(ways) + count * shut >= count)

    def _branch(self, branch: Node, opened: Line, shut: Lit) -> Lit:
        lit = self._from(self.day(branch), opened)
        self._cp.add_bool_or([~lit, ~self.shut(branch), shut])
        return lit

    def _ways(self, leaf: Leaf, opened: Line) -> Iterable[Lit]:
        support = self._evidence.support(leaf.condition)
        for code in self.firsts(leaf):
            lit = self._from(self._moment(leaf, self._steps[code]), opened)
            self._cp.add_implication(lit, self._steps[code].taken)
            yield lit
        if support.since < self._closed:
            yield self._from(support.since, opened)

    def _from(self, day: Line, opened: Line) -> Lit:
        lit = self._cp.new_bool_var("")
        self._cp.add(opened >= day).only_enforce_if(lit)
        return lit

    def _moment(self, leaf: Leaf, step: StepVariables) -> Line:
        kinds = {Concurrent: step.start, Finished: step.end}
        return kinds.get(type(leaf.condition), step.held)


def _opens_once(leaf: Leaf, evidence: Evidence) -> bool:
    if not leaf.wanted or isinstance(leaf.condition, Experience):
        return False
    return not evidence.support(leaf.condition).deniers


def _is_concurrent(leaf: Leaf) -> bool:
    return isinstance(leaf.condition, Concurrent)


def last_steps(trees: Mapping[str, Node], evidence: Evidence) -> frozenset[str]:
    """Return the steps that no other step asks for or must do without.

    What they grant is asked at the finish at the earliest, and no co-requisite among the steps ends later
    than that; so nothing holds it back. What runs already may: who relies on it is not among them.
    """
    found = [leaf for tree in trees.values() for leaf in leaves(tree)]
    asked = {
        code for condition in {leaf.condition for leaf in found} for code in touching(condition, evidence)
    }
    return frozenset(
        code for code, tree in trees.items() if code not in asked and not _relies_on_facts(tree, evidence)
    )


def touching(condition: Condition, evidence: Evidence) -> Iterable[str]:
    """Return the activities that make a condition true or false."""
    if isinstance(condition, Experience):
        return [code for code, _ in evidence.months(condition.trade).suppliers]
    support = evidence.support(condition)
    return (*support.suppliers, *support.deniers)


def _relies_on_facts(tree: Node, evidence: Evidence) -> bool:
    asked = (leaf.condition for leaf in leaves(tree) if leaf.wanted)
    return any(isinstance(c, Concurrent) and evidence.fact(c.activity) is not None for c in asked)
