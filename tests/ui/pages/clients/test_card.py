"""The card of the client who is chosen."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from planner.keeping import Consent, ContactNote
from tests.ui.office import AUTHOR, CAMILLE, TODAY
from tests.ui.pages.clients.ending import finish
from ui.main_window import MainWindow
from ui.pages.clients import ClientsPage


def test_the_buttons_of_the_card_go_to_their_page(page: ClientsPage, window: MainWindow) -> None:
    for name, button in page.card.buttons.items():
        window.go("clients")
        button.click()
        assert (window.session.document.case.id, window.page) == (CAMILLE, name)


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
    assert "20\u00a0nov.\u00a02026" in first and "Andrée" in first and "12\u00a0nov.\u00a02026" in second
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
