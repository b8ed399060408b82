"""The catalogue beside an open file: what it says of the client, and what is done with it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from planner.client import SkillLevel
from tests.ui.full_catalogue import a_full_catalogue
from tests.ui.office import CAMILLE
from tests.ui.pages.catalogue.reading import LIGHTING, MACHINIST, choose, said, shown
from ui.main_window import MainWindow
from ui.models.catalogue_entries import MEASURE, MEASURES, Entry
from ui.pages.catalogue import CataloguePage

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_a_measure_is_answered_for_the_open_client(with_camille: CataloguePage) -> None:
    page, document = with_camille, with_camille.session.document
    choose(page, Entry(MEASURE, "AIDE"))
    assert "L’agente ou l’agent décide" in said(shown(page)) and "À documenter" in said(shown(page))
    born = replace(document.case.client, birth_date=date(1990, 1, 1))
    document.edit(replace(document.case, client=born), "Changer")
    text = said(shown(page))
    assert "À quoi s’attendre – pour Camille Exemple\nProbable" in text
    assert "à valider par Services Québec".casefold() in text.casefold() and "admissible" not in text
    assert page.board.tree.model.index_of(Entry(MEASURE, "AIDE")).data() == "probable · Aide d’essai"


def test_measures_stand_together_and_history_is_told_with_its_days(page: CataloguePage) -> None:
    past = replace(a_full_catalogue().measures[0], code="PASSE", valid_to=date(2026, 5, 1))
    both = replace(a_full_catalogue(), measures=(*a_full_catalogue().measures, past))
    page.session.opened = page.session.opened.with_catalogue(both)
    page.session.database_changed.emit()
    choose(page, Entry(MEASURES, ""))
    text = said(shown(page))
    assert text.index("En vigueur\n") < text.index("gardées pour l’histoire")
    assert "Aide d’essai – En vigueur du 1ᵉʳ\u00a0avr.\u00a02026 au 30\u00a0avr.\u00a02026" in text
    assert page.board.tree.model.index_of(Entry(MEASURE, "PASSE")).data() == "terminée · Aide d’essai"


def test_doors_are_those_of_the_open_client(with_camille: CataloguePage) -> None:
    page = with_camille
    choose(page, MACHINIST)
    assert "Accès au métier – pour Camille Exemple" in said(shown(page))
    page.choose_program("DEP")
    text = said(shown(page))
    assert (
        "Il manque\u00a0: " in text
        and "c’est ouvert" not in text
        and "✗ Mathématique de 4ᵉ secondaire" in text
    )
    page.session.document.close()
    assert "✗" not in said(shown(page)) and "• Mathématique de 4ᵉ secondaire" in said(shown(page))


def test_levels_of_the_client_stand_beside_those_of_the_trade(with_camille: CataloguePage) -> None:
    page, document = with_camille, with_camille.session.document
    choose(page, MACHINIST)
    client = replace(document.case.client, skills={"S2": SkillLevel(1)})
    document.edit(replace(document.case, client=client), "Changer")
    first = page.board.cards.trade.model.index(0, 1).data(Qt.ItemDataRole.UserRole)
    assert (first.held, first.level) == (1, 4)


def test_the_goal_of_the_open_file_is_chosen_at_first(window: MainWindow) -> None:
    window.session.open_case(CAMILLE)
    window.go("catalogue")
    page = window.pages["catalogue"]
    assert page.chosen == MACHINIST
    assert page.board.cards.trade.aim.text() == "But du dossier ouvert"
    assert not page.board.cards.trade.aim.isEnabled()


def test_aiming_at_a_trade_is_one_undo_step(with_camille: CataloguePage) -> None:
    page, document = with_camille, with_camille.session.document
    choose(page, LIGHTING)
    aim = page.board.cards.trade.aim
    assert aim.isEnabled() and aim.text() == "Viser ce métier"
    aim.click()
    assert document.case.target.trade == "64100" and not aim.isEnabled()
    document.undo_stack.undo()
    assert document.case.target.trade == "72100" and aim.isEnabled()


def test_a_new_client_begins_with_the_goal(page: CataloguePage, window: MainWindow) -> None:
    choose(page, LIGHTING)
    page.board.cards.trade.begin.click()
    assert window.page == "intake" and window.session.document.case.target.trade == "64100"


def test_adding_to_the_plan_takes_the_first_session(with_camille: CataloguePage, window: MainWindow) -> None:
    page, document = with_camille, with_camille.session.document
    before = document.case.plan
    page.choose_program("WELCOME")
    page.board.cards.program.add.click()
    step = next(s for s in document.case.plan.steps if s.activity == "WELCOME")
    assert step.start is not None and step.session and window.notice.isVisible()
    assert "Activité WELCOME" in window.notice.text.text()
    document.undo_stack.undo()
    assert document.case.plan == before
