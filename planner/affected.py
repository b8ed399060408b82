"""Which open plans another catalogue breaks, improves or touches, before or after it takes its place."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.betterment import betterment
from planner.case import Case
from planner.catalogue import Catalogue
from planner.check import check
from planner.drift import Turn, turns
from planner.figures import Figures
from planner.issue import LAW, Issue
from planner.related import related
from planner.touching import BREAKS, IMPROVES, MATTERING, TOUCHED, Beneath, RowChange

if TYPE_CHECKING:
    from planner.pathway.result import Proposal

Told = Callable[[str, float], None]
Stopped = Callable[[], bool]
COUNTED = (BREAKS, IMPROVES, TOUCHED)


@dataclass(frozen=True, slots=True)
class AffectedPlan:
    """What another catalogue does to a case's plan: the gravest verdict, and what it rests on.

    `faults` are the rules that the plan breaks from now on; `kept` are the figures of the
    plan as it stands and `better` one that is strictly better under its profile, when there is one.
    """

    case: str
    name: str
    verdict: str
    changes: tuple[RowChange, ...] = ()
    faults: tuple[Issue, ...] = ()
    kept: Figures | None = None
    better: "Proposal | None" = None


def never() -> bool:
    """Go on."""
    return False


def affected_plans(
    cases: Collection[Case], before: Catalogue, after: Catalogue, told: Told, stopped: Stopped
) -> tuple[AffectedPlan, ...]:
    """Return the affected plans, in the order of the cases; when stopped, those found so far."""
    compared = _Compared.of(before, after)
    found: list[AffectedPlan] = []
    for number, case in enumerate(cases):
        if stopped():
            break
        told(case.client.name, number / len(cases))
        found += compared.plan(case, stopped)
    return tuple(found)


def affected(
    case: Case, before: Catalogue, after: Catalogue, stopped: Stopped = never
) -> AffectedPlan | None:
    """Return what the other catalogue does to one case's plan, or nothing."""
    return next(iter(_Compared.of(before, after).plan(case, stopped)), None)


def counts(found: Iterable[AffectedPlan]) -> dict[str, int]:
    """Return how many plans there are of each verdict, the gravest first."""
    verdicts = [plan.verdict for plan in found]
    return {verdict: verdicts.count(verdict) for verdict in COUNTED}


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two catalogues as they are offered, and what differs."""

    before: Catalogue
    after: Catalogue
    turns: tuple[Turn, ...]
    beneath: Beneath

    @classmethod
    def of(cls, before: Catalogue, after: Catalogue) -> "_Compared":
        found = turns(before, after, MATTERING)
        old, new = before.offered(), after.offered()
        return cls(old, new, found, Beneath.of(found, old, new))

    def plan(self, case: Case, stopped: Stopped) -> Sequence[AffectedPlan]:
        """Return the one plan if it is affected."""
        changes = self.beneath.touching(case)
        faults = self._faults(case) if changes else ()
        if faults:
            return (_affected(case, BREAKS, changes, faults),)
        better = betterment(related(case, self.after), self.before, self.after, self.turns, stopped)
        if better is not None:
            return (_affected(case, IMPROVES, changes, (), *better),)
        return (_affected(case, TOUCHED, changes),) if changes else ()

    def _faults(self, case: Case) -> tuple[Issue, ...]:
        known = {(i.code, i.step) for i in check(case, self.before) if i.severity == LAW}
        now = (i for i in check(case, self.after) if i.severity == LAW)
        return tuple(issue for issue in now if (issue.code, issue.step) not in known)


def _affected(
    case: Case,
    verdict: str,
    changes: tuple[RowChange, ...],
    faults: tuple[Issue, ...] = (),
    kept: Figures | None = None,
    better: "Proposal | None" = None,
) -> AffectedPlan:
    return AffectedPlan(case.id, case.client.name, verdict, changes, faults, kept, better)
