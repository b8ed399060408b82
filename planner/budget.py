"""The client's money week by week: what comes in, what goes out, and the week in which the budget breaks."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from planner.case import Case
from planner.catalogue import Catalogue
from planner.dates import WEEK, Period, weeks_of
from planner.figures import job_end_if_any, job_lost, laid_out, pay_per_week, step_fees, to_come
from planner.money import Cents
from planner.present_job import job_over, may_be_employed
from planner.timeline import Taken, Timeline


@dataclass(frozen=True, slots=True)
class Week:
    """One week from its Monday on, in cents before tax.

    `spent` is what the plan cost the client so far: fees, and pay lost less what steps paid since. In a week
    whose `pay_is_unknown`, there may be a job, and nobody has said what it pays.
    """

    monday: date
    job: Cents
    steps: Cents
    allowance: Cents
    lost: Cents
    fees: Cents
    spent: Cents
    pay_is_unknown: bool = False

    @property
    def brings_nothing(self) -> bool:
        """Say whether it is known that nothing comes in without aid."""
        return not (self.income or self.pay_is_unknown)

    @property
    def income(self) -> Cents:
        """Return what comes in without aid: the present job and paid steps."""
        return self.job + self.steps


@dataclass(frozen=True, slots=True)
class Budget:
    """The weeks of a plan against the client's limit; no limit, or no plan, never breaks."""

    weeks: tuple[Week, ...] = ()
    limit: Cents | None = None

    @property
    def breaks(self) -> Week | None:
        """Return the first week in which the client has spent more than the limit: a warning, no more."""
        limit = self.limit
        return next((w for w in self.weeks if w.spent > limit), None) if limit is not None else None

    @property
    def without_income(self) -> int:
        """Return how many weeks bring nothing in without aid."""
        return sum(week.brings_nothing for week in self.weeks)

    @property
    def pay_is_unknown(self) -> bool:
        """Say whether the pay of the present job must be documented before the weeks can be read."""
        return any(week.pay_is_unknown for week in self.weeks)

    @property
    def has_figures(self) -> bool:
        """Say whether there is anything to draw."""
        return self.limit is not None or any(w.income or w.lost or w.spent for w in self.weeks)

    def total(self, name: str) -> Cents:
        """Return the sum of a column."""
        return sum(getattr(week, name) for week in self.weeks)


def budget(case: Case, catalogue: Catalogue, allowance: Cents = 0) -> Budget:
    """Return the money of the case's plan; `allowance` is an aid per week of unpaid training, if granted.

    Pay per week counts on the first day of each week that a step or a loss lasts, as in `figures`: the last
    `spent` is the plan's net cost.
    """
    timeline = laid_out(case, catalogue)
    if not timeline.steps:
        return Budget(limit=case.preferences.money_limit_cents)
    flows = _Flows(case, timeline, allowance)
    return Budget(tuple(flows.weeks()), case.preferences.money_limit_cents)


@dataclass(frozen=True, slots=True)
class _Flow:
    """Cents that fall on a day."""

    day: date
    cents: Cents


class _Flows:
    """What falls in each week of a plan."""

    def __init__(self, case: Case, timeline: Timeline, allowance: Cents) -> None:
        steps, self._client, self._finish = timeline.steps, case.client, timeline.finish
        self._first = _monday(min(case.preferences.start, steps[0].start))
        self._last = max(t.start for t in steps)
        self._ends = job_end_if_any(case, steps)
        ahead, lost = to_come(timeline), job_lost(case, timeline)
        self.steps = _by_week(f for t in steps for f in _weekly(t.start, t.end, pay_per_week(t)))
        self.fees = _by_week(_Flow(t.start, step_fees(t)) for t in ahead)
        self._pay = case.client.job.pay_cents_per_week if case.client.job else 0
        self.lost = _by_week(_weekly(lost.start, lost.end, self._pay) if lost else ())
        self.regained = _by_week(f for t in ahead for f in _within(t, lost)) if lost else Counter[date]()
        aided = (f for t in steps if _aided(t) for f in _weekly(t.start, t.end, allowance))
        self.allowances = _by_week(_once(aided))

    def weeks(self) -> Iterator[Week]:
        """Yield every week up to the finish."""
        spendings = self.fees, self.lost, self.regained
        fees, lost, regained = (_until(flows, self._first) for flows in spendings)
        monday = self._first
        while monday < self._finish or monday <= self._last:  # a step without length has its fees that day
            fees += self.fees[monday]
            lost += self.lost[monday]
            regained += self.regained[monday]
            yield self._week(monday, fees + max(0, lost - regained))
            monday += WEEK

    def _week(self, monday: date, spent: Cents) -> Week:
        return Week(
            monday,
            self._pay if self._is_at_work(monday) else 0,
            self.steps[monday],
            self.allowances[monday],
            self.lost[monday],
            self.fees[monday],
            spent,
            not self._pay and self._is_at_work(monday),
        )

    def _is_at_work(self, monday: date) -> bool:
        """Say whether the week begins, and stays, before the present job ends."""
        left = self._ends
        if monday >= job_over(self._client) or (left and left < monday + WEEK):
            return False
        return may_be_employed(self._client)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weekly(start: date, end: date, cents: Cents) -> Iterator[_Flow]:
    """Yield the pay of each week from `start` to `end`, on its first day."""
    weeks = weeks_of((end - start).days) if cents else 0
    yield from (_Flow(start + number * WEEK, cents) for number in range(weeks))


def _within(taken: Taken, lost: Period) -> Iterator[_Flow]:
    return _weekly(max(taken.start, lost.start), min(taken.end, lost.end), pay_per_week(taken))


def _once(flows: Iterable[_Flow]) -> list[_Flow]:
    """Return one allowance a week, however many steps are taken in it."""
    return list({_monday(flow.day): flow for flow in flows}.values())


def _by_week(flows: Iterable[_Flow]) -> Counter[date]:
    """Return what falls in each week that has anything, by its Monday."""
    found = Counter[date]()
    for flow in flows:
        found[_monday(flow.day)] += flow.cents
    return found


def _until(flows: Counter[date], monday: date) -> Cents:
    return sum(cents for day, cents in flows.items() if day < monday)


def _aided(taken: Taken) -> bool:
    return taken.is_study and not pay_per_week(taken)
