"""The timeline drawn: titles stand clear of their bars, and no date leaves it without a word."""

from dataclasses import replace
from datetime import date, timedelta
from unittest.mock import MagicMock

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import getAscentDescent

from planner.plan import Plan
from planner.report.blocks import Timeline
from planner.report.choice import Choice
from planner.report.documents import pdf
from planner.report.drawing.bars import BASELINE, label_size, thickness
from planner.report.drawing.flags import Flags
from planner.report.drawing.fonts import SEMIBOLD, characters_drawn
from planner.report.drawing.lanes import INSIDE
from planner.report.drawing.timeline import Lanes
from planner.report.fit import FRONTS
from planner.report.pages.timeline import timeline
from tests.planner.report.stories import (
    CATALOGUE,
    OFFICE,
    REVIEW,
    TODAY,
    a_brief,
    a_formality,
    a_step,
    an_upgrading,
)

HEIGHTS = st.sampled_from([layout.lanes for layout in FRONTS])
BORDER = 0.45


def courses(count: int, weeks: int = 12) -> Timeline:
    steps = (
        a_step("WEB", "ligne", date(2027, 1, 11) + timedelta(weeks=3 * n), weeks, 3) for n in range(count)
    )
    plan = Plan(
        tuple(replace(step, id=f"s{n}") for n, step in enumerate(steps)), review=REVIEW, prepared=TODAY
    )
    return timeline(a_brief(an_upgrading(plan=plan)))


def with_flags(count: int) -> Timeline:
    """Return a timeline of as many registrations, on as many days."""
    days = [date(2027, 1, 4) + timedelta(weeks=4 * n) for n in range(count)]
    steps = tuple(replace(a_formality("registration", day, serves="WEB"), id=str(day)) for day in days)
    return timeline(a_brief(an_upgrading(plan=Plan(steps, prepared=TODAY)), "en"))


@given(st.integers(1, 14), st.integers(4, 40), HEIGHTS)
def test_a_title_in_its_bar_stands_clear_of_the_border(count: int, weeks: int, highest: float) -> None:
    characters_drawn()
    lanes = Lanes(courses(count, weeks), highest)
    for pitch, packed in zip(lanes._pitches, lanes._rows, strict=True):
        if any(found.label and found.side == INSIDE for row in packed for found in row):
            thick = thickness(pitch)
            ascent, descent = getAscentDescent(SEMIBOLD, label_size(thick))
            foot, room = BASELINE * label_size(thick), thick / 2 - BORDER
            letters = 0.72 * label_size(
                thick
            )  # no capital of ours is higher; the ascent has room for accents
            assert letters < ascent and letters - foot < room and foot - 0.85 * descent < room


@given(st.integers(1, 14), HEIGHTS)
def test_rows_are_no_lower_than_their_titles(count: int, highest: float) -> None:
    lanes = Lanes(courses(count), highest)
    assert all(pitch > label_size(thickness(pitch)) for pitch in lanes._pitches)


def test_in_the_tightest_layout_numbers_stand_alone() -> None:
    titled = [f for rows in Lanes(courses(4), 140)._rows for row in rows for f in row if f.number and f.label]
    tight = [f for rows in Lanes(courses(4), 72)._rows for row in rows for f in row if f.number and f.label]
    assert titled and not tight


@pytest.mark.parametrize(("count", "highest"), [(1, 72), (2, 72), (3, 72), (4, 140), (5, 140), (9, 84)])
def test_every_date_has_a_flag_or_is_counted(count: int, highest: float) -> None:
    lanes = Lanes(with_flags(count), highest)
    left = count - len(lanes._flags.shown)
    said = {0: "", 1: "and 1 more date: see the steps"}.get(left, f"and {left} more dates: see the steps")
    assert lanes._flags.more == said


def test_what_is_counted_does_not_send_to_steps_that_are_not_printed() -> None:
    days = [date(2027, month, 4) for month in range(1, 7)]
    steps = tuple(replace(a_formality("registration", day, serves="WEB"), id=str(day)) for day in days)
    brief = a_brief(an_upgrading(plan=Plan(steps, prepared=TODAY)), "en")
    assert timeline(replace(brief, choice=Choice(parts=("first",)))).more[1] == "and 2 more dates"


def test_the_count_stands_after_a_flag_or_before_the_first_else_over_them() -> None:
    block = with_flags(6)
    long = replace(block, flags=tuple(replace(flag, label="x" * 75) for flag in block.flags))
    after, before = Flags(block, 140, lambda _: 100.0), Flags(block, 140, lambda _: 400.0)
    over = Flags(long, 140, lambda _: 60.0)
    assert [found.more_row for found in (after, before, over)] == [0, 0, -1]
    assert before.more_right < 400 < after.more_right
    assert over.height > after.height == before.height


def test_the_count_of_dates_is_on_the_paper() -> None:
    days = [date(2027, 1, 4) + timedelta(weeks=4 * n) for n in range(6)]
    course = a_step("WEB", "ligne", date(2027, 1, 11), 12, 3)
    dues = (replace(a_formality("registration", day, serves="WEB"), id=str(day)) for day in days)
    case = an_upgrading(plan=Plan((*dues, course), prepared=TODAY))
    page = pypdfium2.PdfDocument(pdf(case, CATALOGUE, OFFICE, "fr", TODAY))[0]
    assert "et 2 autres dates" in page.get_textpage().get_text_bounded()


@pytest.mark.parametrize(("today", "written"), [(date(2027, 6, 30), False), (date(2027, 2, 1), True)])
def test_the_line_of_today_strikes_no_year_through(today: date, written: bool) -> None:
    block = replace(courses(4), start=date(2027, 1, 1), end=date(2028, 1, 1), today=today)
    lanes = Lanes(block, 140)
    lanes.canv = MagicMock()
    lanes._year(2027)
    assert lanes.canv.drawCentredString.called is written
