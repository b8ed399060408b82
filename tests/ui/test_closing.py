from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from planner.errors import PlannerError
from tests.ui.office import CAMILLE
from ui import opening
from ui.autosave import Autosave
from ui.closing import may_close
from ui.language import Language
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def write(window: MainWindow) -> None:
    document = window.session.document
    document.edit(replace(document.case, notes="Rappeler"), "Note")


@pytest.fixture
def broken(planned: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """Return a window whose store refuses every save, with an edit to save."""

    def refuse(*_: object) -> int:
        raise PlannerError("disk-full", path="bureau.db")

    monkeypatch.setattr(type(planned.session.cases), "save", refuse)
    write(planned)
    return planned


def test_what_waits_is_written_without_a_question(planned: MainWindow) -> None:
    write(planned)
    planned.close()
    assert not planned.isVisible()
    assert planned.session.cases.load(CAMILLE)[0].notes == "Rappeler"
    assert planned.session.settings.values.geometry


@pytest.mark.parametrize(("button", "open_after"), [("Rester", True), ("Quitter sans enregistrer", False)])
def test_unsaved_work_asks(broken: MainWindow, button: str, open_after: bool) -> None:
    asked: list[str] = []

    def click() -> None:
        box = QApplication.activeModalWidget()
        asked.append(box.text())
        chosen = next(b for b in box.findChildren(QPushButton) if b.text().replace("&", "") == button)
        chosen.click()

    QTimer.singleShot(0, click)
    broken.close()
    assert len(asked) == 1 and broken.isVisible() is open_after
    assert broken.session.document.case.notes == "Rappeler"


def test_escape_stays(broken: MainWindow) -> None:
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().reject())
    broken.close()
    assert broken.isVisible()


def test_a_save_under_way_is_waited_for(
    database_path: object, language: Language, settings: Settings, qtbot: QtBot
) -> None:
    session = Session(opening.opened(database_path), language, settings)
    autosave = Autosave(session)
    with qtbot.waitSignal(session.document.changed):
        session.open_case(CAMILLE)
    session.document.edit(replace(session.document.case, notes="Rappeler"), "Note")
    autosave.save()
    assert autosave.is_writing
    assert may_close(session, autosave, None)
    assert session.document.is_saved and session.cases.load(CAMILLE)[0].notes == "Rappeler"
    session.close()
