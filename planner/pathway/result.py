"""What a search answers: proposals with proven figures, and why not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from frozendict import frozendict

from planner.money import Cents
from planner.requirement import Requirement

PROFILES = ("fastest", "least_costly", "while_working", "closest", "most_complete", "earliest_pay")
ALTERNATIVE = "alternative"
DAY = timedelta(days=1)


def last_day(finish: date, start: date) -> date:
    """Return the day before the finish, or the start itself where nothing is left to do."""
    return finish - DAY if finish > start else finish


class Status(StrEnum):
    """How good an answer is."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a step is there: it serves the target (code of its trade) or another step, by one condition.

    A step that nothing asks for serves the time that the target needs, pay, or its own pin.
    """

    serves: str
    code: str
    condition: Requirement


@dataclass(frozen=True, slots=True)
class ProposedStep:
    """An activity in a session, with its dates and reasons."""

    activity: str
    session: str
    start: date
    end: date
    hours_per_week: float
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """One pathway, the profiles it wins and its figures; `bound` is proven, in the profile's order.

    Without steps, what already runs may still end after `start`.
    """

    profiles: tuple[str, ...]
    status: Status
    finish: date
    money_cents: Cents
    income_cents: Cents
    hours: float
    coverage: float
    away: float
    steps: tuple[ProposedStep, ...]
    conditional_on: tuple[Requirement, ...] = ()
    estimated: bool = False
    bound: Mapping[str, Any] = frozendict()
    start: date = date.max

    @property
    def first_day(self) -> date:
        """Return the day on which the pathway begins."""
        return min([self.start, *(step.start for step in self.steps)])

    @property
    def last_day(self) -> date:
        """Return the last day of the pathway."""
        return last_day(self.finish, self.first_day)


@dataclass(frozen=True, slots=True)
class Blocked:
    """A profile without a plan: the constraints that block it, and the cheapest relaxations.

    It is not `complete` where the work for it was done before all of that was proven.
    """

    profile: str
    blocking: tuple[Mapping[str, Any], ...] = ()
    relaxations: tuple[Mapping[str, Any], ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a problem: status, proposals, and for each profile without a plan why not."""

    status: Status
    proposals: tuple[Proposal, ...] = ()
    why_not: tuple[Blocked, ...] = ()
    seconds: float = 0.0
    provenance: Mapping[str, Any] = frozendict()
