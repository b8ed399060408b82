"""The wall calendar: a year on one page, its days marked, and what each mark is."""

from collections.abc import Iterator
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
from planner.report.rich import rich, strong
from planner.report.step_words import step_title
from planner.words import Words

MONTHS, WEEK = 12, 7
MONDAY = date(2024, 1, 1)


def wall_calendar(brief: Brief) -> Document:
    """Return the twelve months from today or from the start of the plan, with its days."""
    title = brief.words._("Wall calendar")
    return sheet(brief, title, _blocks(brief, brief.titled(title)))


def _blocks(brief: Brief, title: str) -> Iterator[Block]:
    words, marks = brief.words, _marks(brief)
    yield letterhead(brief)
    yield Title(title)
    yield _year(brief, marks)
    yield Heading(words._("What the marks are"))
    if marks:
        yield _table(brief, marks)
    else:
        yield Prose(rich(words._("No day of the plan falls in these months.")))
    if left := len(set(_days(brief))) - len(marks):
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


def _marks(brief: Brief) -> list[tuple[date, str]]:
    """Return the days of the plan in these months, in order, each with what it is."""
    first, last = _months(brief)[0], (_months(brief)[-1] + timedelta(days=32)).replace(day=1)
    return sorted({(day, what) for day, what in _days(brief) if first <= day < last})


def _days(brief: Brief) -> Iterator[tuple[date, str]]:
    words = brief.words
    if brief.review_agreed:
        yield brief.review, words._("Follow-up meeting with {name}", name=brief.counsellor_name)
    for step in brief.open_steps:
        title = step_title(step, brief)
        if step.start and step.end:
            yield step.start, words._("First day: {program}", program=title)
            yield max(step.start, step.end - timedelta(days=1)), words._("Last day: {program}", program=title)
        elif step.due:
            yield step.due, title


def _year(brief: Brief, marks: list[tuple[date, str]]) -> Year:
    words = brief.words
    days = tuple(words.narrow_weekday(MONDAY + timedelta(days=n)) for n in range(WEEK))
    months = tuple(Month(first, words.month_year(first)) for first in _months(brief))
    said = tuple(words._("{title}: {text}", title=words.date(day), text=what) for day, what in marks)
    legend = words._("Dark disc: a day of the list below. Grey: days of training.")
    return Year(days, months, tuple(day for day, _ in marks), tuple(_spans(brief)), said, legend)


def _spans(brief: Brief) -> Iterator[tuple[date, date]]:
    return ((s.start, s.end) for s in brief.training if s.start and s.end)


def _table(brief: Brief, marks: list[tuple[date, str]]) -> Table:
    words = brief.words
    columns = Column(words._("Date"), 0.29, heads=True), Column(words._("What"), 0.71)
    rows = tuple(Row((strong(_day(day, brief)), rich(what))) for day, what in marks)
    return Table(columns, rows, ends=row_ends(len(rows), len(columns), 1, words))


def _day(day: date, brief: Brief) -> str:
    words = brief.words
    return words._("{weekday}, {date}", weekday=words.weekday(day), date=words.date(day))
