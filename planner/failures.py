"""What the client failed, and when: some tests may be sat again only so many months later."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from planner.client import PastActivity
from planner.plan import Step

FAILED = "failed"
DAY = timedelta(days=1)


def failures(attempts: Iterable[PastActivity | Step]) -> Mapping[str, date | None]:
    """Return the last day on which each activity was failed; None where nobody noted a day."""
    days: dict[str, date | None] = {}
    for one in attempts:
        if one.status == FAILED:
            day = _last_day(one.start, one.end)
            known = days.get(one.activity, day)
            days[one.activity] = max(known, day) if known and day else None
    return days


def _last_day(start: date | None, end: date | None) -> date | None:
    if end is None:
        return start
    return end - DAY if start is None or start < end else start
