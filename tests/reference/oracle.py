"""The slow, obviously right answer: every plan of a small problem, judged straight from the page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property
from math import ceil, fsum
from typing import Any

from planner import requirement as r
from planner.case import Case
from planner.catalogue import Activity, Catalogue, Session
from planner.client import Job, PastActivity
from tests.reference.facts import Codes, Facts, computed_end, truth
from tests.reference.recognition import with_variants

NOT_STUDY = ("job", "pamt")
NEEDS_THE_DAY = ("day", "workplace")
FAR = date(9999, 1, 1)


@dataclass(frozen=True)
class Choice:
    """One activity in one session at one start."""

    activity: Activity
    session: Session
    start: date
    end: date

    @property
    def name(self) -> tuple[str, str, date]:
        return self.activity.code, self.session.code, self.start

    @property
    def studies(self) -> bool:
        return self.activity.kind not in NOT_STUDY


Plan = tuple[Choice, ...]


@dataclass(frozen=True)
class Figures:
    finish: date
    money_cents: int
    income_cents: int
    hours: float
    coverage: float
    away: int
    first_pay: date


@dataclass(frozen=True)
class Winner:
    plan: Plan
    figures: Figures
    order: tuple[Any, ...]

    @property
    def names(self) -> list[tuple[str, str, date]]:
        return sorted(choice.name for choice in self.plan)


@dataclass(frozen=True)
class Answer:
    """What one profile must answer: its firm winner, and a conditional one where strictly better."""

    firm: Winner | None
    conditional: Winner | None


Order = Callable[[Figures], tuple[Any, ...]]
ORDERS: dict[str, Order] = {
    "fastest": lambda f: (f.finish, f.money_cents, f.hours),
    "least_costly": lambda f: (f.money_cents, f.finish),
    "while_working": lambda f: (f.finish, f.money_cents),
    "closest": lambda f: (f.away, f.finish),
    "most_complete": lambda f: (-f.coverage, f.finish),
    "earliest_pay": lambda f: (min(f.finish, f.first_pay), f.finish),
}


def answers(case: Case, catalogue: Catalogue) -> dict[str, Answer]:
    """Return what each profile must answer."""
    world = World(case, catalogue)
    found = list(_valid_plans(world))
    return {name: _answer(name, order, world, found) for name, order in ORDERS.items()}


def _answer(name: str, order: Order, world: "World", found: list[tuple[Plan, Figures, bool]]) -> Answer:
    allowed = [row for row in found if name != "while_working" or _keeps_work(row[0], world)]
    firm = _best(order, ((plan, figures) for plan, figures, sure in allowed if sure))
    best = _best(order, ((plan, figures) for plan, figures, _ in allowed))
    better = best if best and (firm is None or best.order < firm.order) else None
    return Answer(firm, better)


def _best(order: Order, rows: Iterable[tuple[Plan, Figures]]) -> Winner | None:
    winners = (Winner(plan, figures, order(figures)) for plan, figures in rows)
    return min(winners, key=lambda w: (w.order, len(w.plan), w.names), default=None)


def _keeps_work(plan: Plan, world: "World") -> bool:
    return not any(c.session.mode == "day" or _takes_the_job(c.session, c.start, world) for c in plan)


@dataclass(frozen=True)
class World:
    case: Case
    catalogue: Catalogue
    assumed: frozenset[r.Requirement] = frozenset()

    @property
    def deadline(self) -> date:
        deadline = self.case.preferences.deadline
        assert deadline
        return deadline

    @cached_property
    def past(self) -> tuple[PastActivity, ...]:
        """Return what was begun or failed of the catalogue's activities, beside the plan or in it."""
        steps = (s for s in self.case.plan.activity_steps if s.status != "planned")
        begun = (PastActivity(s.activity, s.session, s.start, s.end, s.status) for s in steps)
        found = (*self.case.client.activities, *begun)
        return tuple(p for p in found if p.activity in self.activities)

    @cached_property
    def job(self) -> Job | None:
        """Return the job at the start: neither over, nor ended by what runs of the plan."""
        job, start = self.case.client.job, self.case.preferences.start
        if job is None or (job.until and job.until <= start):
            return None
        for step in self.case.plan.activity_steps:
            session = self.catalogue.session(step.activity, step.session)
            lasted = job.until is None or step.start is None or step.start < job.until
            if step.status == "running" and session and session.mode in NEEDS_THE_DAY and lasted:
                return None
        return job

    @cached_property
    def activities(self) -> dict[str, Activity]:
        return with_variants(self.case, self.catalogue)

    @cached_property
    def codes(self) -> Codes:
        return Codes.of(self.catalogue)

    @cached_property
    def profile(self) -> dict[str, tuple[int, int, int]]:
        """Return level, importance and entry level of each skill, the position’s merged by max."""
        target, rows = self.case.target, {}
        for need in self.catalogue.trades[target.trade].skills:
            entry = max(1, need.level - 1) if need.importance >= target.essential_importance else 0
            rows[need.skill] = (need.level, need.importance, entry)
        for extra in target.additions:
            entry = extra.level if extra.importance >= target.essential_importance else 0
            before = rows.get(extra.skill, (0, 0, 0))
            added = (extra.level, extra.importance, entry)
            rows[extra.skill] = tuple(max(a, b) for a, b in zip(before, added, strict=True))
        return rows


