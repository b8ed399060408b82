from dataclasses import replace
from datetime import date

import pytest

from planner.catalogue import Provenance
from planner.suspect import SUSPECT
from planner.words import Words
from tests.ui.full_catalogue import a_full_catalogue
from tests.ui.models.conftest import Watch
from tests.ui.models.reading import headers, texts
from tests.ui.office import TODAY
from ui.models.columns import ACCESSIBLE, ALIGNMENT, RIGHT, SORT, TOOL_TIP, VALUE
from ui.models.programs import ProgramFilter, ProgramModel

CATALOGUE = a_full_catalogue()
TITLE, HOURS, WHERE, MODES, NEXT, FACTS = range(6)


def shown(watched: Watch, language: str = "fr", **wanted: str) -> ProgramModel:
    """Return the model of what a filter leaves."""
    model = watched(ProgramModel())
    assert isinstance(model, ProgramModel)
    model.show_catalogue(CATALOGUE, ProgramFilter(**wanted), TODAY, Words(language))
    return model


def codes(model: ProgramModel) -> list[str]:
    return [model.index(row, 0).data(VALUE).code for row in range(model.rowCount())]


def test_the_columns_say_what_it_is_where_and_when(watched: Watch) -> None:
    model = shown(watched, trade="72100")
    assert headers(model) == ["Programme ou activité", "Heures", "Où", "Horaire", "Prochain début", "Données"]
    assert codes(model) == ["DEP", "OLD"], "what is replaced comes last"
    assert texts(model, HOURS) == ["900\xa0h", "900\xa0h"]
    assert texts(model, WHERE) == ["3 régions", ""] and texts(model, MODES) == ["Jour, Soir", ""]
    assert texts(model, NEXT) == ["en continu (estimé)", "inconnu"]
    assert texts(model, FACTS) == ["vérifié", "remplacé par DEP"]


def test_the_columns_in_english_and_their_roles(watched: Watch) -> None:
    model = shown(watched, "en", region="17", mode="day", trade="72100")
    assert texts(model, NEXT) == ["Aug 30, 2027"] and texts(model, WHERE) == ["Centre-du-Québec"]
    assert model.index(0, HOURS).data(ALIGNMENT) == RIGHT and model.index(0, HOURS).data(SORT) == 900
    assert model.index(0, NEXT).data(SORT) == date(2027, 8, 30).isoformat()
    assert model.index(0, WHERE).data(TOOL_TIP) == "Centre-du-Québec"
    assert model.index(0, FACTS).data(ACCESSIBLE) == "Facts: verified"


@pytest.mark.parametrize(
    ("wanted", "found", "hidden"),
    [
        ({}, ["DEP", "MAT4", "WELCOME", "OLD"], 0),
        ({"trade": "72100"}, ["DEP", "OLD"], 0),
        ({"trade": "7"}, ["DEP", "OLD"], 0),
        ({"trade": "6"}, ["WELCOME"], 0),
        ({"trade": "64100", "region": "06"}, [], 1),
        ({"region": "06"}, ["DEP"], 3),
        ({"region": "06", "mode": "day"}, [], 4),
        ({"mode": "evening"}, ["DEP", "MAT4"], 2),
        ({"length": "short"}, ["MAT4", "WELCOME"], 2),
        ({"length": "long"}, ["DEP", "OLD"], 2),
    ],
)
def test_filters(watched: Watch, wanted: dict[str, str], found: list[str], hidden: int) -> None:
    model = shown(watched, **wanted)
    assert codes(model) == found and model.hidden == hidden
    assert [model.row_of(code) for code in found] == list(range(len(found))) and model.row_of("no") == -1


def test_a_diploma_that_opens_the_trade_leads_to_it_without_naming_it(watched: Watch) -> None:
    unnamed = {code: replace(a, trades=()) for code, a in CATALOGUE.activities.items()}
    model = watched(ProgramModel())
    assert isinstance(model, ProgramModel)
    model.show_catalogue(
        replace(CATALOGUE, activities=unnamed), ProgramFilter(trade="72100"), TODAY, Words("fr")
    )
    assert codes(model) == ["DEP", "OLD"]


def test_what_two_sources_contradict_is_in_doubt(watched: Watch) -> None:
    contradicted = Provenance(f"{SUSPECT} : 3 ou 4", verified=False)
    activity = replace(CATALOGUE.activities["DEP"], provenance=contradicted)
    doubted = replace(CATALOGUE, activities={"DEP": activity})
    model = watched(ProgramModel())
    model.show_catalogue(doubted, ProgramFilter(), TODAY, Words("fr"))
    assert texts(model, FACTS) == ["douteux\xa0: à vérifier"]
