"""The paper calls the occupations as the counsellor chose to, in the language that has the title."""

from dataclasses import replace

from planner.catalogue import TradeTitle
from planner.report.brief import Brief
from planner.words import Words
from tests.planner.report.stories import CATALOGUE, OFFICE, TODAY, a_retraining

TITLES = (TradeTitle("72100", "fr", "tourneur/tourneuse"), TradeTitle("65201", "fr", "plongeur/plongeuse"))


def brief(language: str) -> Brief:
    story = a_retraining()
    client = replace(story.client, trade="65201", trade_title="plongeuse")
    case = replace(story, client=client, target=replace(story.target, trade="72100", title="tourneuse"))
    return Brief(case, replace(CATALOGUE, titles=TITLES), OFFICE, Words(language), TODAY)


def test_the_present_and_the_wanted_occupation_bear_their_titles() -> None:
    assert (brief("fr").present, brief("fr").target) == ("Plongeuse", "Tourneuse")


def test_a_paper_in_another_language_says_the_official_titles() -> None:
    english = brief("en")
    assert english.target == CATALOGUE.trades["72100"].title.en
    assert "Plongeuse" not in english.present
