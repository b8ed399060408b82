"""What is said of a proven destination."""

from dataclasses import replace
from datetime import date

from planner.pathway.destinations import Destination
from planner.pathway.result import Status
from planner.words import Words
from tests.ui.market import CHEF, CLERK, COOK, WELDER, a_market, row, some_destinations, without_skills
from ui.models.destination_words import (
    cost_words,
    destination_lines,
    finish_words,
    row_finish_words,
    row_lines,
)
from ui.models.direction_words import entry_words

ENGLISH = Words("en")
BY_TRADE = {found.trade: found for found in some_destinations()}


def test_a_finish_says_how_sure_it_is() -> None:
    said = {code: finish_words(found, ENGLISH) for code, found in BY_TRADE.items()}
    assert said == {
        CLERK: "right away",
        COOK: "Mar 26, 2028\nestimated",
        CHEF: "Jan 7, 2029\nto document",
        WELDER: "no pathway",
    }
    for unknown in (None, Destination(COOK, Status.UNKNOWN)):
        assert finish_words(unknown, ENGLISH) == "not worked out"


def test_no_pathway_has_no_cost() -> None:
    assert [cost_words(BY_TRADE[code], ENGLISH) for code in (COOK, CLERK, WELDER)] == ["$12,300", "$0", ""]


def test_fees_that_are_stated_nowhere_are_not_free() -> None:
    asked = replace(BY_TRADE[COOK], fees_unstated=True)
    assert cost_words(asked, ENGLISH) == "$12,300 + fees to ask for"
    assert cost_words(replace(asked, money_cents=0), ENGLISH) == "fees to ask for"


def test_what_a_pathway_rests_on_is_named() -> None:
    lines = list(destination_lines(BY_TRADE[CHEF], a_market(), ENGLISH))
    assert lines[-1].startswith("To be documented: Mathematics") and "First step: DVS Cooking" in lines
    assert list(destination_lines(None, a_market(), ENGLISH)) == []


def test_a_trade_whose_doors_are_open_is_said_to_hang_on_the_skills_that_nobody_recorded() -> None:
    clerk = row(CLERK, ENGLISH, without_skills())
    trained = Destination(CLERK, Status.OPTIMAL, date(2027, 8, 16), 500_000, "CUISINE")
    told = replace(clerk, direction=replace(clerk.direction, to_document=2), destination=trained)
    assert row_finish_words(replace(told, destination=replace(trained, estimated=True))) == row_finish_words(
        told
    )
    assert row_finish_words(told) == "now, if skills are confirmed;\nfirm: Aug 15, 2027"
    assert next(row_lines(told)).startswith("Right away if 2 skills, to document")
    lacking = replace(told, direction=replace(told.direction, to_learn=1))
    assert row_finish_words(lacking) == "Aug 15, 2027", "a level that is known to be too low is no document"
    assert entry_words(told).endswith("2 skills to document")
