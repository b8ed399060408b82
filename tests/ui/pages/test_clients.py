from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planner.keeping import Consent, ContactNote, Keeping
from tests.ui.models.reading import texts
from tests.ui.office import AUTHOR, CAMILLE, ELOISE, TODAY
from tests.ui.on_screen import page_of
from ui import large_office
from ui.delegates.clients import shortened
from ui.main_window import MainWindow
from ui.models.client_lists import WORK
from ui.models.client_rows import DUE
from ui.models.columns import ACCESSIBLE, VALUE
from ui.pages.clients import ClientsPage
from ui.tasks import InstantTasks

DAY = timedelta(days=1)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow) -> ClientsPage:
    """Return the page of the clients, on screen."""
    window.go("clients")
    return page_of(window, ClientsPage)


def removed(page: ClientsPage) -> list[str]:
    return [row.id for row in page.session.cases.page(removed=True)]


def test_own_clients_come_first_and_the_first_is_chosen(page: ClientsPage) -> None:
    assert texts(page.model) == ["Camille Exemple", "Éloïse Essai"]
    assert page.card.name.text() == "Camille Exemple" and page.card.buttons["preview"].isEnabled()
    assert [button.text().split()[-1] for button in page.chips.buttons.values()] == [
        "2", "2", "1", "1", "1", "0", "0", "0", "0"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("chip", "names"),
    [
        ("requalification", ["Camille Exemple"]),
        ("upgrading", ["Éloïse Essai"]),
        ("samples", ["Dominique Modèle"]),
    ],
)
def test_chips_filter(page: ClientsPage, chip: str, names: list[str]) -> None:
    page.chips.buttons[chip].click()
    assert texts(page.model) == names and page.card.name.text() == names[0]


def test_a_large_office_is_read_beside_the_window(
    page: ClientsPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_office, "LARGE", 0)
    waiting: list[Callable[[], None]] = []

    def later(work: Callable[[], object], then: Callable[[Future[object]], None]) -> None:
        waiting.append(lambda: InstantTasks.run(window.session.store_tasks, work, then))

    monkeypatch.setattr(window.session.store_tasks, "run", later)
    page.filter.asked.emit("eloise")
    assert texts(page.model) == ["Camille Exemple", "Éloïse Essai"] and len(waiting) == 1
    waiting.pop()()
    assert texts(page.model) == ["Éloïse Essai"] and page.card.name.text() == "Éloïse Essai"
    assert len(waiting) == 1, "what is told of the one who is chosen, once"
    waiting.pop()()
    window.session.cases_changed.emit()
    assert len(waiting) == 2, "the lines, then how many each list has"


