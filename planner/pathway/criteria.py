"""The six profiles: what each makes best, in which order, and which sessions it allows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from planner.pathway.capacity import scaled
from planner.pathway.facts import NEVER
from planner.pathway.model import Model
from planner.pathway.money import money
from planner.pathway.options import Candidate
from planner.pathway.problem import CORE, COVERAGE, PAID, Problem
from planner.pathway.schedule import Placed, first_pay, gives_place
from planner.pathway.variables import Line, Lit, StepVariables
from planner.requirement import SkillAt


class Criterion(Protocol):
    """A profile: a name, figures in order of weight, the activities that matter to it."""

    @property
    def name(self) -> str:
        """Return the profile's name."""
        ...

    @property
    def figures(self) -> tuple[str, ...]:
        """Return the names of the figures, the weightiest first."""
        ...

    @property
    def scope(self) -> str:
        """Return which activities can matter to these figures."""
        ...

    def since(self, candidate: Candidate, problem: Problem) -> int:
        """Return from which day on a session may begin under this profile; NEVER if it may not."""
        ...


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile that allows every session on every day."""

    name: str
    figures: tuple[str, ...]
    scope: str = CORE

    def since(self, candidate: Candidate, problem: Problem) -> int:
        """Allow every day that the preferences allow; a pinned step may even begin before the plan does."""
        return -NEVER


@dataclass(frozen=True, slots=True)
class WhileWorking(Profile):
    """The profile that keeps the present job and never studies by day."""

    def since(self, candidate: Candidate, problem: Problem) -> int:
        """Refuse the mode day, and the workplace for as long as the present job lasts."""
        if candidate.mode == "day":
            return NEVER
        if problem.job is None or not candidate.leaves_job:
            return -NEVER
        return NEVER if problem.job_until is None else problem.job_until


def allows(criterion: Criterion, problem: Problem, steps: Iterable[Placed]) -> bool:
    """Say whether a profile allows all the steps of a plan."""
    return all(criterion.since(step.candidate, problem) <= step.start for step in steps)


CRITERIA: tuple[Criterion, ...] = (
    Profile("fastest", ("finish", "money_cents", "hours")),
    Profile("least_costly", ("money_cents", "finish")),
    WhileWorking("while_working", ("finish", "money_cents")),
    Profile("closest", ("away", "finish")),
    Profile("most_complete", ("coverage", "finish"), COVERAGE),
    Profile("earliest_pay", ("earliest_pay", "finish"), PAID),
)


def finish(model: Model) -> Line:
    """Return the finish, in days."""
    return model.finish


def hours(model: Model) -> Line:
    """Return the classroom hours, in thousandths."""
    return sum(scaled(candidate.class_hours) * lit for _, candidate, lit in model.choices)


def away(model: Model) -> Line:
    """Return the number of steps outside the client's region."""
    return sum(int(candidate.away) * lit for _, candidate, lit in model.choices)


def earliest_pay(model: Model) -> Line:
    """Return at least the earlier of the finish and the first paid start in the target's major group."""
    cp, problem = model.cp, model.problem
    day = cp.new_int_var(first_pay(problem, 0), problem.days, "earliest pay")
    causes = [cp.new_bool_var("")]
    cp.add(day >= model.finish).only_enforce_if(causes[0])
    for step, candidate, lit in model.choices:
        if gives_place(problem, candidate):
            causes.append(cp.new_bool_var(""))
            cp.add_implication(causes[-1], lit)
            cp.add(day >= step.start).only_enforce_if(causes[-1])
    cp.add_bool_or(causes)
    return day


def coverage(model: Model) -> Line:
    """Return the negated weighted levels held at the finish, each at most what it is."""
    by_finish = cache(lambda code: _by_finish(model, model.steps[code]))
    needs = model.problem.needs
    return -sum(need.importance * _levels(model, need.skill, need.level, by_finish) for need in needs)


def _levels(model: Model, skill: str, wanted: int, by_finish: Callable[[str], Lit]) -> Line:
    """Return the level of a skill held at the finish, at most what it is."""
    total: Line = 0
    for level in range(1, wanted + 1):
        support = model.problem.evidence.support(SkillAt(skill, level))
        given = [by_finish(code) for code in support.suppliers if code in model.steps]
        total += 1 if support.since <= 0 else _held(model, support.since, given)
    return total


def _held(model: Model, since: int, given: Iterable[Lit]) -> Line:
    cp, lit = model.cp, model.cp.new_bool_var("")
    ways = list(given)
    if since <= model.problem.days:
        ways.append(cp.new_bool_var(""))
        cp.add(model.finish >= since).only_enforce_if(ways[-1])
    cp.add_bool_or(ways).only_enforce_if(lit)
    return lit


def _by_finish(model: Model, step: StepVariables) -> Lit:
    """Return a literal that is true only if what the step grants holds by the finish."""
    if step.held is step.end:
        return step.taken
    lit = model.cp.new_bool_var("")
    model.cp.add_implication(lit, step.taken)
    model.cp.add(step.held <= model.finish).only_enforce_if(lit)
    return lit


FIGURES: dict[str, Callable[[Model], Line]] = {
    "finish": finish,
    "money_cents": money,
    "hours": hours,
    "away": away,
    "coverage": coverage,
    "earliest_pay": earliest_pay,
}
