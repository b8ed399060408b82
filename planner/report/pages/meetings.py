"""The follow-up meetings: the next review, then what is worth meeting for, weeks apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from planner.plan import Step
from planner.report.blocks import Column, Row, Table
from planner.report.brief import Brief
from planner.report.planned import DONE
from planner.report.rich import NOTHING, Rich, lines, rich, strong

MOST = 3
MONTH, APART, LONG = timedelta(days=30), timedelta(weeks=5), timedelta(weeks=26)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting and its topic; the day is near, and none when it is still to be set."""

    day: date | None
    topic: str


def meetings_table(brief: Brief) -> Table:
    """Return the meetings to hold, with room for notes."""
    words = brief.words
    columns = (
        Column(words._("Date"), 0.26, heads=True),
        Column(words._("We talk about"), 0.37),
        Column(words._("Notes"), 0.37),
    )
    first, *others = meetings(brief)
    rows = [(_review(brief), first.topic), *((_near(m.day, brief), m.topic) for m in others)]
    return Table(columns, tuple(Row((day, rich(topic), NOTHING), room=True) for day, topic in rows))


def _review(brief: Brief) -> Rich:
    day = strong(brief.words.date(brief.review))
    return day if brief.review_agreed else lines(day, brief.words._("proposed date"))


def _near(day: date | None, brief: Brief) -> Rich:
    if day is None:
        return rich(brief.words._("Date: ______________"))
    return rich(brief.words._("around {month}", month=brief.words.month_year(day)))


def meetings(brief: Brief) -> tuple[Meeting, ...]:
    """Return the review, then the meetings that follow it, in order of time."""
    first = Meeting(brief.review, brief.words._("Actions done; what has changed"))
    later = _spaced(brief.review, sorted(_later(brief), key=lambda found: found[0]))
    if not later:
        return (first, Meeting(None, ""))
    return (first, *later) if len(later) < MOST else (first, *later[: MOST - 2], later[-1])


def _spaced(day: date, found: list[tuple[date, str]]) -> list[Meeting]:
    """Return the meetings that come well after the one before them."""
    kept: list[Meeting] = []
    for following, topic in found:
        if following >= day + APART:
            kept.append(Meeting(following, topic))
            day = following
    return kept


def _later(brief: Brief) -> Iterator[tuple[date, str]]:
    words, numbers = brief.words, brief.numbers
    if brief.is_over:
        return
    for step, start, _ in _longest(brief, brief.review + MONTH + APART):
        yield start - MONTH, words._("Ready for step {number}?", number=numbers[step.id])
    for step, start, end in _longest(brief, date.min):
        if end - start > LONG:
            middle = start + (end - start) / 2
            yield middle, words._("How step {number} is going", number=numbers[step.id])
    if brief.finish:
        said = words._("The employer’s position") if brief.upgrading else words._("Job search")
        yield brief.finish - 2 * MONTH, said


def _longest(brief: Brief, earliest: date) -> list[tuple[Step, date, date]]:
    """Return the longest training that starts from that day on, with its days; nothing when there is none."""
    coming = [s for s in brief.training if s.status != DONE]
    dated = [(s, s.start, s.end) for s in coming if s.start and s.end and s.start >= earliest]
    return sorted(dated, key=lambda found: (found[1] - found[2], found[1], found[0].id))[:1]
