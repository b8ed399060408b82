"""Whether another catalogue allows a plan that is strictly better than the kept one, proven by search."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from planner.adopt import adopt
from planner.case import Case
from planner.catalogue import Catalogue
from planner.check import check
from planner.drift import Turn
from planner.figures import Figures, figures
from planner.plan import OVER
from planner.recognition import recognition_of
from planner.timeline import Timeline

if TYPE_CHECKING:
    from planner.pathway.criteria import Criterion
    from planner.pathway.model import Model
    from planner.pathway.options import Candidate
    from planner.pathway.problem import Problem
    from planner.pathway.result import Proposal
    from planner.pathway.solver import Solver

Stopped = Callable[[], bool]
Better = tuple[Figures, "Proposal"]
# What differs in these tables can matter to any plan of the target, not only to those that use a new row.
EVERYWHERE = ("closures", "trades", "trade_skills")
# A competency that is gone is one less to be learned.
SHORTER = "competencies"
UNSURE = {"admission-unknown", "target-unknown"}


def betterment(
    case: Case, before: Catalogue, after: Catalogue, turns: Iterable[Turn], stopped: Stopped
) -> Better | None:
    """Return the kept plan's figures and a strictly better plan that `before` did not allow, or nothing.

    Better is meant under the first profile of the plan, or by the finish when it has none. Plans whose
    target no changed row can serve are not searched; what is gone betters nothing, for an estimate in the
    place of a dated group is no promise. When stopped before all is proven, there is nothing to say.
    """
    changed = _Changed.of(case, turns)
    is_open = any(step.status not in OVER for step in case.plan.activity_steps)
    if not (is_open and changed and case.target.trade in after.trades):
        return None
    better = _searched(case, before, after, changed, stopped)
    return None if better is None else (figures(case, after), better)


def _searched(
    case: Case, before: Catalogue, after: Catalogue, changed: "_Changed", stopped: Stopped
) -> "Proposal | None":
    """Return the first better plan, of the firm ones and then of those on condition."""
    from planner.pathway import solver

    readings = (True, False) if _is_conditional(case, after) else (True,)
    searches = (_Search(case, after, firm, solver.Solver(stopped)) for firm in readings)
    try:
        found = (_improved(search, before, changed) for search in searches)
        return next((proposal for proposal in found if proposal is not None), None)
    except solver.Stopped:
        return None


@dataclass(frozen=True, slots=True)
class _Search:
    """What is searched for a case: under which catalogue and reading of the unknown."""

    case: Case
    catalogue: Catalogue
    firm: bool
    solver: "Solver"

    def posed(self) -> "Problem":
        """Return the problem to solve; raises Stopped when the caller stops."""
        from planner.pathway.problem import problem

        return problem(self.case, self.catalogue, check=self.solver.check)


@dataclass(frozen=True, slots=True)
class _Changed:
    """The activities and sessions that are new or otherwise, or everything."""

    activities: frozenset[str]
    sessions: frozenset[tuple[str, ...]]
    everything: bool

    @classmethod
    def of(cls, case: Case, turns: Iterable[Turn]) -> "_Changed":
        there = [turn for turn in turns if turn.after is not None or turn.table in (*EVERYWHERE, SHORTER)]
        return cls(
            frozenset(code for turn in there for code in _activities(turn)),
            frozenset(turn.key for turn in there if turn.table == "sessions"),
            any(turn.table == "closures" or _is_of_target(turn, case) for turn in there),
        )

    @classmethod
    def anything(cls) -> "_Changed":
        return cls(frozenset(), frozenset(), everything=True)

    def __bool__(self) -> bool:
        return self.everything or bool(self.activities or self.sessions)

    @property
    def codes(self) -> frozenset[str]:
        """Return the activities that differ, or whose sessions do."""
        return self.activities | {key[0] for key in self.sessions}

    def holds(self, candidate: "Candidate") -> bool:
        """Say whether a session to choose is one that differs."""
        named = (candidate.activity, candidate.session)
        return candidate.activity in self.activities or named in self.sessions


def _activities(turn: Turn) -> tuple[str, ...]:
    """Return the activities that a row makes what they are: a programme makes its recognition too."""
    code = turn.key[0]
    if turn.table == "activities":
        return code, recognition_of(code)
    return (recognition_of(code),) if turn.table == SHORTER else ()


def _is_of_target(turn: Turn, case: Case) -> bool:
    return turn.table in ("trades", "trade_skills") and turn.key[0] == case.target.trade


def _is_conditional(case: Case, catalogue: Catalogue) -> bool:
    return any(issue.code in UNSURE for issue in check(case, catalogue))


def _improved(search: _Search, before: Catalogue, changed: _Changed) -> "Proposal | None":
    """Return the best plan that uses what changed, if it beats the kept one and was not possible before."""
    better = _best(search, changed)
    return None if better is None or _was_possible(better, search, before) else better


def _best(search: _Search, changed: _Changed) -> "Proposal | None":
    """Return the best plan that uses what changed, if it beats the kept one."""
    case, catalogue = search.case, search.catalogue
    asked, criterion = search.posed(), _criterion(case)
    if not changed.everything and not changed.codes & asked.scopes[criterion.scope].codes:
        return None
    made = _solved(search, asked, changed, figures(case, catalogue))
    if made is None:
        return None
    return made if _weight(adopt(case, made, catalogue), catalogue) < _weight(case, catalogue) else None


def _was_possible(better: "Proposal", search: _Search, before: Catalogue) -> bool:
    """Say whether the other catalogue allowed a plan as good as that already."""
    case, after = search.case, search.catalogue
    if case.target.trade not in before.trades:
        return False
    reached, earlier = adopt(case, better, after), replace(search, catalogue=before)
    made = _solved(earlier, earlier.posed(), _Changed.anything(), figures(reached, after))
    if made is None:
        return False
    return _weight(adopt(case, made, before), before) <= _weight(reached, after)


def _solved(search: _Search, asked: "Problem", changed: _Changed, limits: Figures) -> "Proposal | None":
    """Return the best plan within the limits that uses what changed; raises Stopped when stopped."""
    from planner.pathway.proposals import Winner, proposal
    from planner.pathway.run import Run

    criterion = _criterion(search.case)

    def narrow(model: "Model") -> None:
        _bound(model, criterion, limits)
        if not changed.everything:
            model.cp.add_bool_or([lit for _, candidate, lit in model.choices if changed.holds(candidate)])

    found = Run(asked, search.solver).outcome(criterion, search.firm, change=narrow)
    search.solver.check()
    return None if found.placed is None else proposal(asked, Winner(criterion.name, found, search.firm))


def _weight(case: Case, catalogue: Catalogue) -> tuple[Any, ...]:
    """Return the figures of a plan in the order of its profile, the smaller the better."""
    found = figures(case, catalogue)
    values = {
        "finish": found.finish,
        "money_cents": found.money_cents,
        "hours": found.hours,
        "away": found.away,
        "coverage": -found.coverage,
        "earliest_pay": min((found.finish, *_paid_starts(case, catalogue))),
    }
    return tuple(values[name] for name in _criterion(case).figures)


def _paid_starts(case: Case, catalogue: Catalogue) -> Iterator[date]:
    """Yield when the steps begin that pay, in the target's major group."""
    from planner.pathway.problem import in_major_group

    for taken in Timeline.of(case, catalogue).steps:
        pays = taken.session is not None and taken.session.pay_cents_per_week > 0
        if pays and in_major_group(case, taken.activity):
            yield taken.start


def _criterion(case: Case) -> "Criterion":
    from planner.pathway.criteria import CRITERIA

    named = {criterion.name: criterion for criterion in CRITERIA}
    return next((named[name] for name in case.plan.profiles if name in named), CRITERIA[0])


def _bound(model: "Model", criterion: "Criterion", limits: Figures) -> None:
    """Keep the first figure within a limit: what is worse is soon given up."""
    from planner.pathway.criteria import FIGURES

    most = {
        "finish": (limits.finish - model.problem.start).days,
        "money_cents": limits.money_cents,
        "away": int(limits.away),
    }
    first = criterion.figures[0]
    if first in most:
        model.cp.add(FIGURES[first](model) <= most[first])
