"""The finish: the latest end of a step, or the first end of what already runs on which the target holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.pathway.encoding import TARGET, Encoder
from planner.pathway.problem import Problem
from planner.pathway.tree import Node, negated
from planner.pathway.variables import Line, Lit, StepVariables

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

Steps = Mapping[str, StepVariables]


def add_finish(cp: "CpModel", problem: Problem, steps: Steps) -> Lit:
    """Return the finish, before which no step ends: where only the least counts, that is enough.

    It is the start, an end that some session has, or one of what runs: what lies between proves nothing.
    """
    from ortools.sat.python.cp_model import Domain

    ends = {end for step in steps.values() for c, _ in step.choice for _, end in c.options}
    days = Domain.from_values(sorted({0, *problem.running, *ends}))
    inside = days.intersection_with(Domain(0, problem.days))
    finish = cp.new_int_var_from_domain(inside, "finish")
    for step in steps.values():
        cp.add(finish >= step.end).only_enforce_if(step.taken)
    return finish


@dataclass(frozen=True)
class Ending:
    """Makes the finish exactly what it is, for plans to which a later one could seem better."""

    cp: "CpModel"
    problem: Problem
    steps: Steps
    target: Node
    firm: bool

    def fix(self, finish: Lit) -> None:
        """Let the finish be the latest end, or the first end of what runs on which the target holds."""
        last = self._latest()
        ways, sooner = [self.cp.new_bool_var("")], [last]
        self.cp.add(finish == last).only_enforce_if(ways[0])
        for day in self.problem.running:
            ways.append(self.cp.new_bool_var(""))
            self.cp.add(finish == day).only_enforce_if(ways[-1])
            self.cp.add(last < day).only_enforce_if(ways[-1])
            for early in sooner:
                self._too_soon(early, last, ways[-1])
            sooner.append(self.cp.new_constant(day))
        self.cp.add_bool_or(ways)

    def _latest(self) -> Lit:
        """Return the latest end of the steps taken, day 0 if there is none."""
        last = add_finish(self.cp, self.problem, self.steps)
        ways = [self.cp.new_bool_var("") for _ in range(len(self.steps) + 1)]
        self.cp.add(last == 0).only_enforce_if(ways[0])
        for step, lit in zip(self.steps.values(), ways[1:], strict=True):
            self.cp.add_implication(lit, step.taken)
            self.cp.add(last <= step.end).only_enforce_if(lit)
        self.cp.add_bool_or(ways)
        return last

    def _too_soon(self, day: Lit, last: Line, way: Lit) -> None:
        """Keep the target from holding on a day, unless that lies before the latest end."""
        counts = self.cp.new_bool_var("")
        self.cp.add(day < last).only_enforce_if(~counts)
        encoder = Encoder(self.cp, self.steps, day, self.problem.evidence, not self.firm)
        encoder.require(negated(self.target), TARGET, [way, counts])