def _valid_plans(world: World) -> Iterator[tuple[Plan, Figures, bool]]:
    """Yield the plans that hold when unknown counts as met, and again those that hold when it does not."""
    for plan in _sets(world):
        if not _suits_as_a_set(plan, world) or not holds(plan, world, firm=False):
            continue
        limit = world.case.preferences.money_limit_cents
        for firm in (True, False) if holds(plan, world, firm=True) else (False,):
            figures = plan_figures(plan, world, firm)
            if limit is None or figures.money_cents <= limit:
                yield plan, figures, firm


def _sets(world: World) -> Iterator[Plan]:
    """Yield every set of choices whose study hours stay within the limit, day by day."""
    rows = [choices(activity, world) for _, activity in sorted(world.activities.items())]
    days = (world.deadline - world.case.preferences.start).days
    limits = [_limit(world, n) for n in range(days)]
    yield from _extended((), rows, [_running_hours(world, n) for n in range(days)], limits, world)


def _extended(
    plan: Plan, rows: list[list[Choice]], load: list[float], limits: list[float], world: World
) -> Iterator[Plan]:
    if not rows:
        yield plan
        return
    yield from _extended(plan, rows[1:], load, limits, world)
    for choice in rows[0]:
        heavier = list(load)
        if choice.studies:
            first = (choice.start - world.case.preferences.start).days
            for n in range(first, first + (choice.end - choice.start).days):
                heavier[n] += choice.session.hours_per_week
        if all(
            hours <= limit or hours == before
            for hours, limit, before in zip(heavier, limits, load, strict=True)
        ):
            yield from _extended((*plan, choice), rows[1:], heavier, limits, world)


def _limit(world: World, n: int) -> float:
    values = sorted(world.case.preferences.weekly_hours, key=lambda w: w.start)
    day = world.case.preferences.start + timedelta(days=n)
    hours = values[0].hours if values else 40
    for value in values:
        if value.start <= day:
            hours = value.hours
    return hours


def _running_hours(world: World, n: int) -> float:
    day, hours = world.case.preferences.start + timedelta(days=n), 0.0
    for past in world.past:
        session = world.catalogue.session(past.activity, past.session)
        study = world.activities[past.activity].kind not in NOT_STUDY
        if past.status == "running" and session and study and past.start <= day < _end(past, world):
            hours += session.hours_per_week
    return hours


def _end(past: PastActivity, world: World) -> date:
    """Return the end of a running activity, computed like that of a step if none is stated."""
    session = world.catalogue.session(past.activity, past.session)
    if past.end or session is None:
        return past.end or FAR
    if session.entry == "dated" and session.end and session.start == past.start:
        return session.end
    hours = world.activities[past.activity].hours
    return computed_end(past.start, hours, session.hours_per_week, world.catalogue)


