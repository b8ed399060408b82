"""A plan of 25 steps: its first page is still enough alone, and its timeline can be read."""

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

import pypdfium2

from planner.plan import Plan
from planner.report.documents import pdf
from planner.report.drawing.styles import Layout
from planner.report.drawing.timeline import Lanes
from planner.report.pages.timeline import timeline
from tests.planner.report.stories import (
    CATALOGUE,
    OFFICE,
    REVIEW,
    TODAY,
    a_brief,
    a_retraining,
    a_step,
    an_upgrading,
)

LEAST_SIZE = 8.0
COURSES = ("WEB", "ligne"), ("MAT4", "soir")
STEPS = tuple(
    replace(a_step(*COURSES[n % 2], date(2027, 1, 11) + timedelta(weeks=3 * n), 12, 3), id=f"s{n}")
    for n in range(25)
)
CASE = an_upgrading(plan=Plan(STEPS, review=REVIEW, prepared=TODAY))


@lru_cache(maxsize=1)
def first_page() -> pypdfium2.PdfPage:
    return pypdfium2.PdfDocument(pdf(CASE, CATALOGUE, OFFICE, "fr", TODAY))[0]


def test_whom_to_call_and_what_to_do_stay_on_the_first_page() -> None:
    said = first_page().get_textpage().get_text_bounded()
    assert OFFICE.phone in said and "Vos prochaines actions" in said


def test_every_number_of_the_timeline_is_large_enough_to_read() -> None:
    sizes = [
        o.get_font_size() for o in first_page().get_objects() if o.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT
    ]
    assert min(sizes) >= LEAST_SIZE * 0.75, "ordinals are raised, all else is larger"


def test_titles_that_could_not_be_read_give_way_to_their_numbers() -> None:
    crowded = Lanes(timeline(a_brief(CASE)), Layout().lanes)
    steps = [found for packed in crowded._rows for row in packed for found in row if found.number]
    assert len(steps) == 25 and not [found for found in steps if found.label]
    few = Lanes(timeline(a_brief(an_upgrading())), Layout().lanes)
    assert [
        found.label for packed in few._rows for row in packed for found in row if found.number and found.label
    ]


def test_titles_that_take_no_row_of_their_own_stay_however_low_the_rows_are() -> None:
    drawn = timeline(a_brief(an_upgrading()))
    one = drawn.lanes[1].bars[0]
    bars = tuple(replace(one, number=str(n), label=f"Cours {n}") for n in range(6))
    low = Lanes(
        replace(drawn, lanes=(drawn.lanes[0], replace(drawn.lanes[1], bars=bars), drawn.lanes[2])), 80
    )
    assert [row[0].label for row in low._rows[1]] == [f"Cours {n}" for n in range(6)]


def test_a_low_timeline_keeps_the_flags_that_decide_the_most() -> None:
    drawn = timeline(a_brief(an_upgrading()))
    flags = tuple(replace(drawn.flags[0], day=date(2027, 2, n + 1), rank=5 - n) for n in range(4))
    low = Lanes(replace(drawn, flags=flags), 80)
    assert [flag.rank for flag in low._flags.shown] == [3, 2]
    assert [len(Lanes(replace(drawn, flags=flags), high)._flags.shown) for high in (140, 84)] == [4, 4]


def test_a_plan_of_one_step_shares_its_pages_and_a_whole_one_keeps_to_them() -> None:
    case = a_retraining()
    short = pdf(replace(case, plan=Plan(case.plan.steps[:1])), CATALOGUE, OFFICE, "fr", TODAY)
    whole = pdf(case, CATALOGUE, OFFICE, "fr", TODAY)
    assert [len(pypdfium2.PdfDocument(data)) for data in (short, whole)] == [3, 4]
