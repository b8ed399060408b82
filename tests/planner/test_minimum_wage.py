"""The minimum wage in force on a day."""

from datetime import date, timedelta

import pytest

from planner import minimum_wage as module
from planner.minimum_wage import minimum_wage


def test_the_stored_rate_is_in_force_from_its_day_on() -> None:
    since, cents = module._rates()[-1]
    assert minimum_wage(since) == minimum_wage(since + timedelta(days=3000)) == cents > 0


def test_nothing_is_known_before_the_first_rate() -> None:
    assert minimum_wage(date(1900, 1, 1)) == 0


@pytest.mark.parametrize(
    ("day", "cents"), [(date(2026, 5, 1), 1660), (date(2027, 4, 30), 1660), (date(2027, 5, 1), 1700)]
)
def test_the_latest_rate_of_the_day_wins(day: date, cents: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rates = ((date(2026, 5, 1), 1660), (date(2027, 5, 1), 1700))
    monkeypatch.setattr(module, "_rates", lambda: rates)
    assert minimum_wage(day) == cents