def test_the_clients_of_a_server_are_read_beside_the_window(
    page: ClientsPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(window.session.database, "is_server", True)
    monkeypatch.setattr(window.session.store_tasks, "run", lambda work, then: asked.append(work))
    page.filter.asked.emit("eloise")
    assert len(asked) == 1 and texts(page.model) == ["Camille Exemple", "Éloïse Essai"]


def test_my_clients_are_those_i_answer_for_and_those_that_nobody_does(
    page: ClientsPage, window: MainWindow
) -> None:
    cases = window.session.cases
    for case_id, name in ((CAMILLE, "Andrée Conseil"), (ELOISE, "Une Collègue")):
        case, version = cases.load(case_id)
        cases.save(replace(case, keeping=Keeping(name)), version, AUTHOR)
    window.session.cases_changed.emit()
    assert texts(page.model) == ["Camille Exemple", "Éloïse Essai"], "without a profile all are one's own"
    window.session.save_counsellor(AUTHOR)
    assert texts(page.model) == ["Camille Exemple"]
    assert page.card.responsible.text() == "Responsable\u00a0: Andrée Conseil"
    page.chips.buttons["office"].click()
    assert texts(page.model) == ["Camille Exemple", "Éloïse Essai"]
    window.session.save_counsellor(replace(AUTHOR, name="Une Collègue"))
    page.chips.buttons["mine"].click()
    assert texts(page.model) == ["Éloïse Essai"]
    case, version = cases.load(CAMILLE)
    cases.save(replace(case, keeping=Keeping()), version, AUTHOR)
    window.session.cases_changed.emit()
    assert texts(page.model) == ["Camille Exemple", "Éloïse Essai"]


def test_the_filter_is_reached_by_ctrl_f_and_waits_for_a_pause(page: ClientsPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is page.filter
    QTest.keyClicks(page.filter, "eloise")
    qtbot.waitUntil(lambda: texts(page.model) == ["Éloïse Essai"], timeout=2000)
    page.filter.setText("nobody")
    qtbot.waitUntil(lambda: page.empty.isVisible(), timeout=2000)
    assert page.card.name.text() == "Aucune personne choisie" or not page.card.goal.isVisible()


def test_enter_opens_the_chosen_case(page: ClientsPage, window: MainWindow) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert window.session.document.case.id == ELOISE and window.page == "plan"


def test_the_buttons_of_the_card_go_to_their_page(page: ClientsPage, window: MainWindow) -> None:
    for name, button in page.card.buttons.items():
        window.go("clients")
        button.click()
        assert (window.session.document.case.id, window.page) == (CAMILLE, name)


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


def test_what_is_late_near_or_finished_has_its_list(page: ClientsPage, window: MainWindow) -> None:
    chips, start = page.chips.buttons, page.session.cases.page(search="camille")[0].next_step.due
    assert not any(chips[name].isVisible() for name in WORK)
    for day, name in ((start, "soon"), (start - timedelta(days=13), "soon"), (start + DAY, "overdue")):
        window.session.today = lambda day=day: day
        window.session.cases_changed.emit()
        assert [n for n in WORK if chips[n].isVisible()] == [name]
        chips[name].click()
        assert texts(page.model) == ["Camille Exemple"]
        page.choose("mine")
    due = page.model.index(0, DUE)
    assert due.data(ACCESSIBLE).endswith(", en retard") and due.data(VALUE).is_late
    assert not page.model.index(1, DUE).data(VALUE).is_late
    finish(window)
    window.session.cases_changed.emit()
    assert [n for n in WORK if chips[n].isVisible()] == ["finished"]
    chips["finished"].click()
    assert texts(page.model) == ["Camille Exemple"] and page.card.next.text() == "Plan terminé"


def finish(window: MainWindow) -> None:
    """End every step of Camille's plan."""
    case, version = window.session.cases.load(CAMILLE)
    steps = tuple(replace(step, status="finished") for step in case.plan.steps)
    window.session.cases.save(replace(case, plan=replace(case.plan, steps=steps)), version, AUTHOR)


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


def test_the_card_tells_what_calls_for_attention_and_when_the_last_contacts_were(
    page: ClientsPage, window: MainWindow
) -> None:
    assert page.card.alerts.isHidden() and page.card.notes.isHidden(), "nothing of it is told of Camille yet"
    case, version = window.session.cases.load(CAMILLE)
    notes = tuple(ContactNote(str(n), date(2026, 11, n), "Andrée", text="secret") for n in (1, 20, 12))
    ended = Consent("c", given=date(2025, 1, 1), expires=date(2026, 1, 1))
    kept = replace(case.keeping, contacts=notes, consents=(ended,), retain_until=TODAY)
    late = replace(case.plan.step("s-diploma"), start=date(2026, 12, 1))
    broken = replace(case.plan, steps=(late,))
    window.session.cases.save(replace(case, keeping=kept, plan=broken), version, AUTHOR)
    window.session.cases_changed.emit()
    page.table.setCurrentIndex(page.model.index(0, 0))
    told = page.card.alerts.text()
    assert "règle" in told and "1 consentement à redemander" in told and "registres" in told
    first, second = page.card.notes.text().splitlines()
    assert "20 nov. 2026" in first and "Andrée" in first and "12 nov. 2026" in second
    assert "secret" not in page.card.notes.text(), "what was noted is read in the file, which is journalled"


def test_the_card_tells_what_comes_after_the_next_step(page: ClientsPage, window: MainWindow) -> None:
    assert page.card.next.text() and page.card.later.isVisible()
    lines = page.card.later.text().splitlines()
    assert len(lines) == 2 and lines[0].startswith("Appeler le centre · ") and "2027" in lines[0]
    page.table.setCurrentIndex(page.model.index(1, 0))
    assert not page.card.later.isVisible(), "Éloïse has no plan"
    finish(window)
    window.session.cases_changed.emit()
    page.table.setCurrentIndex(page.model.index(0, 0))
    assert page.card.next.text() == "Plan terminé" and not page.card.later.isVisible()


class Painted(QObject):
    """Counts how often what it watches is drawn."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_the_card_of_another_client_draws_nothing_before_its_turn(page: ClientsPage) -> None:
    page.choose("office")
    QApplication.processEvents()
    row, painted = page.model.row(0), Painted()
    assert row is not None and page.card.progress.isVisible()
    page.card.progress.installEventFilter(painted)
    share = page.card.progress.value()
    other = replace(row, summary=replace(row.summary, steps=7, steps_finished=6))
    page.card.show_row(other, page.words)
    assert page.card.progress.value() != share and painted.count == 0
    QApplication.processEvents()
    assert painted.count
