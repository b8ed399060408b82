"""The plan laid out: the day of the next review is never past."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.report.frame import letterhead
from planner.report.pages.meetings import meetings
from tests.planner.report.stories import REVIEW, TODAY, a_brief, a_retraining, even


@pytest.mark.parametrize("late", [1, 40, 400])
def test_a_review_that_is_past_is_not_printed_as_the_next_one(late: int) -> None:
    brief = a_brief(a_retraining(), today=REVIEW + timedelta(days=late))
    assert brief.review > brief.today and not brief.review_agreed
    assert even(letterhead(brief).right).splitlines()[1].startswith("Révision proposée :")
    assert meetings(brief)[0].day == brief.review


def test_a_review_of_today_is_still_the_one_agreed() -> None:
    brief = a_brief(a_retraining(), today=REVIEW)
    assert (brief.review, brief.review_agreed) == (REVIEW, True)


def test_a_review_that_nobody_agreed_is_proposed() -> None:
    case = a_retraining()
    brief = a_brief(replace(case, plan=replace(case.plan, review=None)))
    assert (brief.review, brief.review_agreed) == (date(2027, 2, 24), False)
    assert brief.review - TODAY == timedelta(weeks=13)