def choices(activity: Activity, world: World) -> list[Choice]:
    """Return every (session, start) in which the client may take an activity."""
    wanted, past = world.case.preferences, world.past
    if activity.code in wanted.forbidden:
        return []
    if any(p.activity == activity.code and p.status != "failed" for p in past):
        return []
    sessions = [s for s in world.catalogue.sessions if s.activity == activity.code]
    if not sessions:
        sessions = [Session(activity.code, f"est{n}", hours_per_week=n) for n in (30, 10)]
    return [c for s in sessions if _suits(s, world) for c in _dated(activity, s, world)]


def _suits(session: Session, world: World) -> bool:
    wanted = world.case.preferences
    if session.seats == 0 or (session.apply_by and session.apply_by < wanted.start):
        return False
    pairs = (
        (session.mode, wanted.modes),
        (session.language, wanted.languages),
        (session.region, wanted.regions),
    )
    return all(not value or not allowed or value in allowed for value, allowed in pairs)


def _dated(activity: Activity, session: Session, world: World) -> Iterator[Choice]:
    for start in _starts(session, world):
        end = session.end if session.entry == "dated" else None
        end = end or computed_end(start, activity.hours, session.hours_per_week, world.catalogue)
        if _at_work(session, start, world):
            continue
        if start >= world.case.preferences.start and end <= world.deadline:
            yield Choice(activity, session, start, end)


def _at_work(session: Session, start: date, world: World) -> bool:
    """Say whether the job that the client keeps leaves no day for a session."""
    return world.case.preferences.keep_job and _takes_the_job(session, start, world)


def _takes_the_job(session: Session, start: date, world: World) -> bool:
    """Say whether a session begins while there is a job, and leaves no day for it."""
    if session.mode not in NEEDS_THE_DAY or world.job is None:
        return False
    return world.job.until is None or start < world.job.until


def _starts(session: Session, world: World) -> Iterator[date]:
    if session.entry == "dated":
        assert session.start
        yield session.start
        return
    day, last = session.window_start or world.case.preferences.start, session.window_end or world.deadline
    while day < last:
        if day.weekday() == 0:
            yield day
        day += timedelta(days=1)


def _suits_as_a_set(plan: Plan, world: World) -> bool:
    codes = {choice.activity.code for choice in plan}
    taken = codes | {p.activity for p in world.past if p.status != "failed"}
    if any(pinned not in taken for pinned in world.case.preferences.pinned):
        return False
    running = [world.activities[p.activity] for p in world.past if p.status == "running"]
    together = [*(choice.activity for choice in plan), *running]
    here = {activity.code for activity in together}
    return not any(
        other in here and (other in codes or activity.code in codes)
        for activity in together
        for other in activity.excludes
    )


def holds(plan: Plan, world: World, firm: bool) -> bool:
    """Say whether every step and the target hold; what nobody knows is unmet if `firm`, unless assumed."""
    return _reaches_target(plan, world, firm) and all(
        _enough(truth(choice.activity.requires, _facts(plan, choice.start, world, firm, choice)), firm)
        for choice in plan
    )


def _reaches_target(plan: Plan, world: World, firm: bool) -> bool:
    return _finish(plan, world, firm) <= world.deadline


def _is_qualified(plan: Plan, day: date, world: World, firm: bool) -> bool:
    trade = world.catalogue.trades[world.case.target.trade]
    facts = _facts(plan, day, world, firm)
    entry = all(facts.skills.get(skill, 0) >= level for skill, (_, _, level) in world.profile.items())
    return entry and _enough(truth(trade.requires, facts), firm)


def _enough(value: bool | None, firm: bool) -> bool:
    return value is True or (value is None and not firm)


