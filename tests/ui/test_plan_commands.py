import pytest

from tests.ui.office import DIPLOMA
from ui.main_window import MainWindow
from ui.widgets.search_answers import Later
from ui.window_search import sources

WEEK = 7


def start_of(window: MainWindow, step: str) -> object:
    case = window.session.document.case
    assert case is not None
    return case.plan.step(step).start


def test_what_the_plan_does_by_a_key_stands_in_its_menu(planned: MainWindow) -> None:
    menu = planned.actions_.menu("plan")
    shown = {text: key for text, _, key in (a.text().partition("\t") for a in menu.actions())}
    assert shown["&Chercher de nouveau"] == "F5" and shown["&Ajouter une étape…"]
    page = planned.pages["plan"]
    page.choose(DIPLOMA.id)
    before = start_of(planned, DIPLOMA.id)
    planned.go("home")
    planned.actions_["later"].trigger()
    assert planned.page == "plan" and start_of(planned, DIPLOMA.id) != before
    planned.actions_["earlier"].trigger()
    assert start_of(planned, DIPLOMA.id) == before
    planned.actions_["remove_step"].trigger()
    assert planned.session.document.case.plan.step(DIPLOMA.id) is None


def test_a_new_search_is_asked_by_name(planned: MainWindow, searched: list[object]) -> None:
    count = len(searched)
    answers = [source("chercher de nouveau") for source in sources(planned)]
    found = [f for answer in answers if not isinstance(answer, Later) for f in answer]
    (line,) = [f for f in found if f.text.startswith("Chercher de nouveau")]
    assert line.text.endswith("F5") and "\t" not in line.text
    line.act()
    assert len(searched) == count + 1


@pytest.mark.parametrize("name", ["search_again", "what_if", "add_step", "remove_step", "later"])
def test_without_a_case_the_empty_plan_is_shown(window: MainWindow, name: str) -> None:
    window.actions_[name].trigger()
    assert window.page == "plan" and window.session.document.case is None
