"""Requirement trees as constraints: a literal that holds only if a branch does."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.pathway.evidence import Evidence, Support
from planner.pathway.facts import NEVER
from planner.pathway.opening import Openings
from planner.pathway.tree import Group, Leaf, Node
from planner.pathway.variables import Line, Lit, StepVariables
from planner.requirement import Concurrent, Experience, Finished

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
        self._cp, self._steps, self._finish = cp, steps, finish
        self._evidence, self._firm, self._openings = evidence, firm, openings
        self._before: dict[tuple[str, str, str], Lit] = {}
        self.delays: dict[str, list[tuple[Lit, Line]]] = {}

    def require(self, node: Node, consumer: str, enforced: list[Lit]) -> None:
        """Make a tree hold whenever the `enforced` literals do."""
        if self._openings is not None and self._shares(node, consumer):
            self._cp.add(self._day(consumer) >= self._openings.day(node)).only_enforce_if(enforced)
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
            lits = [found[0] if len(found) == 1 else self._any(found) for found in ways]
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
            ways.append(self._all(self._not_denied(support, consumer)))
        return ways

    def _true_ways(self, leaf: Leaf, support: Support, consumer: str) -> list[Lit]:
        kind, openings = type(leaf.condition).__name__, self._openings
        codes = support.suppliers if openings is None else openings.firsts(leaf)
        ways = [self._supplied(code, consumer, kind) for code in self._others(codes, consumer)]
        if support.since < NEVER:
            ways.append(self._fact(leaf, support.since, consumer))
        return ways

    def _unwanted(self, leaf: Leaf, consumer: str, enforced: list[Lit]) -> None:
        """Keep a condition from being true; under the firm reading it must also be known."""
        support = self._evidence.support(leaf.condition)
        kind = type(leaf.condition).__name__
        if support.since < NEVER:
            self._cp.add(self._day(consumer) < support.since).only_enforce_if(enforced)
        for code in self._others(support.suppliers, consumer):
            self._cp.add_bool_or(self._missing(code, consumer, kind)).only_enforce_if(enforced)
        if support.unknown and self._firm:
            ways = [self._supplied(c, consumer, "Declared") for c in self._others(support.deniers, consumer)]
            ways += [self._from(consumer, support.denied)] if support.denied < NEVER else []
            self._cp.add_bool_or(ways).only_enforce_if(enforced)

    def _not_denied(self, support: Support, consumer: str) -> list[Lit]:
        lits = [self._any(self._missing(c, consumer, "")) for c in self._others(support.deniers, consumer)]
        if support.denied < NEVER:
            early = self._cp.new_bool_var("")
            self._cp.add(self._day(consumer) < support.denied).only_enforce_if(early)
            lits.append(early)
        return lits

    def _months(self, condition: Experience, wanted: bool, consumer: str, enforced: list[Lit]) -> None:
        months = self._evidence.months(condition.trade)
        others = self._others([code for code, _ in months.suppliers], consumer)
        counted = {code: self._counted(code, consumer, wanted) for code in others}
        total = sum(m * counted[code] for code, m in months.suppliers if code in counted)
        for day, more in months.facts:
            total += more * self._fact_counts(day, consumer, wanted)
        if wanted:
            self._cp.add(total >= condition.months).only_enforce_if(enforced)
        else:
            self._cp.add(total < condition.months).only_enforce_if(enforced)

    def _counted(self, code: str, consumer: str, wanted: bool) -> Lit:
        """Return a literal that is true only (wanted) or at least (unwanted) if the step has ended."""
        if wanted:
            return self._supplied(code, consumer, "")
        lit = self._cp.new_bool_var("")
        self._cp.add_bool_or([lit, *self._missing(code, consumer, "")])
        return lit

    def _fact_counts(self, day: int, consumer: str, wanted: bool) -> Lit:
        if day <= 0 or day >= NEVER:
            return int(day <= 0)
        lit = self._from(consumer, day)
        if not wanted:
            self._cp.add(self._day(consumer) < day).only_enforce_if(~lit)
        return lit

    def _fact(self, leaf: Leaf, since: int, consumer: str) -> Lit:
        """Return a literal that relies on a fact; a running co-requisite holds back what the step grants."""
        lit = self._from(consumer, since)
        if isinstance(leaf.condition, Concurrent) and consumer:
            fact = self._evidence.fact(leaf.condition.activity)
            if fact and fact.end > 0:
                self.delays.setdefault(consumer, []).append((lit, fact.end))
        return lit

    def _from(self, consumer: str, day: int) -> Lit:
        lit = self._cp.new_bool_var("")
        self._cp.add(self._day(consumer) >= day).only_enforce_if(lit)
        return lit

    def _supplied(self, code: str, consumer: str, kind: str) -> Lit:
        """Return a literal that holds only if the step is taken and serves the consumer in time."""
        key = code, consumer, kind if kind in ("Concurrent", "Finished") else ""
        if key not in self._before:
            lit = self._before[key] = self._cp.new_bool_var("")
            self._cp.add_implication(lit, self._steps[code].taken)
            self._cp.add(self._moment(code, kind) <= self._day(consumer)).only_enforce_if(lit)
            if kind == Concurrent.__name__ and consumer:
                self.delays.setdefault(consumer, []).append((lit, self._steps[code].end))
        return self._before[key]

    def _missing(self, code: str, consumer: str, kind: str) -> list[Lit]:
        late = self._cp.new_bool_var("")
        self._cp.add(self._moment(code, kind) > self._day(consumer)).only_enforce_if(late)
        return [~self._steps[code].taken, late]

    def _moment(self, code: str, kind: str) -> Line:
        step = self._steps[code]
        return {Concurrent.__name__: step.start, Finished.__name__: step.end}.get(kind, step.held)

    def _day(self, consumer: str) -> Line:
        return self._steps[consumer].start if consumer else self._finish

    def _others(self, codes: "list[str] | tuple[str, ...]", consumer: str) -> list[str]:
        return [code for code in codes if code in self._steps and code != consumer]

    def _any(self, lits: list[Lit]) -> Lit:
        lit = self._cp.new_bool_var("")
        self._cp.add_bool_or(lits).only_enforce_if(lit)
        return lit

    def _all(self, lits: list[Lit]) -> Lit:
        lit = self._cp.new_bool_var("")
        self._cp.add_bool_and(lits).only_enforce_if(lit)
        return lit
