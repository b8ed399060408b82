import pytest
from PySide6.QtCore import Qt

from planner.finding import Fit
from planner.text import Text
from planner.words import Words
from tests.ui.models.conftest import Watch
from tests.ui.models.reading import texts
from ui.models.choices import Answer, ChoiceModel, choice
from ui.models.columns import VALUE

CHOICES = (
    choice("64100", Text("Vendeurs et vendeuses, commerce de détail", "Retail salespersons")),
    choice("72100", Text("Machinistes", "Machinists")),
    choice("65201", Text("Serveurs au comptoir, aides de cuisine", "Food counter attendants")),
    choice("94106", Text("Opérateurs de machines d’usinage", "Machining tool operators")),
)


@pytest.fixture
def model(watched: Watch, words: Words) -> ChoiceModel:
    found = watched(ChoiceModel(CHOICES, words))
    assert isinstance(found, ChoiceModel)
    return found


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("operateurs", ["94106"]),
        ("DETAIL", ["64100"]),
        ("retail", ["64100"]),
        ("721", ["72100"]),
        ("aides comptoir", ["65201"]),
        ("nothing like it", []),
    ],
)
def test_words_are_found_in_both_languages_without_accents(
    model: ChoiceModel, typed: str, codes: list[str]
) -> None:
    model.look(typed)
    assert [model.index(row).data(VALUE) for row in range(model.rowCount())] == codes


def test_what_begins_with_the_words_comes_first(watched: Watch) -> None:
    model = watched(ChoiceModel(CHOICES, Words("fr")))
    model.look("machin")
    assert texts(model) == ["Machinistes (72100)", "Opérateurs de machines d’usinage (94106)"]


def test_a_code_is_understood_from_what_is_typed(model: ChoiceModel) -> None:
    assert model.code_of("72100") == "72100"
    assert model.code_of("vendeuses") == "64100"
    assert model.code_of(model.text("65201")) == "65201"
    assert model.code_of("machin") is None
    assert model.code_of("zzz") is None


def test_an_unknown_code_reads_as_itself(model: ChoiceModel) -> None:
    assert model.text("99999") == "99999" and model.with_code("99999") is None


def called(typed: str, language: str) -> list[Answer]:
    """Return what a search by common titles would: one trade in full, or two slips, or nothing."""
    known = {
        "vendeuse": [Answer("64100", Fit.WHOLE), Answer("65201", Fit.BEGINS)],
        "plongeuse": [Answer("65201", Fit.WORDS, "plongeur/plongeuse")],
        "plongeusse": [Answer("65201", Fit.NEAR, "plongeur/plongeuse")],
        "gone": [Answer("99999", Fit.WHOLE)],
    }
    return known.get(typed, [])


@pytest.fixture
def found_by_name(watched: Watch) -> ChoiceModel:
    model = watched(ChoiceModel(CHOICES, Words("fr"), find=called, nothing="Rien"))
    assert isinstance(model, ChoiceModel)
    return model


def test_the_list_says_through_which_name_a_code_was_found(found_by_name: ChoiceModel) -> None:
    found_by_name.look("plongeuse")
    assert texts(found_by_name) == ["Serveurs au comptoir, aides de cuisine (65201) — plongeur/plongeuse"]
    assert found_by_name.index(0).data(VALUE) == "65201"


@pytest.mark.parametrize("typed", ["zzz", "gone"])
def test_where_nothing_fits_one_line_says_so_and_cannot_be_chosen(
    found_by_name: ChoiceModel, typed: str
) -> None:
    found_by_name.look(typed)
    line = found_by_name.index(0)
    assert texts(found_by_name) == ["Rien"] and line.data(VALUE) is None
    assert found_by_name.flags(line) == Qt.ItemFlag.NoItemFlags
    found_by_name.look("")
    assert found_by_name.rowCount() == len(CHOICES)


def test_a_name_in_full_is_understood_and_a_slip_is_not_guessed(found_by_name: ChoiceModel) -> None:
    assert found_by_name.code_of("vendeuse") == "64100"
    assert found_by_name.code_of("plongeuse") == "65201"
    assert found_by_name.code_of("plongeusse") is None
    assert found_by_name.code_of("Machinistes") == "72100"
