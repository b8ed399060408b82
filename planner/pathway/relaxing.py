"""One profile's search without some of the limits, and the fewest changes that open a plan."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from frozendict import frozendict

from planner.pathway.conditional import conditions, grounds
from planner.pathway.constraints import APPLY_BY, FACTS, KEEP_JOB, MONEY, WORKING, Constraint, freed, relaxed
from planner.pathway.criteria import CRITERIA, Criterion
from planner.pathway.least import least
from planner.pathway.problem import problem
from planner.pathway.proposals import Winner, proposals
from planner.pathway.run import Run
from planner.pathway.stages import Outcome
from planner.requirement import requirement_json
from planner.supposition import CONDITIONAL, START, TOGETHER

FASTEST, LEAST_COSTLY = CRITERIA[:2]
Row = Mapping[str, Any]
Limits = tuple[Constraint, ...]


class Relaxing:
    """Searches the case of a run again without some of its limits, in one reading of the unknown."""

    def __init__(self, run: Run, criterion: Criterion, firm: bool = True) -> None:
        self.run, self.criterion, self.firm = run, criterion, firm

    def without(self, given_up: Limits) -> tuple[Run, Criterion]:
        """Return a search without some limits; who gives up the job is free of that profile's rule."""
        case, catalogue = self.run.problem.case, self.run.problem.catalogue
        free = any(c.name == KEEP_JOB for c in given_up) or self.criterion.name != WORKING
        opened = freed(catalogue, given_up, case.preferences.start)
        run = Run(problem(relaxed(case, given_up), opened), self.run.solver)
        return run, FASTEST if free else self.criterion

    def feasible(self, given_up: Iterable[Constraint]) -> bool:
        """Say whether there is a plan without some limits."""
        run, rule = self.without(tuple(given_up))
        return run.feasible(rule, self.firm)

    def outcome(self, given_up: Limits) -> tuple[Run, Outcome]:
        """Return the best plan without some limits, and its search: the cheapest if money is short."""
        run, rule = self.without(given_up)
        names = {c.name for c in given_up}
        short = rule is FASTEST and MONEY in names and "deadline" not in names
        return run, run.outcome(LEAST_COSTLY if short and self.firm else rule, self.firm)

    def irreducible(self, asked: Limits) -> Limits:
        """Return limits that leave no plan together, but would without any one of them."""
        left = asked
        for constraint in asked:
            others = tuple(c for c in left if c is not constraint)
            if not self.feasible([c for c in asked if c not in others]):
                left = others
        return left

    def changes(self, left: Limits, asked: Limits) -> list[Row]:
        """Return the fewest changes that open a plan, as small as they can be, the earliest finish first.

        Where one limit is not enough, two are, or else a set of which each is needed.
        """
        singles = ((c,) for c in left)
        pairs = ((c, d) for c in left for d in asked if d not in left or left.index(c) < left.index(d))
        for sets in (singles, pairs, self._fewest(asked)):
            found = [row for given in sets if (row := self._change(given))]
            if found:
                return sorted(found, key=lambda row: (row["finish"], row["money_cents"]))
        return []

    def _fewest(self, asked: Limits) -> Iterator[Limits]:
        """Yield limits to give up together, none of them needlessly."""
        given = asked
        for constraint in asked:
            fewer = tuple(c for c in given if c is not constraint)
            given = fewer if self.feasible(fewer) else given
        yield given

    def _change(self, given_up: Limits) -> Row | None:
        """Return what some limits must become, None if that opens nothing or is not the client's to do."""
        ours = self._clients(given_up) if self.feasible(given_up) else ()
        if not ours:
            return None
        narrow = self._narrowed(ours)
        run, outcome = self.outcome(narrow)
        return _said(narrow, run, outcome, self.firm) if outcome.placed is not None else None

    def _clients(self, given_up: Limits) -> Limits:
        """Return the limits if the client can change them: who can still start in time can still apply."""
        if any(c.name in FACTS and c.name != APPLY_BY for c in given_up):
            return ()
        start, today = self.run.problem.start, self.run.problem.today
        if any(c.name == APPLY_BY and c.to < today for c in given_up):
            return ()
        return tuple(Constraint(START, start, c.to) if c.name == APPLY_BY else c for c in given_up)

    def _narrowed(self, given_up: Limits) -> Limits:
        """Return the same limits, each changed by the least of its ways that opens a plan."""
        for number, constraint in enumerate(given_up):
            before, after = given_up[:number], given_up[number + 1 :]
            tried = [(*before, replace(constraint, to=way), *after) for way in constraint.ways]
            if tried:
                given_up = tried[bisect_left(tried[:-1], True, key=self.feasible)]
        return given_up


def to_document(run: Run, hoped: Outcome) -> tuple[tuple[Any, ...], ...]:
    """Return the sets of conditions of which any one, documented, makes a plan firm, the least first."""
    timelines = grounds(run.problem, hoped.placed or (), hoped.finish)
    return tuple(tuple(requirement_json(c) for c in conditions(timeline)) for timeline in timelines)


def figures(run: Run, outcome: Outcome, firm: bool = True) -> Row:
    """Return when a plan ends and what it costs."""
    (found,) = proposals(run.problem, [Winner("", outcome, firm)])
    return {"finish": found.finish, "money_cents": found.money_cents}


def _said(given_up: Limits, run: Run, outcome: Outcome, firm: bool) -> Row:
    """Return one change as it is, several as one whose values are by limit, with what the plan comes to."""
    came = figures(run, outcome, firm)
    wanted = {c.name: _wanted(c, run, outcome, came) for c in given_up}
    before = {c.name: c.value for c in given_up}
    if not firm:
        before = {CONDITIONAL: None, **before}
        wanted = {CONDITIONAL: list(to_document(run, outcome)[0]), **wanted}
    if len(wanted) == 1:
        ((name, to),) = wanted.items()
        return frozendict({"constraint": name, "from": before[name], "to": to, **came})
    both = {"from": frozendict(before), "to": frozendict(wanted)}
    return frozendict({"constraint": TOGETHER, **both, **came})


def _wanted(given_up: Constraint, run: Run, outcome: Outcome, came: Row) -> Any:
    """Return what a limit must become: no earlier deadline opens the plan found, nor does less money."""
    exact = {"deadline": "finish", MONEY: "money_cents"}.get(given_up.name)
    wanted = least(given_up.name, given_up.value, given_up.to, run.problem, outcome.placed or ())
    return came[exact] if exact else wanted
