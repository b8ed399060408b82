"""Why a profile has no firm plan: an irreducible set of constraints, and which single change opens one."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from frozendict import frozendict

from planner.case import WEEKLY_HOURS, Case, Preferences
from planner.pathway.admission import admission
from planner.pathway.conditional import conditions, grounded
from planner.pathway.criteria import CRITERIA, Criterion
from planner.pathway.least import least
from planner.pathway.problem import deadline, problem
from planner.pathway.proposals import Winner, proposals
from planner.pathway.result import Blocked
from planner.pathway.run import Run
from planner.pathway.stages import Outcome
from planner.requirement import requirement_json
from planner.supposition import PINNED_STEPS, pinned_steps, raised_hours, suppose

FASTEST, LEAST_COSTLY = CRITERIA[:2]
MONEY, HOURS = "money_limit_cents", "weekly_hours"
WORKING, CONDITIONAL = "while_working", "conditional"
ANY: Mapping[str, Any] = {
    "forbidden": (),
    "pinned": (),
    "modes": (),
    "regions": (),
    "languages": (),
    "money_limit_cents": None,
}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Constraint:
    """A limit of the case with its value, and what it becomes when it is given up."""

    name: str
    value: Any
    to: Any = None


def constraints(case: Case, criterion: Criterion) -> tuple[Constraint, ...]:
    """Return the limits that the client set, and the one that a profile adds."""
    wishes = case.preferences
    found = [Constraint(name, getattr(wishes, name)) for name in ANY if getattr(wishes, name) != ANY[name]]
    if wishes.weekly_hours and any(row.hours < WEEKLY_HOURS for row in wishes.weekly_hours):
        rows = [{"from": row.start, "hours": row.hours} for row in wishes.weekly_hours]
        found.append(Constraint(HOURS, rows, WEEKLY_HOURS))
    if pins := tuple(step.activity for step in pinned_steps(case)):
        found.append(Constraint(PINNED_STEPS, pins, ()))
    later = deadline(replace(case, preferences=replace(wishes, deadline=None)))
    if wishes.deadline and wishes.deadline < later:
        found.append(Constraint("deadline", wishes.deadline, later))
    if criterion.name == WORKING or wishes.keep_job:
        found.append(Constraint("keep_job", True, False))
    return tuple(found)


def relaxed(case: Case, given_up: Iterable[Constraint]) -> Case:
    """Return the case without some of its limits."""
    changes = {c.name: ANY.get(c.name, c.to) for c in given_up}
    if HOURS in changes:
        case = raised_hours(case, changes.pop(HOURS))
    if PINNED_STEPS in changes:
        case = suppose(case, PINNED_STEPS, changes.pop(PINNED_STEPS))
    return replace(case, preferences=_with(case.preferences, changes))


def _with(wishes: Preferences, changes: Mapping[str, Any]) -> Preferences:
    return replace(wishes, **changes)


class WhyNot:
    """The reasons of one search, found once for the profiles that share them."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._found: dict[bool, tuple[tuple[Row, ...], tuple[Row, ...]]] = {}

    def blocked(self, criterion: Criterion, hoped: Outcome | None) -> Blocked:
        """Return why a profile has no firm plan; `hoped` is its conditional one."""
        if hoped is not None:
            to_document = self._unknown(self._run, hoped)
            change = {"constraint": CONDITIONAL, "from": None, "to": to_document["value"]}
            change |= self._figures(self._run, hoped, firm=False)
            return Blocked(criterion.name, (to_document,), (frozendict(change),))
        working = criterion.name == WORKING
        if working not in self._found:
            self._found[working] = self._sought(criterion)
        return Blocked(criterion.name, *self._found[working])

    def _unknown(self, run: Run, hoped: Outcome) -> Row:
        """Return the conditions to document, without which a plan is not firm."""
        timeline = grounded(run.problem, hoped.placed or (), hoped.finish)
        trees = [requirement_json(condition) for condition in conditions(timeline)]
        return frozendict({"constraint": CONDITIONAL, "value": trees})

    def _sought(self, criterion: Criterion) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        asked = constraints(self._run.problem.case, criterion)
        if self._feasible(criterion, asked):
            left = self._irreducible(criterion, asked, firm=True)
            return tuple(_blocking(c) for c in left), tuple(self._changes(criterion, left))
        run, rule = self._without(criterion, asked)
        hoped = run.outcome(rule, firm=False)
        if hoped.placed is None:
            return (admission(run.problem),), ()
        left = self._irreducible(criterion, asked, firm=False)
        return (self._unknown(run, hoped), *(_blocking(c) for c in left)), ()

    def _irreducible(
        self, criterion: Criterion, asked: tuple[Constraint, ...], firm: bool
    ) -> tuple[Constraint, ...]:
        """Return limits that leave no plan together, but would without any one of them."""
        left = asked
        for constraint in asked:
            others = tuple(c for c in left if c is not constraint)
            if not self._feasible(criterion, [c for c in asked if c not in others], firm):
                left = others
        return left

    def _changes(self, criterion: Criterion, left: Iterable[Constraint]) -> list[Row]:
        """Return the single changes that open a plan, as small as they can be, the earliest finish first."""
        found = (self._change(criterion, constraint) for constraint in left)
        return sorted((row for row in found if row), key=lambda row: (row["finish"], row["money_cents"]))

    def _change(self, criterion: Criterion, given_up: Constraint) -> Row | None:
        run, rule = self._without(criterion, (given_up,))
        if given_up.name == HOURS and run.feasible(rule):
            given_up = self._least_hours(criterion, given_up)
            run, rule = self._without(criterion, (given_up,))
        rule = LEAST_COSTLY if rule is FASTEST and given_up.name == MONEY else rule
        outcome = run.outcome(rule, firm=True)
        if outcome.placed is None:
            return None
        figures = self._figures(run, outcome)
        # What comes first is the least there is: no earlier deadline opens a plan, nor does less money.
        exact = {"deadline": "finish", MONEY: "money_cents"}.get(given_up.name)
        wanted = least(given_up.name, given_up.value, given_up.to, run.problem, outcome.placed)
        to = figures[exact] if exact else wanted
        return frozendict({"constraint": given_up.name, "from": given_up.value, "to": to, **figures})

    def _least_hours(self, criterion: Criterion, given_up: Constraint) -> Constraint:
        """Return the same limit raised to the fewest whole hours a week that open a plan."""
        lowest = int(min(row["hours"] for row in given_up.value))
        fewest = bisect_left(
            range(lowest, int(WEEKLY_HOURS)),
            True,
            key=lambda hours: self._feasible(criterion, [replace(given_up, to=float(hours))]),
        )
        return replace(given_up, to=float(lowest + fewest))

    def _feasible(self, criterion: Criterion, given_up: Iterable[Constraint], firm: bool = True) -> bool:
        run, rule = self._without(criterion, tuple(given_up))
        return run.feasible(rule, firm)

    def _without(self, criterion: Criterion, given_up: tuple[Constraint, ...]) -> tuple[Run, Criterion]:
        """Return a search without some limits; who gives up the job is free of that profile's rule."""
        case, catalogue = self._run.problem.case, self._run.problem.catalogue
        free = any(c.name == "keep_job" for c in given_up) or criterion.name != WORKING
        rule = FASTEST if free else criterion
        return Run(problem(relaxed(case, given_up), catalogue), self._run.solver), rule

    def _figures(self, run: Run, outcome: Outcome, firm: bool = True) -> Row:
        (found,) = proposals(run.problem, [Winner("", outcome, firm)])
        return {"finish": found.finish, "money_cents": found.money_cents}


def _blocking(constraint: Constraint) -> Row:
    return frozendict({"constraint": constraint.name, "value": constraint.value})
