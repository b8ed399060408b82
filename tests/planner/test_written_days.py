"""A day may be typed as the window writes it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.words import Words
from planner.written_days import read_day

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(day=DAYS, language=st.sampled_from(["fr", "en"]))
def test_what_the_window_writes_is_read_back(day: date, language: str) -> None:
    words = Words(language)
    for written in (words.short_date(day), words.date(day), day.isoformat()):
        assert read_day(written) == day
        assert read_day(f" {written.upper()} ") == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25 janvier",
        "31 juin 2027",
        "11 ju 2027",
        "11 jui 2027",
        "11/01/27",
        "2027",
        "0027-01-11",
        "9999-12-31",
    ],
)
def test_what_is_no_day_or_leaves_a_doubt_is_none(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize(
    "text", ["2027/01/11", "2027.01.11", "11 janv. 2027", "lundi 11 janvier 2027", "Jan 11, 2027"]
)
def test_days_are_read_as_they_are_usually_typed(text: str) -> None:
    assert read_day(text) == date(2027, 1, 11)
