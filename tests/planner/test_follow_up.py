from datetime import date, timedelta

import pytest

from planner.follow_up import UNTIL_REVIEW, prepared_on, proposed_review
from planner.plan import Plan

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("ago", [0, 30, 90, 400])
def test_the_proposed_day_is_open_to_come_and_near_thirteen_weeks(ago: int) -> None:
    prepared = TODAY - timedelta(days=ago)
    found = proposed_review(prepared, TODAY)
    assert TODAY < found <= TODAY + UNTIL_REVIEW and found.weekday() < 5


def test_no_meeting_is_proposed_on_a_holiday() -> None:
    assert proposed_review(date(2026, 9, 25), date(2026, 9, 25)) == date(2026, 12, 24)


@pytest.mark.parametrize(("days", "stays"), [(-1, False), (0, False), (1, True)])
def test_a_plan_made_again_keeps_the_meeting_to_come(days: int, stays: bool) -> None:
    agreed = TODAY + timedelta(days=days)
    plan = prepared_on(Plan(review=agreed), TODAY)
    assert (plan.prepared, plan.review) == (TODAY, agreed if stays else None)
