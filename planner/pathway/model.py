"""The whole problem as one constraint model, under one reading of the unknown."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.pathway.capacity import add_capacity, in_terms
from planner.pathway.encoding import TARGET, Encoder
from planner.pathway.finish import Ending, add_finish
from planner.pathway.opening import Openings, last_steps
from planner.pathway.options import Candidate
from planner.pathway.problem import Problem
from planner.pathway.reach import Reach
from planner.pathway.reading import Reading
from planner.pathway.solver import unasked
from planner.pathway.tree import Node, leaves, negated
from planner.pathway.variables import Lit, StepVariables, step_variables
from planner.requirement import Concurrent

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel


# Sessions to a step, in the mean, from which on linear relaxations were measured to save more than they take.
CROWDED = 6


@dataclass(frozen=True)
class Model:
    """A constraint model with its steps and its finish."""

    cp: "CpModel"
    problem: Problem
    steps: Mapping[str, StepVariables]
    finish: Lit
    firm: bool = True

    def fork(self) -> "Model":
        """Return a copy that can take more constraints."""
        return replace(self, cp=self.cp.clone())

    @property
    def choices(self) -> Iterable[tuple[StepVariables, Candidate, Lit]]:
        """Return every session with its step and its literal."""
        return [(step, c, lit) for step in self.steps.values() for c, lit in step.choice]

    @property
    def crowded(self) -> bool:
        """Say whether which session to take, or in which term, is most of the question."""
        found = [candidate for _, candidate, _ in self.choices]
        ways = sum(len(c.options) for c in found) if in_terms(found) else len(found)
        return ways > CROWDED * len(self.steps)

    def forbid(self, consumer: str, node: Node) -> None:
        """Keep a branch of a step, or of the target, from holding under this reading of the unknown."""
        encoder = Encoder(self.cp, self.steps, self.finish, self.problem.evidence, not self.firm)
        if consumer == TARGET:
            encoder.require(negated(node), consumer, [])
        elif consumer in self.steps:
            encoder.require(negated(node), consumer, [self.steps[consumer].taken])

    def settle(self, code: str, taken: bool) -> None:
        """Have an activity taken, or left out."""
        self.cp.add(self.steps[code].taken == taken if code in self.steps else not taken)


def build(problem: Problem, found: Reach, firm: bool, check: Callable[[], None] = unasked) -> Model:
    """Return the model of the problem over the candidates in reach; `check` may interrupt it."""
    from ortools.sat.python.cp_model import CpModel

    cp, reading = CpModel(), Reading(problem.evidence, found.offers, firm)
    trees = reading.all_of({code: problem.trees[code] for code in found.offers}, check)
    last, steps = last_steps(trees, problem.evidence), {}
    for code, offers in found.offers.items():
        check()
        steps[code] = step_variables(cp, code, offers, code not in last and has_concurrent(trees[code]))
    finish, target = add_finish(cp, problem, steps), reading.of(problem.target)
    if found.target > 0:
        cp.add(finish >= found.target)
    if problem.waits:
        Ending(cp, problem, steps, target, firm).fix(finish)
    check()
    openings = Openings(cp, steps, trees, problem.evidence, problem.days + 1)
    encoder = Encoder(cp, steps, finish, problem.evidence, firm, openings)
    for code, step in steps.items():
        check()
        _require(cp, encoder, step, trees[code])
    encoder.require(target, TARGET, [])
    check()
    _choose(cp, problem, steps)
    add_capacity(cp, problem, steps, finish, check)
    return Model(cp, problem, steps, finish, firm)


def _require(cp: "CpModel", encoder: Encoder, step: StepVariables, tree: Node) -> None:
    encoder.require(tree, step.code, [step.taken])
    if step.held is step.end:
        return
    delays = encoder.delays.get(step.code, ())
    relied = [cp.new_bool_var("") for _ in delays]
    for (lit, end), cause in zip(delays, relied, strict=True):
        cp.add(step.held >= end).only_enforce_if(lit)
        cp.add(step.held <= end).only_enforce_if(cause)
        cp.add_implication(cause, lit)
    if delays:
        own = cp.new_bool_var("")
        cp.add(step.held >= step.end)
        cp.add(step.held <= step.end).only_enforce_if(own)
        cp.add_bool_or([own, *relied])


def _choose(cp: "CpModel", problem: Problem, steps: Mapping[str, StepVariables]) -> None:
    for code in problem.pinned:
        cp.add_bool_or([steps[code].taken] if code in steps else [])
    for code, step in steps.items():
        for other in problem.activities[code].excludes:
            if other in steps and other != code:
                cp.add_bool_or([~step.taken, ~steps[other].taken])


def has_concurrent(tree: Node) -> bool:
    """Say whether a co-requisite could hold back what a step grants."""
    return any(leaf.wanted and isinstance(leaf.condition, Concurrent) for leaf in leaves(tree))
