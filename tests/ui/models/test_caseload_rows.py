"""What the lines of a report say: whole, and rounded for others."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from planner.amounts import Amount
from planner.caseload import ALWAYS, MONTH, YEAR, Aim, Begun, Caseload, Ended, Opened, Over, period, rounded
from planner.words import Words
from tests.builders import a_catalogue, a_trade, an_activity
from tests.planner.test_caseload import alike
from ui.models.caseload_rows import FIGURES, LOADS, Figure, Told, exact, period_words

DAY = date(2026, 11, 26)
CATALOGUE = a_catalogue(a_trade("72100"), an_activity("A", cost_cents=1_000, kind="fga"))
CASELOAD = Caseload(
    (alike(cases=6, state="running", due="late"), alike("", cases=2)),
    (Aim("Ada", "72100", 6), Aim("", "", 2)),
    (Opened("Ada", 3),),
    (Ended("Ada", date(2026, 11, 1), date(2026, 11, 21), True, 2),),
    (Begun("Ada", "A", "", 3, 0, 3),),
    (Over("Ada", "finished", 3), Over("Ada", "failed", 1)),
)
TOLD = Told(CASELOAD, period(MONTH, DAY), CATALOGUE, exact, Words("en"))


def said(lines: Iterable[Figure]) -> dict[str, tuple[str, ...]]:
    """Return the number and share of each line, by what it counts and its answer."""
    return {f"{line.group}: {line.name}": tuple(c.text(line) for c in FIGURES[2:]) for line in lines}


def test_each_answer_has_its_number_and_its_share_of_the_cases() -> None:
    found = said(TOLD.today_lines())
    assert found["Plan: Under way"] == ("6", "75%") and found["Plan: Every step over"] == ("0", "0%")
    assert found["Next action: Late"] == ("6", "75%") and found["Income: Not known"] == ("8", "100%")
    assert found["Plan: With other plans set aside"] == ("0", "0%")


def test_goals_are_sectors_then_occupations() -> None:
    assert said(TOLD.goal_lines()) == {
        "Sector: Trades, transport and equipment operation": ("6", "75%"),
        "Sector: No occupation aimed at": ("2", "25%"),
        "Occupation: Trade 72100": ("6", "75%"),
    }


def test_a_period_says_what_was_opened_ended_and_begun() -> None:
    lines = [*TOLD.period_lines()]
    found = said(lines)
    assert found["Cases: Opened"] == ("3", "") and found["Training steps: Passed"] == ("3", "75%")
    assert found["Cases: Days from opening to the end of the plan (median)"] == ("20", "")
    assert found["Training steps: Their fees, before any aid"] == ("$30", "")
    assert lines[-1].amount == Amount(30, "dollars") and lines[-1].share is None


def test_each_counsellor_has_a_line_with_real_numbers() -> None:
    ada, nobody = TOLD.load_lines()
    assert [column.text(ada) for column in LOADS[:4]] == ["Ada", "6", "75%", "0"]
    assert LOADS[0].text(nobody) == "(nobody answers for them)" and LOADS[1].amount is not None
    assert LOADS[1].amount(nobody) == Amount(2)


def test_rounded_figures_tell_of_nobody() -> None:
    told = replace(TOLD, count=rounded)
    found = said(told.period_lines())
    assert found["Cases: Days from opening to the end of the plan (median)"] == ("–", "")
    assert found["Training steps: Their fees, before any aid"] == ("–", "")
    every = [*told.today_lines(), *told.goal_lines(), *told.period_lines()]
    assert all(line.amount is None or line.amount.number % 5 == 0 for line in every)
    ada, nobody = told.load_lines()
    assert [column.text(nobody) for column in LOADS[1:3]] == ["0", "0%"]
    assert [column.text(ada) for column in LOADS[1:3]] == ["5", "50%"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (MONTH, "This month (Nov 1, 2026 to Nov 30, 2026)"),
        (YEAR, "This fiscal year (Apr 1, 2026 to Mar 31, 2027)"),
        (ALWAYS, "All time"),
    ],
)
def test_a_period_is_told_with_its_last_day(name: str, text: str) -> None:
    assert period_words(name, DAY, Words("en")) == text
