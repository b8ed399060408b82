"""What a pathway asks of the weeks, in few words under a figure and in a whole sentence."""

import pytest

from planner.issue import warning
from planner.words import Words
from tests.ui.office import an_office_catalogue
from ui.models.forewarned import of_load, of_pay, sentences

HEAVY = warning("load-heavy", hours=65.0, weeks=())
PAY = warning("schedule-open-pay", activity="DEP", money_cents=2_091_600)


@pytest.mark.parametrize(("language", "short"), [("fr", "+ salaire?"), ("en", "+ pay?")])
def test_pay_at_stake_stands_under_the_money(language: str, short: str) -> None:
    found = of_pay((HEAVY, PAY), Words(language), an_office_catalogue())
    assert found is not None and found.short == short
    assert "20916" in "".join(letter for letter in found.said if letter.isalnum())


@pytest.mark.parametrize(("language", "short"), [("fr", "65 h/sem."), ("en", "65 h/week")])
def test_the_fullest_week_stands_under_the_hours(language: str, short: str) -> None:
    found = of_load((PAY, HEAVY), Words(language), an_office_catalogue())
    assert found is not None and found.short.replace("\u00a0", " ") == short


def test_nothing_stands_where_nothing_is_to_watch() -> None:
    words, catalogue = Words("fr"), an_office_catalogue()
    assert of_pay((HEAVY,), words, catalogue) is None
    assert of_load((PAY,), words, catalogue) is None
    assert sentences((), words, catalogue) == ""
