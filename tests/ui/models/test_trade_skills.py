from dataclasses import replace

from planner.client import SkillLevel
from planner.words import Words
from tests.builders import a_case, a_client
from tests.ui.full_catalogue import a_full_catalogue
from tests.ui.models.conftest import Watch
from tests.ui.models.reading import headers, texts
from ui.models.columns import ACCESSIBLE, MOST, VALUE
from ui.models.trade_skills import TradeSkillModel

CATALOGUE = a_full_catalogue()
TRADE = CATALOGUE.trades["72100"]


def test_the_most_important_skill_comes_first_at_the_level_of_workers(watched: Watch, words: Words) -> None:
    model = watched(TradeSkillModel())
    model.show_trade(TRADE, None, CATALOGUE, words)
    assert texts(model) == ["S2", "Mesurer" if words.language == "fr" else "Measure"]
    assert texts(model, 1) == ["4", "3"] and headers(model)[1] == words._("Level")
    drawn = model.index(1, 1).data(VALUE)
    assert (drawn.held, drawn.entry) == (3, 3), "drawn solid: nobody is compared"
    said = model.index(1, 0).data(ACCESSIBLE)
    assert "3" in said and words._("held: {held}", held="?") not in said


def test_knowledge_is_drawn_on_its_own_scale(watched: Watch) -> None:
    knowledge = replace(CATALOGUE.skills["S1"], kind="knowledge")
    model = watched(TradeSkillModel())
    model.show_trade(
        TRADE, None, replace(CATALOGUE, skills={**CATALOGUE.skills, "S1": knowledge}), Words("en")
    )
    assert [model.index(n, 1).data(MOST) for n in range(2)] == [5, 3]
    assert "level of workers: 3 of 3" in model.index(1, 0).data(ACCESSIBLE)


def test_beside_a_client_the_levels_held_are_drawn_and_said(watched: Watch) -> None:
    client = a_client(skills={"S2": SkillLevel(2)})
    model, words = watched(TradeSkillModel()), Words("en")
    model.show_trade(TRADE, a_case(client=client), CATALOGUE, words)
    rows = [model.index(n, 1).data(VALUE) for n in range(2)]
    assert [(row.held, row.entry, row.state) for row in rows] == [(2, 4, "to_learn"), (None, 3, "unknown")]
    assert model.index(0, 0).data(ACCESSIBLE).endswith(words._("held: {held}", held=2))
    model.show_trade(replace(TRADE, skills=()), None, CATALOGUE, words)
    assert model.rowCount() == 0
