"""A merge is undone and redone as one step, and stays where the database is when that fails."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from db.cases import CaseStore
from tests.ui.office import CAMILLE
from tests.ui.pages.sharing.previews import OPEN, previewed
from ui.dialogs.field_history import FieldHistoryDialog, show_history
from ui.main_window import MainWindow
from ui.merge_work import Stage
from ui.pages.sharing import SharingPage
from ui.tasks import Running

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise()")


def test_an_undo_that_fails_leaves_its_step_where_the_database_is(
    window: MainWindow, page: SharingPage, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    previewed(page, file)
    page.preview.merge.click()
    assert page.undo_stack.undoText().startswith("Fusionner ")
    window.session.language.use("en")
    assert page.undo_stack.undoText().startswith("Merge ")
    with monkeypatch.context() as broken:
        broken.setattr("db.exchange.undoing._mark", lambda *_: (_ for _ in ()).throw(OSError("plein")))
        for _ in range(2):
            page.undo_stack.undo()
            QApplication.processEvents()
            assert (page.undo_stack.canUndo(), page.undo_stack.canRedo()) == (True, False)
            assert CaseStore(window.session.database).load(CAMILLE)[0].notes == "du sud"
    page.undo_stack.undo()
    QApplication.processEvents()
    assert CaseStore(window.session.database).load(CAMILLE)[0].notes == ""
    assert (page.undo_stack.canUndo(), page.undo_stack.canRedo()) == (False, True)


def test_an_undo_that_the_person_stops_changes_nothing_and_says_so(
    window: MainWindow, page: SharingPage, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    previewed(page, file)
    page.preview.merge.click()
    said, titles = list[str](), list[str]()
    window.session.said.connect(said.append)
    window.session.store_tasks.started.connect(lambda running: titles.append(running.title))
    with monkeypatch.context() as stopping:
        stopping.setattr(Running, "stopped", lambda self: True)
        page.undo_stack.undo()
    QApplication.processEvents()
    assert said == ["Arrêté\u00a0: rien n’a été changé."] and titles == ["Undoing the merge"]
    assert (page.undo_stack.canUndo(), page.undo_stack.canRedo()) == (True, False)
    assert CaseStore(window.session.database).load(CAMILLE)[0].notes == "du sud"


def test_undoing_says_which_cases_stay_because_they_were_edited(
    window: MainWindow, page: SharingPage, file: Path
) -> None:
    previewed(page, file)
    page.preview.merge.click()
    store = window.session.cases
    (sacha,) = store.page("Sacha")
    held, version = store.load(sacha.id)
    store.save(replace(held, notes="vu ici"), version, window.session.counsellor)
    said: list[str] = []
    window.session.said.connect(said.append)
    page.undo_stack.undo()
    assert any(text.startswith("1 dossier de sud.parcours a été modifié ici depuis") for text in said)
    assert store.count("Sacha") == 1


def test_stopping_changes_nothing(
    window: MainWindow, page: SharingPage, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    previewed(page, file)
    monkeypatch.setattr(Running, "stopped", lambda self: True)
    page.preview.merge.click()
    assert page.work.stage is Stage.SHOWN and page.work.error is None
    assert window.session.cases.count("Sacha") == 0
    page.work.leave()
    page.receive(file)
    page.ask.given.emit(OPEN.passphrase)
    assert page.work.stage is Stage.CHOOSING and page.board.fault.text() == ""


def test_an_old_value_is_restored_as_one_undo_step(window: MainWindow) -> None:
    session = window.session
    session.open_case(CAMILLE)
    case = session.document.case
    assert case is not None
    session.document.edit(replace(case, notes="deux"), "Note")
    window.autosave.save()
    session.document.edit(replace(session.document.case, notes="trois"), "Note")  # type: ignore[type-var]
    show_history(session, window)
    (dialog,) = window.findChildren(FieldHistoryDialog)
    shown = [[dialog.model.index(row, column).data() for column in (2, 3, 4)] for row in range(2)]
    assert shown == [["Notes internes", "deux", "trois"], ["Notes internes", "–", "deux"]]
    dialog.table.setCurrentIndex(dialog.model.index(1, 0))
    assert dialog.back.isEnabled()
    dialog.restore()
    assert session.document.case.notes == "deux" and not dialog.back.isEnabled()
    assert session.document.undo_stack.undoText() == "Rétablir\u00a0: Notes internes"
    session.language.use("en")
    assert session.document.undo_stack.undoText() == "Restore: Internal notes"
    session.document.undo_stack.undo()
    assert session.document.case.notes == "trois"
    dialog.reject()
