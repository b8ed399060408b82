"""Whether another catalogue allows a plan that is strictly better than the kept one, proven by search."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from planner.case import Case
from planner.catalogue import Catalogue
from planner.drift import Turn
from planner.touching import OVER

if TYPE_CHECKING:
    from planner.pathway.criteria import Criterion
    from planner.pathway.problem import Problem
    from planner.pathway.result import Proposal
    from planner.pathway.stages import Outcome

Stopped = Callable[[], bool]
Better = tuple["Proposal", "Proposal"]
# What differs in these tables can matter to any plan of the target.
EVERYWHERE = ("closures", "trades", "trade_skills")


def betterment(
    case: Case, before: Catalogue, after: Catalogue, turns: Iterable[Turn], stopped: Stopped
) -> Better | None:
    """Return the kept plan and a strictly better one that `before` did not allow, or nothing.

    Better is meant under the first profile of the plan, or by the finish when it has none; an activity that
    cannot matter to the target is not searched.
    """
    found = tuple(turns)
    if not _is_open(case) or case.target.trade not in after.trades or not _near(found, case):
        return None
    from planner.pathway.problem import problem

    asked = problem(case, after)
    scope = asked.scopes[_criterion(case).scope].codes
    if not any(turn.table in EVERYWHERE or turn.key[0] in scope for turn in found):
        return None
    return _searched(case, asked, before, stopped)


def _is_open(case: Case) -> bool:
    return any(step.status not in OVER for step in case.plan.activity_steps)


def _near(turns: Iterable[Turn], case: Case) -> bool:
    """Say whether anything differs that a plan for this target could use."""
    return any(t.table not in ("trades", "trade_skills") or t.key[0] == case.target.trade for t in turns)


def _criterion(case: Case) -> "Criterion":
    from planner.pathway.criteria import CRITERIA

    named = {criterion.name: criterion for criterion in CRITERIA}
    return next((named[name] for name in case.plan.profiles if name in named), CRITERIA[0])


def _searched(case: Case, asked: "Problem", before: Catalogue, stopped: Stopped) -> Better | None:
    """Search the kept plan, then a better one, then ask whether that was possible before."""
    from planner.pathway.problem import problem

    for firm in (True, False):
        kept_problem = problem(_kept(case, asked), asked.catalogue)
        kept = _best(kept_problem, case, firm, stopped)
        if kept.placed is None:
            continue
        better = _best(asked, case, firm, stopped, beat=kept.reached)
        if better.placed is None:
            return None
        possible = _best(problem(case, before), case, firm, stopped, beat=None)
        if possible.placed is not None and possible.reached <= better.reached:
            return None
        return _proposal(kept_problem, case, kept, firm), _proposal(asked, case, better, firm)
    return None


def _kept(case: Case, asked: "Problem") -> Case:
    """Return the case whose only plan is the one it has."""
    codes = {step.activity for step in case.plan.activity_steps}
    others = {code for scope in asked.scopes.values() for code in scope.codes} - codes
    steps = tuple(replace(step, pinned=True) for step in case.plan.steps)
    forbidden = tuple(sorted({*case.preferences.forbidden, *others}))
    preferences = replace(case.preferences, forbidden=forbidden)
    return replace(case, plan=replace(case.plan, steps=steps), preferences=preferences)


def _best(
    asked: "Problem", case: Case, firm: bool, stopped: Stopped, beat: tuple[int, ...] | None = None
) -> "Outcome":
    from planner.pathway.run import Run
    from planner.pathway.solver import Solver

    return Run(asked, Solver(stopped)).outcome(_criterion(case), firm, beat)


def _proposal(asked: "Problem", case: Case, found: "Outcome", firm: bool) -> "Proposal":
    from planner.pathway.proposals import Winner, proposal

    return proposal(asked, Winner(_criterion(case).name, found, firm))
