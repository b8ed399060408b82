"""When what a step gives serves another: literals that hold only if it comes in time."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from planner.pathway.evidence import Evidence
from planner.pathway.facts import NEVER
from planner.pathway.tree import Leaf
from planner.pathway.variables import Line, Lit, StepVariables
from planner.requirement import Concurrent, Finished

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel


class Moments:
    """The days of the steps of one model, and of the finish, set beside one another.

    `delays` are the co-requisites that hold back what each step grants, with their ends.
    """

    def __init__(
        self, cp: "CpModel", steps: Mapping[str, StepVariables], finish: Line, evidence: Evidence
    ) -> None:
        self._cp, self._steps, self._finish, self._evidence = cp, steps, finish, evidence
        self._before: dict[tuple[str, str, str], Lit] = {}
        self.delays: dict[str, list[tuple[Lit, Line]]] = {}

    def others(self, codes: Iterable[str], consumer: str) -> list[str]:
        """Return the steps of the model among some activities, but for the consumer."""
        return [code for code in codes if code in self._steps and code != consumer]

    def day(self, consumer: str) -> Line:
        """Return the day on which a consumer asks: its start, or the finish."""
        return self._steps[consumer].start if consumer else self._finish

    def moment(self, code: str, kind: str) -> Line:
        """Return the day from which a step serves a condition of some kind."""
        step = self._steps[code]
        return {Concurrent.__name__: step.start, Finished.__name__: step.end}.get(kind, step.held)

    def since(self, consumer: str, day: int) -> Lit:
        """Return a literal that holds only if a consumer asks on a day or later."""
        lit = self._cp.new_bool_var("")
        self._cp.add(self.day(consumer) >= day).only_enforce_if(lit)
        return lit

    def fact(self, leaf: Leaf, since: int, consumer: str) -> Lit:
        """Return a literal that relies on a fact; a running co-requisite holds back what the step grants."""
        lit = self.since(consumer, since)
        if isinstance(leaf.condition, Concurrent) and consumer:
            fact = self._evidence.fact(leaf.condition.activity)
            if fact and fact.end > 0:
                self.delays.setdefault(consumer, []).append((lit, fact.end))
        return lit

    def fact_counts(self, day: int, consumer: str, wanted: bool) -> Lit:
        """Return a literal that counts months only (wanted) or at least (unwanted) once they are past."""
        if day <= 0 or day >= NEVER:
            return int(day <= 0)
        lit = self.since(consumer, day)
        if not wanted:
            self._cp.add(self.day(consumer) < day).only_enforce_if(~lit)
        return lit

    def supplied(self, code: str, consumer: str, kind: str) -> Lit:
        """Return a literal that holds only if the step is taken and serves the consumer in time."""
        key = code, consumer, kind if kind in ("Concurrent", "Finished") else ""
        if key not in self._before:
            lit = self._before[key] = self._cp.new_bool_var("")
            self._cp.add_implication(lit, self._steps[code].taken)
            self._cp.add(self.moment(code, kind) <= self.day(consumer)).only_enforce_if(lit)
            if kind == Concurrent.__name__ and consumer:
                self.delays.setdefault(consumer, []).append((lit, self._steps[code].end))
        return self._before[key]

    def missing(self, code: str, consumer: str, kind: str) -> list[Lit]:
        """Return literals of which one holds where a step is not taken, or comes too late."""
        late = self._cp.new_bool_var("")
        self._cp.add(self.moment(code, kind) > self.day(consumer)).only_enforce_if(late)
        return [~self._steps[code].taken, late]

    def counted(self, code: str, consumer: str, wanted: bool) -> Lit:
        """Return a literal that is true only (wanted) or at least (unwanted) if the step has ended."""
        if wanted:
            return self.supplied(code, consumer, "")
        lit = self._cp.new_bool_var("")
        self._cp.add_bool_or([lit, *self.missing(code, consumer, "")])
        return lit
