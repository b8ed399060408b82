"""The wall calendar: a year on one page, its days marked, and what each mark is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from planner.report.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Month,
    Prose,
    Row,
    Table,
    Title,
    Year,
)
from planner.report.brief import Brief
from planner.report.ending import row_ends
from planner.report.frame import letterhead, sheet
from planner.report.pages.first import contact
from planner.report.pages.steps import DECISIVE, FLEXIBLE
from planner.report.rich import rich, strong
from planner.report.step_words import dated, last_day, short_title
from planner.words import Words

MONTHS, WEEK = 12, 7
# How much a day decides, the most first.
FIRST, MEETING, LAST = range(3)
MONDAY = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A day of the plan: all that it is, and how much it decides."""

    day: date
    told: tuple[str, ...]
    rank: int


def wall_calendar(brief: Brief) -> Document:
    """Return the twelve months from today or from the start of the plan, with its days."""
    title = brief.words._("Wall calendar")
    return sheet(brief, title, _blocks(brief, brief.titled(title)))


def _blocks(brief: Brief, title: str) -> Iterator[Block]:
    words, marks = brief.words, _marks(brief)
    yield letterhead(brief)
    yield Title(title)
    yield _year(brief, marks)
    yield Heading(words._("The days of the plan"))
    if marks:
        yield _table(brief, marks)
    else:
        yield Prose(rich(words._("No day of the plan falls in these months.")))
    if left := sum(len(mark.told) for mark in _days(brief)) - sum(len(mark.told) for mark in marks):
        yield Prose(rich(_elsewhere(left, words)), small=True)
    yield contact(brief)


def _elsewhere(days: int, words: Words) -> str:
    return words.n_(
        "{n} date of the plan falls outside these twelve months: see the action plan.",
        "{n} dates of the plan fall outside these twelve months: see the action plan.",
        days,
    )


def _first(brief: Brief) -> date:
    """Return the first month shown: that of today, or that of a plan that starts later than the year does."""
    start, year = brief.today.replace(day=1), timedelta(days=366)
    return brief.start.replace(day=1) if brief.start > brief.today + year else start


def _months(brief: Brief) -> list[date]:
    first = _first(brief)
    places = range(first.month - 1, first.month - 1 + MONTHS)
    return [date(first.year + place // 12, place % 12 + 1, 1) for place in places]


def _marks(brief: Brief) -> list[Mark]:
    """Return the days of the plan in these months, in order."""
    first, last = _months(brief)[0], (_months(brief)[-1] + timedelta(days=32)).replace(day=1)
    return [mark for mark in _days(brief) if first <= mark.day < last]


def _days(brief: Brief) -> list[Mark]:
    """Return the days of the plan in order, each once, with all that it is."""
    found: dict[date, Mark] = {}
    for day, what, rank in _told(brief):
        old = found.get(day, Mark(day, (), rank))
        found[day] = Mark(day, tuple(dict.fromkeys((*old.told, what))), min(old.rank, rank))
    return [found[day] for day in sorted(found)]


def _told(brief: Brief) -> Iterator[tuple[date, str, int]]:
    words = brief.words
    if brief.review_agreed:
        yield brief.review, words._("Follow-up meeting with {name}", name=brief.counsellor_name), MEETING
    for step in brief.open_steps:
        if step.start and step.end:
            title = dated(short_title(step, brief), step, brief)
            yield step.start, words._("First day: {program}", program=title), FIRST
            yield last_day(step.start, step.end), words._("End: {program}", program=title), LAST
        elif step.due:
            rank = FIRST if step.formality in DECISIVE else LAST if step.formality in FLEXIBLE else MEETING
            yield step.due, short_title(step, brief), rank


def _year(brief: Brief, marks: list[Mark]) -> Year:
    words = brief.words
    days = tuple(words.narrow_weekday(MONDAY + timedelta(days=n)) for n in range(WEEK))
    months = tuple(Month(first, words.month_year(first)) for first in _months(brief))
    said = tuple(words._("{title}: {text}", title=words.date(m.day), text="; ".join(m.told)) for m in marks)
    legend = words._("Dark disc: a day of the list below. Grey: days of training.")
    return Year(days, months, tuple(mark.day for mark in marks), tuple(_spans(brief)), said, legend)


def _spans(brief: Brief) -> Iterator[tuple[date, date]]:
    return ((s.start, s.end) for s in brief.training if s.start and s.end)


def _table(brief: Brief, marks: list[Mark]) -> Table:
    words = brief.words
    columns = Column(words._("Date"), 0.24, heads=True), Column(words._("What"), 0.76)
    rows = tuple(
        Row((strong(_day(mark.day, brief)), rich("; ".join(mark.told))), day=mark.day) for mark in marks
    )
    # The first days and what cannot be made good are the last to give way.
    drops = sorted(range(len(marks)), key=lambda n: (marks[n].rank, marks[n].day), reverse=True)
    return Table(columns, rows, ends=row_ends(len(rows), len(columns), 1, words), drops=tuple(drops))


def _day(day: date, brief: Brief) -> str:
    words = brief.words
    return words._("{weekday}, {date}", weekday=words.weekday(day), date=words.short_date(day))
