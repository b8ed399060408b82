from dataclasses import replace
from datetime import date

from planner.case import Preferences
from planner.catalogue import Session
from planner.timeline import ESTIMATED_PACES
from tests.builders import START, a_case, an_activity
from tests.ui.office import DIPLOMA, MATHS, an_office_catalogue
from ui.models.sessions import first_start, first_step, in_session, next_start, sessions_of, starting

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


def test_a_session_takes_no_one_in_once_it_is_over_or_full() -> None:
    day = date(2027, 9, 1)
    assert next_start(AUTUMN, date(2027, 8, 30)) == AUTUMN.start and next_start(AUTUMN, day) is None
    evening = CATALOGUE.session("MAT4", "evening")
    assert next_start(evening, day) == day and next_start(replace(evening, seats=0), day) is None
    assert next_start(replace(evening, retired=True), day) is None
    window = replace(evening, window_start=date(2027, 10, 4), window_end=date(2027, 11, 1))
    assert next_start(window, day) == window.window_start and next_start(window, window.window_end) is None


def test_a_first_step_takes_the_first_session_that_suits_the_client() -> None:
    diploma, case = CATALOGUE.activities["DEP"], a_case()
    step = first_step(diploma, case, CATALOGUE)
    assert (step.session, step.start, step.responsible) == ("autumn", AUTUMN.start, "client")
    assert step.end is not None and step.end > step.start
    later = replace(CATALOGUE, sessions=(AUTUMN, replace(WINTER, mode="evening")))
    evenings = a_case(preferences=Preferences(START, modes=("evening",)))
    assert first_step(diploma, evenings, later).session == "winter"
    afterwards = a_case(preferences=Preferences(date(2027, 9, 6)))
    assert first_step(diploma, afterwards, CATALOGUE).session == "winter"


def test_a_first_step_has_no_dates_where_every_session_is_over() -> None:
    diploma, too_late = CATALOGUE.activities["DEP"], a_case(preferences=Preferences(date(2030, 1, 7)))
    step = first_step(diploma, too_late, CATALOGUE)
    assert (step.activity, step.session, step.start) == ("DEP", "", None)
