"""What the client already did: finished and running activities, as days counted from the plan's start."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from planner.case import Case
from planner.catalogue import Catalogue, Session
from planner.client import PastActivity
from planner.pathway.options import ESTIMATED_HOURS, WORK
from planner.timeline import past_end

NEVER = 10**7
FACTUAL = ("finished", "running")


@dataclass(frozen=True, slots=True)
class Fact:
    """An activity that the client started; what it grants holds from day `end` on."""

    activity: str
    start: int
    end: int
    hours_per_week: float = 0
    runs: bool = False


def facts(case: Case, catalogue: Catalogue) -> tuple[Fact, ...]:
    """Return the finished and running activities of the client and of the plan that are known, one each."""
    found: dict[str, Fact] = {}
    known = (past for past in _past(case) if past.activity in catalogue.activities)
    for past in sorted(known, key=lambda p: (p.activity, p.status)):
        found.setdefault(past.activity, _fact(past, case.preferences.start, catalogue))
    return tuple(found.values())


def _past(case: Case) -> Iterator[PastActivity]:
    for step in case.plan.activity_steps:
        if step.status in FACTUAL:
            yield PastActivity(step.activity, step.session, step.start, step.end, step.status)
    yield from (p for p in case.client.activities if p.status in FACTUAL)


def _fact(past: PastActivity, origin: date, catalogue: Catalogue) -> Fact:
    session = catalogue.session(past.activity, past.session)
    start = (past.start - origin).days if past.start else 0
    day, runs = past_end(past, catalogue), past.status == "running"
    end = (day - origin).days if day else NEVER if runs else 0
    return Fact(past.activity, start, end, _hours(past, session, catalogue), runs)


def _hours(past: PastActivity, session: Session | None, catalogue: Catalogue) -> float:
    if past.status == "finished" or catalogue.activities[past.activity].kind in WORK:
        return 0
    return session.hours_per_week if session else ESTIMATED_HOURS.get(past.session, 0)


def done(known: Iterable[Fact]) -> frozenset[str]:
    """Return the codes of the activities that need not be chosen again."""
    return frozenset(fact.activity for fact in known)


def shut_out(known: Iterable[Fact], catalogue: Catalogue) -> frozenset[str]:
    """Return the activities that may not be taken beside what runs: each excludes the other."""
    running = {fact.activity for fact in known if fact.runs}
    named = {other for code in running for other in catalogue.activities[code].excludes}
    naming = {code for code, a in catalogue.activities.items() if not running.isdisjoint(a.excludes)}
    return frozenset(named | naming) - running
