"""Dates, money and numbers as their readers write them."""

from datetime import date, datetime

import pytest

from planner.text import Text, folded
from planner.words import Words

FIRST = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("language", "written"),
    [("fr", "1ᵉʳ\u00a0mars\u00a02027"), ("en", "March 1, 2027")],
)
def test_date_is_written_in_the_language(language: str, written: str) -> None:
    assert Words(language).date(FIRST) == written


@pytest.mark.parametrize(("language", "written"), [("fr", "1ᵉʳ\u00a0mars"), ("en", "Mar 1")])
def test_short_day_leaves_the_year_out(language: str, written: str) -> None:
    assert Words(language).short_day(FIRST) == written


def test_money_shows_cents_only_when_there_are_some() -> None:
    assert Words("fr").money(123400) == "1\u00a0234\u00a0$"
    assert Words("en").money(1234567) == "$12,345.67"
    assert Words("en").money(-500) == "-$5"


def test_french_figures_never_break_from_their_unit() -> None:
    words = Words("fr")
    moment = datetime(2027, 1, 11, 10, 42)
    shown = [words.percent(0.88), words.hours(12), words.time(moment), words.money(123400)]
    shown += [say(moment.date()) for say in (words.date, words.short_date, words.day_month, words.month_year)]
    assert not any(" " in text for text in shown)
    assert shown[:3] == ["88\u00a0%", "12\u00a0h", "10\u00a0h\u00a042"]


def test_text_falls_back_on_the_other_language() -> None:
    assert Text(fr="Usinage").said("en") == "Usinage"
    assert Text(fr="Usinage", en="Machining").said("en") == "Machining"


def test_folding_forgets_case_accents_and_apostrophes() -> None:
    assert folded("Vendeurs d’ÉTÉ  cœur") == folded("vendeurs d'ete coeur")
