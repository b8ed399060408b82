"""The figures of a plan, found by hand or by the engine: when it ends, what it costs and what it gives."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from math import fsum

from planner.case import Case
from planner.catalogue import Catalogue
from planner.dates import Period, weeks_of
from planner.fees import stated_fees
from planner.gap import coverage, needs
from planner.money import Cents
from planner.present_job import TAKES_THE_DAY, is_employed, job_over, present_job
from planner.standing import met
from planner.timeline import Taken, Timeline


@dataclass(frozen=True, slots=True)
class Figures:
    """What the steps still to come add up to: what runs or is over was decided, and begun, before.

    Money is what they cost the client, income what they pay; coverage is of all that is held at the finish.
    """

    finish: date
    money_cents: Cents
    income_cents: Cents
    hours: float
    coverage: float
    away: float
    fees_unstated: bool = field(default=False, compare=False)  # money is what is known of it then


def figures(case: Case, catalogue: Catalogue) -> Figures:
    """Return the figures of the case's plan."""
    return figures_of(laid_out(case, catalogue))


def laid_out(case: Case, catalogue: Catalogue) -> Timeline:
    """Return the timeline of the case's plan: for what is sure if that is enough, else for what is hoped."""
    sure = Timeline.of(case, catalogue)
    return sure if _is_firm(sure) else sure.hoped


def _is_firm(timeline: Timeline) -> bool:
    """Say whether every step, the target and the money hold when unknown counts as unmet."""
    limit = timeline.case.preferences.money_limit_cents
    planned = (t for t in timeline.steps if t.planned)
    admitted = (met(t.activity.requires, timeline.standing(t.start, (t.step.id,))) for t in planned)
    holds = timeline.reached(timeline.finish) is True and all(admitted)
    return holds and (limit is None or _money(timeline) <= limit)


def to_come(timeline: Timeline) -> tuple[Taken, ...]:
    """Return the steps still to come."""
    return tuple(taken for taken in timeline.steps if taken.planned)


def _money(timeline: Timeline) -> Cents:
    return sum(map(step_fees, to_come(timeline))) + pay_lost(timeline.case, timeline)


def figures_of(timeline: Timeline) -> Figures:
    """Return the figures of a plan laid out in time."""
    case, steps = timeline.case, to_come(timeline)
    return Figures(
        finish=timeline.finish,
        money_cents=_money(timeline),
        income_cents=sum(pay_per_week(t) * weeks_of((t.end - t.start).days) for t in steps),
        hours=fsum(t.activity.hours for t in steps if t.is_study),
        coverage=coverage_at_finish(timeline),
        away=sum(is_away(case, t) for t in steps),
        fees_unstated=any(has_unstated_fees(t) for t in steps),
    )


def is_away(case: Case, taken: Taken) -> bool:
    """Say whether a step takes the client out of the home region."""
    region = taken.session.region if taken.session else ""
    return bool(region and case.client.region and region != case.client.region)


def takes_the_job(taken: Taken) -> bool:
    """Say whether a step cannot be combined with the present job."""
    return taken.session is not None and taken.session.mode in TAKES_THE_DAY


def job_end(case: Case, steps: Iterable[Taken]) -> date | None:
    """Return the day on which a step ends the present job, None if it is kept as long as it lasts."""
    return job_end_if_any(case, steps) if is_employed(case.client) else None


def job_end_if_any(case: Case, steps: Iterable[Taken]) -> date | None:
    """Return the same even where nobody has said whether there is a present job."""
    if case.preferences.keep_job:
        return None
    first = min((t.start for t in steps if takes_the_job(t)), default=None)
    return first if first and first < job_over(case.client) else None


def job_lost(case: Case, timeline: Timeline) -> Period | None:
    """Return the days of the present job that the first unpaid step to end it costs, up to the finish.

    It costs none after the day on which the job would have ended anyway.
    """
    job = present_job(case, timeline.catalogue)
    begins = job_end(case, (t for t in to_come(timeline) if not pay_per_week(t)))
    if job is None or begins is None:
        return None
    return Period(begins, min(timeline.finish, job.until or timeline.finish))


def pay_lost(case: Case, timeline: Timeline) -> Cents:
    """Return the present job's pay for the days lost, less what paid steps earn in them."""
    job, lost = case.client.job, job_lost(case, timeline)
    if job is None or lost is None:
        return 0
    earned = sum(_pay_within(t, lost) for t in to_come(timeline))
    return max(0, job.pay_cents_per_week * weeks_of((lost.end - lost.start).days) - earned)


def _pay_within(taken: Taken, lost: Period) -> Cents:
    days = (min(taken.end, lost.end) - max(taken.start, lost.start)).days
    return pay_per_week(taken) * weeks_of(max(0, days))


def pay_per_week(taken: Taken) -> Cents:
    """Return what a step pays the client each week."""
    return taken.session.pay_cents_per_week if taken.session else 0


def step_fees(taken: Taken) -> Cents:
    """Return what a step costs before any aid: as agreed, else as in the catalogue."""
    if taken.step.cost_cents is not None:
        return max(0, taken.step.cost_cents)
    return max(0, taken.activity.cost_cents + (taken.session.cost_cents if taken.session else 0))


def has_unstated_fees(taken: Taken) -> bool:
    """Say whether neither the catalogue nor the plan states the fees of a step."""
    return taken.step.cost_cents is None and stated_fees(taken.activity, taken.session) is None


def coverage_at_finish(timeline: Timeline) -> float:
    """Return the share of the profile aimed at (0 to 1) that is held at the finish; 0 without a trade."""
    target = timeline.case.target
    trade = timeline.catalogue.trades.get(target.trade)
    return coverage(needs(target, trade), timeline.standing(timeline.finish).skills) if trade else 0.0
