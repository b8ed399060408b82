"""A trade is called by the title that the counsellor chose, where people call it so in the language."""

import pytest

from planner.called import called, called_short
from planner.catalogue import Catalogue, Trade, TradeTitle
from planner.finding import TradeFinder
from planner.text import Text
from planner.titles import meant
from planner.words import Words

CATALOGUE = Catalogue(
    trades={"65201": Trade("65201", Text("Aides de cuisine, et autres", "Kitchen helpers, and others"))},
    titles=(
        TradeTitle("65201", "fr", "aide-cuisinier/aide-cuisinière"),
        TradeTitle("65201", "en", "kitchen helper"),
    ),
)
BOTH = "aide-cuisinier/aide-cuisinière"


@pytest.mark.parametrize(
    ("title", "language", "said"),
    [
        ("aide-cuisinière", "fr", "Aide-cuisinière"),
        (BOTH, "fr", "Aide-cuisinier/aide-cuisinière"),
        ("aide-cuisinière", "en", "Kitchen helpers, and others"),
        ("kitchen helper", "en", "Kitchen helper"),
        ("", "fr", "Aides de cuisine, et autres"),
        ("<b>chef</b>", "fr", "Aides de cuisine, et autres"),
    ],
)
def test_a_title_is_said_in_its_language_and_only_if_it_is_one_of_the_trade(
    title: str, language: str, said: str
) -> None:
    assert called("65201", title, CATALOGUE, Words(language)) == said
    assert said.startswith(called_short("65201", title, CATALOGUE, Words(language)))


def test_no_trade_is_called_nothing() -> None:
    assert called("", "", CATALOGUE, Words("fr")) == ""


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("Aide cuisiniere", "aide-cuisinière"),
        ("aide-cuisinier", "aide-cuisinier"),
        ("aide-cuis", BOTH),
        ("cuisinière", "aide-cuisinière"),
        ("aide-cusinier", BOTH),
    ],
)
def test_typed_words_mean_the_only_form_that_they_fit(typed: str, form: str) -> None:
    (found, *_) = TradeFinder(CATALOGUE).find(typed)
    assert meant(typed, found.called) == form


def test_an_official_title_is_not_what_people_call_a_trade() -> None:
    assert TradeFinder(CATALOGUE).find("aides de cuisine")[0].called == ""
