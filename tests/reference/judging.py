"""A plan judged straight from the page: whether it holds, and its figures."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from math import ceil, fsum

from planner import requirement as r
from tests.reference.facts import Facts, truth
from tests.reference.world import FAR, NEEDS_THE_DAY, Choice, Plan, World, running_end


@dataclass(frozen=True)
class Figures:
    finish: date
    money_cents: int
    income_cents: int
    hours: float
    coverage: float
    away: int
    first_pay: date


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
    ends = [running_end(past, world) for past in world.past if past.status == "running"]
    later = sorted(end for end in ends if last < end <= world.deadline)
    return next((day for day in (last, *later) if _is_qualified(plan, day, world, firm)), FAR)


def _facts(plan: Plan, day: date, world: World, firm: bool, itself: Choice | None = None) -> Facts:
    """Return what is held on a day, thanks to every step but the one that asks."""
    facts = Facts.of(world.case.client, day, world.codes, world.assumed)
    for past in world.past:
        if past.status == "finished" or (past.status == "running" and running_end(past, world) <= day):
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
    if not _names_companions(tree):
        return choice.end
    ends = {c.activity.code: c.end for c in plan if c is not choice}
    ends |= {p.activity: running_end(p, world) for p in world.past if p.status == "running"}
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
