from dataclasses import replace
from datetime import date

from planner.catalogue import Session
from planner.timeline import ESTIMATED_PACES
from tests.builders import START, an_activity
from tests.ui.office import DIPLOMA, MATHS, an_office_catalogue
from ui.models.sessions import first_start, in_session, sessions_of, starting

CATALOGUE = an_office_catalogue()
AUTUMN, WINTER = CATALOGUE.session("DEP", "autumn"), CATALOGUE.session("DEP", "winter")


def test_an_activity_without_groups_has_estimated_ones() -> None:
    catalogue = replace(CATALOGUE, activities={**CATALOGUE.activities, "NEW": an_activity("NEW")})
    assert [s.code for s in sessions_of("NEW", catalogue)] == list(ESTIMATED_PACES)
    assert sessions_of("DEP", catalogue) == (AUTUMN, WINTER)


def test_a_full_group_is_not_offered() -> None:
    full = replace(CATALOGUE, sessions=(replace(AUTUMN, seats=0), WINTER))
    assert sessions_of("DEP", full) == (WINTER,)


def test_a_dated_group_begins_on_its_day_and_another_on_the_next_monday() -> None:
    assert first_start(AUTUMN, date(2030, 1, 1)) == date(2027, 8, 30)
    evening = CATALOGUE.session("MAT4", "evening")
    assert first_start(evening, date(2027, 1, 13)) == date(2027, 1, 18)
    later = Session("MAT4", "x", window_start=date(2027, 9, 1))
    assert first_start(later, date(2027, 1, 13)) == date(2027, 9, 6)


def test_a_step_takes_the_days_of_its_group() -> None:
    moved = in_session(DIPLOMA, WINTER, WINTER.start, CATALOGUE)
    assert (moved.session, moved.start, moved.hours_per_week) == ("winter", date(2028, 1, 10), 30)
    assert (moved.end - moved.start).days == 30 * 7
    assert moved.id == DIPLOMA.id


def test_another_start_keeps_the_hours_of_the_group_or_the_length() -> None:
    assert starting(MATHS, date(2027, 1, 18), CATALOGUE).end == date(2027, 5, 17)
    strange = replace(MATHS, session="GONE", start=START, end=date(2027, 2, 11))
    assert starting(strange, date(2027, 3, 1), CATALOGUE).end == date(2027, 4, 1)
