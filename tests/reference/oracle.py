"""The slow, obviously right answer: every plan of a small problem, judged straight from the page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from planner.case import Case
from planner.catalogue import Catalogue
from tests.reference.judging import Figures, holds, plan_figures
from tests.reference.world import NOT_STUDY, Choice, Plan, World, choices, running_end, takes_the_job


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


def _answer(name: str, order: Order, world: World, found: list[tuple[Plan, Figures, bool]]) -> Answer:
    allowed = [row for row in found if name != "while_working" or _keeps_work(row[0], world)]
    near = world.case.preferences.near_first
    firm = _best(order, ((plan, figures) for plan, figures, sure in allowed if sure), near)
    best = _best(order, ((plan, figures) for plan, figures, _ in allowed), near)
    better = best if best and (firm is None or best.order < firm.order) else None
    return Answer(firm, better)


def _best(order: Order, rows: Iterable[tuple[Plan, Figures]], near: bool) -> Winner | None:
    """Return the best, then the shortest, then the nearest where that is asked, then the first list."""
    winners = [Winner(plan, figures, order(figures)) for plan, figures in rows]
    return min(winners, key=lambda w: (w.order, len(w.plan), near * w.figures.away, w.names), default=None)


def _keeps_work(plan: Plan, world: World) -> bool:
    return not any(c.session.mode == "day" or takes_the_job(c.session, c.start, world) for c in plan)


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
        heavier, hours = list(load), choice.session.hours_per_week if choice.studies else 0
        first = (choice.start - world.case.preferences.start).days
        days = range(first, first + (choice.end - choice.start).days) if hours else ()
        for n in days:
            heavier[n] += hours
        if all(heavier[n] <= limits[n] for n in days):
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
        if past.status == "running" and session and study and past.start <= day < running_end(past, world):
            hours += session.hours_per_week
    return hours


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
