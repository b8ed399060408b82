"""Trees under one reading of the unknown: what no step on offer can change any more is left out.

Keeps the optimum: a leaf gives way to a value only where every plan of the offers gives it that value.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field

from planner.pathway.evidence import Evidence
from planner.pathway.facts import NEVER
from planner.pathway.relevance import FALSE, TRUE, simplified
from planner.pathway.tree import Leaf, Node
from planner.requirement import Experience


@dataclass(frozen=True, slots=True)
class Reading:
    """How trees read when unknown counts as unmet (`firm`) or as met, and only some steps are on offer."""

    evidence: Evidence
    offered: Container[str]
    firm: bool
    _known: dict[Leaf, Node] = field(default_factory=dict, repr=False, compare=False)

    def of(self, node: Node) -> Node:
        """Return the tree that holds for the same plans, without the leaves that no plan changes."""
        return simplified(node, self._leaf)

    def all_of(self, trees: Mapping[str, Node], check: Callable[[], None]) -> Mapping[str, Node]:
        """Return several trees so; `check` may interrupt it."""
        found = {}
        for code, node in trees.items():
            check()
            found[code] = self.of(node)
        return found

    def _leaf(self, leaf: Leaf) -> Node:
        if leaf not in self._known:
            self._known[leaf] = self._settled(leaf)
        return self._known[leaf]

    def _settled(self, leaf: Leaf) -> Node:
        if isinstance(leaf.condition, Experience):
            return leaf if self._months(leaf.condition) >= leaf.condition.months else _value(not leaf.wanted)
        support = self.evidence.support(leaf.condition)
        can_hold = support.since < NEVER or self._any(support.suppliers)
        if not support.unknown:
            return leaf if can_hold else _value(not leaf.wanted)
        if support.denied < NEVER or self._any(support.deniers):
            return leaf
        return self._undeniable(leaf, can_hold)

    def _undeniable(self, leaf: Leaf, can_hold: bool) -> Node:
        """Return a leaf that nobody knows and nothing denies: one that must be false is never surely so."""
        if can_hold and leaf.wanted is self.firm:
            return leaf
        return _value(not self.firm)

    def _months(self, condition: Experience) -> int:
        months = self.evidence.months(condition.trade)
        later = sum(more for code, more in months.suppliers if code in self.offered)
        return later + sum(more for day, more in months.facts if day < NEVER)

    def _any(self, codes: Iterable[str]) -> bool:
        return any(code in self.offered for code in codes)


def _value(holds: bool) -> Node:
    return TRUE if holds else FALSE
