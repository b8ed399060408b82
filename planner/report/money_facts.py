"""The client's money as the paper shows it: before, during and after, and when it pays back."""

from dataclasses import dataclass
from math import ceil

from planner.catalogue import Wage
from planner.fees import stated_fees
from planner.figures import job_end, pay_lost, to_come
from planner.minimum_wage import minimum_wage
from planner.money import Cents
from planner.plan import Step
from planner.report.brief import Brief

# Who works fewer hours than that works part time: after the plan, a usual full-time week is counted.
FULL_TIME, PART_TIME_UNDER = 35.0, 30.0
WEEKS_A_YEAR = 52


@dataclass(frozen=True, slots=True)
class Expense:
    """What one step costs before any aid; no amount when nobody has said it."""

    step: Step
    amount: Cents | None


@dataclass(frozen=True, slots=True)
class MoneyFacts:
    """Amounts before tax and without aid; None is unknown. `hours` are those of a week after the plan."""

    now_weekly: Cents | None
    training_weekly: Cents | None
    paid_step_weekly: Cents
    keeps_job: bool
    keeps_unless_by_day: bool
    entry_hourly: Cents | None
    median_hourly: Cents | None
    wage_period: str
    at_minimum: bool
    hours: float
    hours_now: float
    expenses: tuple[Expense, ...]
    lost_cents: Cents
    lost_if_by_day: Cents
    weeks_without: int

    @property
    def expense_cents(self) -> Cents:
        """Return the sum of the known expenses."""
        return sum(e.amount or 0 for e in self.expenses)

    @property
    def unknown_expenses(self) -> int:
        """Return how many steps cost what nobody has said."""
        return sum(e.amount is None for e in self.expenses)

    @property
    def has_unknown_expense(self) -> bool:
        """Say whether nobody has said what some step costs."""
        return self.unknown_expenses > 0

    @property
    def entry_weekly(self) -> Cents | None:
        """Return a beginner's pay per week."""
        return None if self.entry_hourly is None else round(self.entry_hourly * self.hours)

    @property
    def median_weekly(self) -> Cents | None:
        """Return the median pay per week."""
        return None if self.median_hourly is None else round(self.median_hourly * self.hours)


def money_facts(brief: Brief) -> MoneyFacts:
    """Return the client's money in figures."""
    job, wage, keeps, at_risk = brief.case.client.job, _wage(brief), _keeps_job(brief), brief.if_by_day
    return MoneyFacts(
        now_weekly=job.pay_cents_per_week if job and job.pay_cents_per_week else None,
        training_weekly=_in_training(brief, keeps and not at_risk),
        paid_step_weekly=max((_pay(s, brief) for s in brief.training), default=0),
        keeps_job=keeps and not at_risk,
        keeps_unless_by_day=bool(keeps and at_risk),
        entry_hourly=_at_least_minimum(wage.low_cents, brief),
        median_hourly=_at_least_minimum(wage.median_cents, brief),
        wage_period=wage.period,
        at_minimum=wage.low_cents is not None and wage.low_cents < minimum_wage(brief.today),
        hours=hours_after(job.hours_per_week if job else 0),
        hours_now=job.hours_per_week if job else 0,
        expenses=expenses(brief),
        lost_cents=pay_lost(brief.case, brief.timeline),
        lost_if_by_day=at_risk.lost_cents if at_risk else 0,
        weeks_without=weeks_without(brief),
    )


def hours_after(now: float) -> float:
    """Return the hours of a week of work after the plan: those of today, if they are full time."""
    return now if now >= PART_TIME_UNDER else FULL_TIME


def _keeps_job(brief: Brief) -> bool:
    job, finish = brief.case.client.job, brief.finish
    if job is None or not job.pay_cents_per_week or job_end(brief.case, brief.timeline.steps):
        return False
    return job.until is None or finish is None or finish <= job.until


def _wage(brief: Brief) -> Wage:
    found = brief.catalogue.wage(brief.case.target.trade, brief.region)
    return found or Wage(brief.case.target.trade, brief.region)


def _at_least_minimum(published: Cents | None, brief: Brief) -> Cents | None:
    """Return a published wage, never under the minimum wage now in force."""
    return None if published is None else max(published, minimum_wage(brief.today))


def weeks_without(brief: Brief) -> int:
    """Return the weeks from the first unpaid step that ends the present job to the finish of the plan."""
    unpaid = (t for t in to_come(brief.timeline) if not _pay(t.step, brief))
    ends, finish = job_end(brief.case, unpaid), brief.finish
    return ceil((finish - ends).days / 7) if ends and finish and finish > ends else 0


def _pay(step: Step, brief: Brief) -> Cents:
    session = brief.session(step)
    return session.pay_cents_per_week if session else 0


def _in_training(brief: Brief, keeps: bool) -> Cents | None:
    job = brief.case.client.job
    return job.pay_cents_per_week if job and keeps else _paid_in_training(brief)


def _paid_in_training(brief: Brief) -> Cents | None:
    """Return what every step of the plan pays at least; None when one is taken without pay."""
    paid = [s for s in brief.training if _pay(s, brief)]
    if all(_pay(s, brief) or any(_covers(p, s) for p in paid) for s in brief.training):
        return min((_pay(s, brief) for s in paid), default=None)
    return None


def _covers(paid: Step, other: Step) -> bool:
    if not (paid.start and paid.end and other.start and other.end):
        return False
    return paid.start <= other.start and other.end <= paid.end


def expenses(brief: Brief) -> tuple[Expense, ...]:
    """Return what the steps cost, those that cost nothing left out."""
    found = (Expense(step, cost(step, brief)) for step in brief.steps)
    return tuple(e for e in found if e.amount or (e.amount is None and not e.step.is_formality))


def cost(step: Step, brief: Brief) -> Cents | None:
    """Return what a step costs before any aid: as agreed, else as in the catalogue; None is not known."""
    activity, session = brief.activity(step), brief.session(step)
    if step.cost_cents is not None or activity is None:
        return step.cost_cents
    return stated_fees(activity, session)


def payback_weeks(facts: MoneyFacts) -> tuple[int | None, int | None]:
    """Return the weeks of work that repay expenses and lost pay, at the entry wage and at the median."""
    return _payback(facts, facts.entry_weekly), _payback(facts, facts.median_weekly)


def _payback(facts: MoneyFacts, after: Cents | None) -> int | None:
    if after is None or facts.now_weekly is None or after <= facts.now_weekly:
        return None
    return ceil((facts.expense_cents + facts.lost_cents) / (after - facts.now_weekly))