def _finish(plan: Plan, world: World, firm: bool) -> date:
    """Return the latest end; if that is too soon for the target, the first end of what runs that is not."""
    last = max((choice.end for choice in plan), default=world.case.preferences.start)
    ends = [_end(past, world) for past in world.past if past.status == "running"]
    later = sorted(end for end in ends if last < end <= world.deadline)
    return next((day for day in (last, *later) if _is_qualified(plan, day, world, firm)), FAR)


def _facts(plan: Plan, day: date, world: World, firm: bool, itself: Choice | None = None) -> Facts:
    """Return what is held on a day, thanks to every step but the one that asks."""
    facts = Facts.of(world.case.client, day, world.codes, world.assumed)
    for past in world.past:
        if past.status == "finished" or (past.status == "running" and _end(past, world) <= day):
            facts.ended.add(past.activity)
            facts.gain(world.activities[past.activity].grants)
        if past.status == "running" and past.start <= day:
            facts.started.add(past.activity)
    for choice in plan:
        if choice is itself:
            continue
        if choice.start <= day:
            facts.started.add(choice.activity.code)
        if choice.end <= day:
            facts.ended.add(choice.activity.code)
            if _grants_from(choice, plan, world, firm) <= day:
                facts.gain(choice.activity.grants)
    return facts


def _grants_from(choice: Choice, plan: Plan, world: World, firm: bool) -> date:
    """Return the later of a step's end and the end of the co-requisites that it cannot do without."""
    tree = choice.activity.requires
    ends = {c.activity.code: c.end for c in plan if c is not choice}
    ends |= {p.activity: _end(p, world) for p in world.past if p.status == "running"}
    if not _names_companions(tree):
        return choice.end
    facts = _facts(plan, choice.start, world, firm, choice)
    started = facts.started
    for day in sorted({choice.end, *(end for end in ends.values() if end > choice.end)}):
        counting = {code for code in started if ends.get(code, choice.end) <= day}
        if _enough(truth(tree, replace(facts, started=counting)), firm):
            return day
    return FAR


@cache
def _names_companions(tree: r.Requirement) -> bool:
    if isinstance(tree, r.Not):
        return _names_companions(tree.of)
    if isinstance(tree, r.All | r.Any | r.AtLeast):
        return any(_names_companions(branch) for branch in tree.of)
    return isinstance(tree, r.Concurrent)


def plan_figures(plan: Plan, world: World, firm: bool = False) -> Figures:
    """Return the figures of a plan by the formulas of the page."""
    finish = _finish(plan, world, firm)
    held = _facts(plan, finish, world, firm).skills
    whole = sum(importance * level for level, importance, _ in world.profile.values())
    have = sum(i * min(held.get(skill, 0), level) for skill, (level, i, _) in world.profile.items())
    group, home = world.case.target.trade[:2], world.case.client.region
    paid_in_group = [
        c.start
        for c in plan
        if c.session.pay_cents_per_week > 0 and any(t[:2] == group for t in c.activity.grants.experience)
    ]
    return Figures(
        finish=finish,
        money_cents=sum(max(0, c.activity.cost_cents + c.session.cost_cents) for c in plan)
        + _pay_lost(plan, finish, world),
        income_cents=sum(c.session.pay_cents_per_week * ceil((c.end - c.start).days / 7) for c in plan),
        hours=fsum(c.activity.hours for c in plan if c.studies),
        coverage=have / whole if whole else 1.0,
        away=sum(1 for c in plan if home and c.session.region and c.session.region != home),
        first_pay=min(paid_in_group, default=FAR),
    )


def _pay_lost(plan: Plan, finish: date, world: World) -> int:
    job = world.job
    unpaid = [c for c in plan if c.session.mode in NEEDS_THE_DAY and not c.session.pay_cents_per_week]
    if job is None or world.case.preferences.keep_job or not unpaid:
        return 0
    first = min(c.start for c in unpaid)
    last = min(finish, job.until) if job.until else finish
    lost = job.pay_cents_per_week * ceil((last - first).days / 7)
    for c in plan:
        shared = max(0, (min(c.end, last) - max(c.start, first)).days)
        lost -= c.session.pay_cents_per_week * ceil(shared / 7)
    return max(0, lost)
