"""The page of the clients: who is chosen, taken off and put back, begun."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.models.reading import texts
from tests.ui.office import CAMILLE, ELOISE
from ui.delegates.clients import shortened
from ui.main_window import MainWindow
from ui.pages.clients import ClientsPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def removed(page: ClientsPage) -> list[str]:
    return [row.id for row in page.session.cases.page(removed=True)]


def test_own_clients_come_first_and_the_first_is_chosen(page: ClientsPage) -> None:
    assert texts(page.model) == ["Camille Exemple", "Éloïse Essai"]
    assert page.card.name.text() == "Camille Exemple" and page.card.buttons["preview"].isEnabled()
    assert [button.text().split()[-1] for button in page.chips.buttons.values()] == [
        "2", "2", "1", "1", "1", "0", "0", "0", "0"
    ]  # fmt: skip


def test_enter_opens_the_chosen_case(page: ClientsPage, window: MainWindow) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert window.session.document.case.id == ELOISE and window.page == "plan"


def test_del_takes_a_client_off_and_undo_puts_it_back(page: ClientsPage, window: MainWindow) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert texts(page.model) == ["Éloïse Essai"] and removed(page) == [CAMILLE]
    assert window.notice.isVisible() and "Camille Exemple" in window.actions_["undo"].text()
    QTest.keyClick(page.table, Qt.Key.Key_Z, CONTROL)
    assert texts(page.model) == ["Camille Exemple", "Éloïse Essai"] and removed(page) == []
    QTest.keyClick(page.table, Qt.Key.Key_Y, CONTROL)
    assert removed(page) == [CAMILLE]


def test_removing_the_open_case_puts_it_away(page: ClientsPage, window: MainWindow) -> None:
    window.session.open_case(CAMILLE)
    window.go("clients")
    page.remove_chosen()
    assert window.session.document.case is None and removed(page) == [CAMILLE]


def test_undo_belongs_to_the_page_on_screen(page: ClientsPage, window: MainWindow) -> None:
    page.remove_chosen()
    assert window.actions_["undo"].isEnabled()
    window.go("home")
    assert not window.actions_["undo"].isEnabled()
    window.go("clients")
    assert window.actions_["undo"].isEnabled()


def test_an_empty_list_offers_a_new_client(page: ClientsPage, window: MainWindow) -> None:
    for _ in range(2):
        page.remove_chosen()
    assert page.empty.isVisible() and page.chosen is None
    page.remove_chosen()
    page.empty.button.click()
    assert window.page == "intake" and window.session.document.case is not None


def test_the_chosen_line_stays_chosen_when_the_list_is_read_again(page: ClientsPage) -> None:
    page.table.selectRow(1)
    page.session.cases_changed.emit()
    assert page.chosen.summary.id == ELOISE


def test_the_table_has_buttons_for_its_columns_and_for_a_file(
    page: ClientsPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr("ui.shown.save_shown", asked.append)
    tools = page.board.tools
    assert [button.accessibleName() for button in (tools.columns, tools.save)] == [
        "Choisir les colonnes", "Enregistrer ce qui est affiché (Excel, CSV)"
    ]  # fmt: skip
    tools.save.click()
    assert asked == [page]
    tools.columns.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and "Échéance" in [action.text() for action in menu.actions()]
    menu.close()


def test_a_goal_without_room_keeps_both_of_its_ends(page: ClientsPage) -> None:
    metrics, goal = (
        page.table.fontMetrics(),
        "Préposées à l’accueil et au ménage → Machinistes d’outillage",
    )
    for width in (120, 200, 300):
        start, arrow, end = shortened(goal, metrics, width).partition(" → ")
        assert arrow and start.startswith("P") and end.startswith("M")
        assert metrics.horizontalAdvance(start + arrow + end) <= width
    short = "Aide → Machinistes et vérificateurs d’usinage"
    assert shortened(short, metrics, 160).startswith("Aide → Mach")
    assert shortened(goal, metrics, 2000) == goal and shortened("Machinistes", metrics, 10) == "Machinistes"


def test_who_is_chosen_stays_so_when_the_order_or_the_list_changes(page: ClientsPage) -> None:
    page.table.setCurrentIndex(page.model.index(1, 0))
    name = page.card.name.text()
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert page.chosen.summary.name == name == page.card.name.text()
    assert page.table.currentIndex().row() == 0
    page.choose("upgrading")
    assert page.chosen.summary.name == name
    page.choose("requalification")
    assert page.chosen.summary.name == page.card.name.text() != name


def test_beginning_a_file_is_an_undo_step_of_the_list(page: ClientsPage, window: MainWindow) -> None:
    document = window.session.document
    window.session.new_case()
    client = replace(document.case.client, name="Noémie")
    document.edit(replace(document.case, client=client), "Name")
    window.autosave.save()
    window.go("clients")
    assert "Commencer le dossier\u00a0: Noémie" in window.actions_["undo"].text()
    assert texts(page.model) == ["Camille Exemple", "Éloïse Essai", "Noémie"]
    window.actions_["undo"].trigger()
    assert texts(page.model) == ["Camille Exemple", "Éloïse Essai"] and document.case is None
    window.actions_["redo"].trigger()
    assert texts(page.model)[-1] == "Noémie"
    window.session.open_case(CAMILLE)
    document.edit(replace(document.case, notes="Suivi"), "Notes")
    window.autosave.save()
    assert window.session.list_steps.count() == 1, "only a first save begins a file"
