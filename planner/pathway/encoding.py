"""Requirement trees as constraints: a literal that holds only if a branch does."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.pathway.evidence import Evidence, Support
from planner.pathway.facts import NEVER
from planner.pathway.moments import Moments
from planner.pathway.opening import Openings
from planner.pathway.tree import Group, Leaf, Node
from planner.pathway.variables import Line, Lit, StepVariables
from planner.requirement import Experience

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

TARGET = ""


class Encoder:
    """Writes the trees of the steps and of the target into one model, under one reading of the unknown."""

    def __init__(
        self,
        cp: "CpModel",
        steps: Mapping[str, StepVariables],
        finish: Line,
        evidence: Evidence,
        firm: bool,
        openings: Openings | None = None,
    ) -> None:
        self._cp, self._steps, self._moments = cp, steps, Moments(cp, steps, finish, evidence)
        self._evidence, self._firm, self._openings = evidence, firm, openings

    @property
    def delays(self) -> Mapping[str, list[tuple[Lit, Line]]]:
        """Return the co-requisites that hold back what each step grants, with their ends."""
        return self._moments.delays

    def require(self, node: Node, consumer: str, enforced: list[Lit]) -> None:
        """Make a tree hold whenever the `enforced` literals do."""
        if self._openings is not None and self._shares(node, consumer):
            self._cp.add(self._moments.day(consumer) >= self._openings.day(node)).only_enforce_if(enforced)
            self._cp.add_bool_or([~self._openings.shut(node)]).only_enforce_if(enforced)
        elif isinstance(node, Group) and node.count == len(node.of):
            for branch in node.of:
                self.require(branch, consumer, enforced)
        elif isinstance(node, Group):
            self._some(node, consumer, enforced)
        else:
            self._leaf(node, consumer, enforced)

    def _shares(self, node: Node, consumer: str) -> bool:
        if self._openings is None or consumer == TARGET:
            return False
        step = self._steps[consumer]
        return self._openings.shares(node, consumer, step.held is step.end)

    def _some(self, node: Group, consumer: str, enforced: list[Lit]) -> None:
        ways = [self._ways(branch, consumer) for branch in node.of]
        if node.count == 1:
            self._cp.add_bool_or([lit for found in ways for lit in found]).only_enforce_if(enforced)
        elif node.count > 0:
            lits = [found[0] if len(found) == 1 else any_of(self._cp, found) for found in ways]
            self._cp.add(sum(lits) >= node.count).only_enforce_if(enforced)

    def _ways(self, node: Node, consumer: str) -> list[Lit]:
        """Return literals that each hold only if a branch does, one for each way in which it can."""
        own = not self._shares(node, consumer)
        if own and isinstance(node, Group) and node.is_choice:
            return [lit for branch in node.of for lit in self._ways(branch, consumer)]
        if own and isinstance(node, Leaf) and node.wanted and not isinstance(node.condition, Experience):
            return self._leaf_ways(node, consumer)
        lit = self._cp.new_bool_var("")
        self.require(node, consumer, [lit])
        return [lit]

    def _leaf(self, leaf: Leaf, consumer: str, enforced: list[Lit]) -> None:
        if isinstance(leaf.condition, Experience):
            self._months(leaf.condition, leaf.wanted, consumer, enforced)
        elif leaf.wanted:
            self._wanted(leaf, consumer, enforced)
        else:
            self._unwanted(leaf, consumer, enforced)

    def _wanted(self, leaf: Leaf, consumer: str, enforced: list[Lit]) -> None:
        self._cp.add_bool_or(self._leaf_ways(leaf, consumer)).only_enforce_if(enforced)

    def _leaf_ways(self, leaf: Leaf, consumer: str) -> list[Lit]:
        support = self._evidence.support(leaf.condition)
        ways = self._true_ways(leaf, support, consumer)
        if support.unknown and not self._firm:
            ways.append(all_of(self._cp, self._not_denied(support, consumer)))
        return ways

    def _true_ways(self, leaf: Leaf, support: Support, consumer: str) -> list[Lit]:
        kind, openings = type(leaf.condition).__name__, self._openings
        codes = support.suppliers if openings is None else openings.firsts(leaf)
        ways = [
            self._moments.supplied(code, consumer, kind) for code in self._moments.others(codes, consumer)
        ]
        if support.since < NEVER:
            ways.append(self._moments.fact(leaf, support.since, consumer))
        return ways

    def _unwanted(self, leaf: Leaf, consumer: str, enforced: list[Lit]) -> None:
        """Keep a condition from being true; under the firm reading it must also be known."""
        support = self._evidence.support(leaf.condition)
        kind = type(leaf.condition).__name__
        if support.since < NEVER:
            self._cp.add(self._moments.day(consumer) < support.since).only_enforce_if(enforced)
        for code in self._moments.others(support.suppliers, consumer):
            self._cp.add_bool_or(self._moments.missing(code, consumer, kind)).only_enforce_if(enforced)
        if support.unknown and self._firm:
            ways = [
                self._moments.supplied(c, consumer, "Declared")
                for c in self._moments.others(support.deniers, consumer)
            ]
            ways += [self._moments.since(consumer, support.denied)] if support.denied < NEVER else []
            self._cp.add_bool_or(ways).only_enforce_if(enforced)

    def _not_denied(self, support: Support, consumer: str) -> list[Lit]:
        lits = [
            any_of(self._cp, self._moments.missing(c, consumer, ""))
            for c in self._moments.others(support.deniers, consumer)
        ]
        if support.denied < NEVER:
            early = self._cp.new_bool_var("")
            self._cp.add(self._moments.day(consumer) < support.denied).only_enforce_if(early)
            lits.append(early)
        return lits

    def _months(self, condition: Experience, wanted: bool, consumer: str, enforced: list[Lit]) -> None:
        months = self._evidence.months(condition.trade)
        others = self._moments.others([code for code, _ in months.suppliers], consumer)
        counted = {code: self._moments.counted(code, consumer, wanted) for code in others}
        total = sum(m * counted[code] for code, m in months.suppliers if code in counted)
        for day, more in months.facts:
            total += more * self._moments.fact_counts(day, consumer, wanted)
        if wanted:
            self._cp.add(total >= condition.months).only_enforce_if(enforced)
        else:
            self._cp.add(total < condition.months).only_enforce_if(enforced)


def any_of(cp: "CpModel", lits: list[Lit]) -> Lit:
    """Return a literal that holds only if one of some does."""
    lit = cp.new_bool_var("")
    cp.add_bool_or(lits).only_enforce_if(lit)
    return lit


def all_of(cp: "CpModel", lits: list[Lit]) -> Lit:
    """Return a literal that holds only if all of some do."""
    lit = cp.new_bool_var("")
    cp.add_bool_and(lits).only_enforce_if(lit)
    return lit
