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


def facts(case: Case, catalogue: Catalogue) -> tuple[Fact, ...]:
    """Return the finished and running activities of the client and of the plan, one each."""
    found: dict[str, Fact] = {}
    for past in sorted(_past(case), key=lambda p: (p.activity, p.status)):
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
    end = past_end(past, catalogue)
    if end is None:
        return Fact(
            past.activity, start, 0 if past.status == "finished" else NEVER, _hours(past, session, catalogue)
        )
    return Fact(past.activity, start, (end - origin).days, _hours(past, session, catalogue))


def _hours(past: PastActivity, session: Session | None, catalogue: Catalogue) -> float:
    activity = catalogue.activities.get(past.activity)
    if past.status == "finished" or (activity and activity.kind in WORK):
        return 0
    return session.hours_per_week if session else ESTIMATED_HOURS.get(past.session, 0)


def done(known: Iterable[Fact]) -> frozenset[str]:
    """Return the codes of the activities that need not be chosen again."""
    return frozenset(fact.activity for fact in known)
