"""What is said of a direction, skill by skill."""

from dataclasses import replace

import pytest

from planner.catalogue import Wage
from planner.client import SkillLevel
from planner.directions import Pay, directions
from planner.requirement import requirement_from
from planner.transfer import Share, Transfers
from planner.words import Words
from tests.ui.market import CHEF, CLERK, COOK, WELDER, a_helper, a_market, row
from tests.ui.office import TODAY
from ui.models.direction_words import (
    DirectionRow,
    entry_words,
    gain_lines,
    low_pay,
    median_pay,
    missing_lines,
    outlook_words,
    share_words,
    shared_lines,
    signed,
    usual_words,
)

FRENCH, ENGLISH = Words("fr"), Words("en")


@pytest.mark.parametrize(
    ("cents", "fr", "en"),
    [(250, "+\u00a02,50\u00a0$", "+$2.50"), (-300, "\u2212\u00a03\u00a0$", "\u2212$3"), (None, "", "")],
)
def test_a_gain_keeps_its_sign(cents: int | None, fr: str, en: str) -> None:
    assert (signed(cents, FRENCH), signed(cents, ENGLISH)) == (fr, en)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Share("S", 3, 3, 0.1), "✓ 3"),
        (Share("S", 1, 4, 0.1), "1 → 4"),
        (Share("S", 1, 4, 0.1, probable=True), "? ≈ 1 → 4"),
        (Share("S", 3, 3, 0.1, probable=True), "? ≈ 3"),
        (Share("S", None, 4, 0.1), "? → 4"),
        (None, "not asked"),
    ],
)
def test_a_skill_is_reached_missing_unknown_or_not_asked(share: Share | None, said: str) -> None:
    assert share_words(share, ENGLISH) == said


def test_what_closes_a_missing_skill_is_named_and_the_rest_grows_on_the_job() -> None:
    cook, welder = list(missing_lines(row(COOK, ENGLISH))), list(missing_lines(row(WELDER, ENGLISH)))
    assert cook[0] == "• Compétence kitchen: ? ≈ 1 → 4 – DVS Cooking, up to 3"
    assert welder == ["• Compétence welding: ? → 4 – on the job"]


def test_shared_skills_are_shared_up_to_the_lower_level() -> None:
    able = a_helper(skills={"reading": SkillLevel(5)})
    assert "• Compétence reading: up to 2" in list(shared_lines(row(COOK, ENGLISH, able)))


def test_the_way_in_is_said_in_words() -> None:
    assert entry_words(row(CLERK, FRENCH)).startswith("aucun papier")
    assert "24 mois d’expérience" in entry_words(row(CHEF, FRENCH))
    assert usual_words(row(CHEF, FRENCH)) == "DEP-CUISINE" and usual_words(row(CLERK, FRENCH)) == ""


@pytest.mark.parametrize(
    ("subjects", "said"),
    [
        ({}, "24 months of experience: Cuisinière (en)\nTo be documented: French of Secondary III"),
        ({"french": 1}, "French of Secondary III and 24 months of experience: Cuisinière (en)"),
        ({"french": 3}, "24 months of experience: Cuisinière (en)"),
    ],
)
def test_a_level_that_nobody_knows_is_to_be_documented_and_a_low_one_is_missing(
    subjects: dict[str, int], said: str
) -> None:
    market, both = a_market(), [{"subject": "french", "level": 3}, {"experience": COOK, "months": 24}]
    asking = replace(market.trades[CHEF], requires=requirement_from({"all": both}))
    market = replace(market, trades={**market.trades, CHEF: asking})
    found = directions(a_helper(subjects=subjects), market, Transfers(market), TODAY)
    direction = next(d for d in found if d.trade.code == CHEF)
    told = entry_words(DirectionRow(direction, market, ENGLISH)).split("\n")
    assert "\n".join(line for line in told if "skill" not in line) == said


def test_a_wage_raised_to_the_minimum_shows_what_was_published() -> None:
    paid = replace(row(CLERK, ENGLISH).direction, pay=Pay(1660, 2000, Wage(CLERK, "QC", 1525, 2000), True))
    raised = replace(row(CLERK, ENGLISH), direction=replace(paid, low_gain_cents=None))
    assert low_pay(raised) == "$15.25\u00a0→\u00a0$16.60" and "→" not in median_pay(raised)
    assert next(gain_lines(raised.direction, ENGLISH)) == (
        "At entry: published $15.25/h, minimum wage $16.60/h"
    )


def test_entry_pay_comes_before_the_median_and_absence_is_not_balance() -> None:
    lines = list(gain_lines(row(CLERK, ENGLISH).direction, ENGLISH))
    assert [line.partition(":")[0] for line in lines] == ["At entry", "At the median"]
    assert list(gain_lines(row(WELDER, ENGLISH).direction, ENGLISH)) == []
    assert outlook_words(None, ENGLISH) == "not published"
    assert outlook_words(row(CLERK, FRENCH).direction.outlook, FRENCH) == "À équilibre\nCanada 2024"
