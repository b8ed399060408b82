"""A received file on the page: its passphrase, what is decided, and what the merge changed here."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.backups import make
from db.cases import CaseStore
from db.database import open_database
from db.exchange.package import write_package
from tests.ui.office import CAMILLE
from tests.ui.on_screen import page_of
from tests.ui.pages.sharing.previews import OPEN, previewed
from ui.main_window import MainWindow
from ui.merge_work import Stage
from ui.models import merge_tree
from ui.pages.sharing import SharingPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise()")


def test_a_wrong_passphrase_is_asked_again(page: SharingPage, file: Path) -> None:
    page.receive(file)
    page.ask.line.setText("une autre phrase")
    QTest.keyClick(page.ask.line, Qt.Key.Key_Return)
    assert page.work.stage is Stage.ASKING and page.ask.line.text() == ""
    assert "ne s’ouvre pas avec cette phrase de passe" in page.ask.fault.text()


def test_decisions_survive_a_change_of_language(window: MainWindow, page: SharingPage, file: Path) -> None:
    previewed(page, file)
    plan = page.work.plan
    assert plan is not None
    (sacha,) = plan.of("new")
    page.preview.cases.setCurrentIndex(page.preview.cases.plan_model.place(sacha.id))
    QTest.keyClick(page.preview.cases, Qt.Key.Key_Space)
    assert plan.left_out == {sacha.id}
    before = page.preview.merge.text()
    window.use_language("en")
    page.retranslate()
    assert page.work.plan is plan and page.preview.chosen == sacha.id
    assert page.preview.merge.text() != before
    page.preview.merge.click()
    assert page.work.stage is Stage.WRITTEN
    assert window.session.cases.count("Sacha") == 0
    assert CaseStore(window.session.database).load(CAMILLE)[0].notes == "du sud"


def test_the_open_file_shows_what_a_merge_changed(window: MainWindow, page: SharingPage, file: Path) -> None:
    window.session.open_case(CAMILLE)
    previewed(page, file)
    page.preview.merge.click()
    case = window.session.document.case
    assert case is not None and case.notes == "du sud" and window.session.document.is_saved
    page.undo_stack.undo()
    assert window.session.document.case.notes == ""


def test_files_that_come_while_one_is_decided_wait_for_their_turn(
    window: MainWindow, page: SharingPage, file: Path, tmp_path: Path
) -> None:
    previewed(page, file)
    plan = page.work.plan
    assert plan is not None
    plan.choose_all(CAMILLE, "here")
    others = [tmp_path / name for name in ("deux.parcours", "trois.parcours")]
    for other in (*others, file, others[0]):
        shutil.copy(file, other) if other != file else None
        page.receive(other)
    assert page.work.plan is plan and page.work.path == file and plan.choices
    assert "attend" in window.notice.text.text()
    page.preview.leave.click()
    assert page.work.stage is Stage.ASKING and page.work.path == others[0]
    others[1].write_bytes(b"")
    page.ask.left.emit()
    assert page.work.stage is Stage.CHOOSING and page.work.waiting == []
    assert "trois.parcours" in page.board.fault.text()


def test_all_the_files_of_a_drop_are_received(
    window: MainWindow, page: SharingPage, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "deux.parcours"
    shutil.copy(file, other)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (file, tmp_path / "note.txt", other)])
    none = Qt.KeyboardModifier.NoModifier
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert page.work.path == file and page.work.waiting == [other]


def test_a_file_edited_while_it_is_decided_is_compared_again(
    window: MainWindow, page: SharingPage, file: Path
) -> None:
    previewed(page, file)
    page.work.plan.choose_all(CAMILLE, "here")
    cases = window.session.cases
    held, version = cases.load(CAMILLE)
    cases.save(replace(held, notes="entre-temps"), version, window.session.counsellor)
    page.ask_merge()
    assert (page.work.stage, page.work.error.code) == (Stage.SHOWN, "merge-outdated")
    (line,) = page.work.plan.lines(CAMILLE)
    assert (line.here.value, page.work.plan.side(line)) == ("entre-temps", "")
    page.ask_merge()
    assert page.work.stage is Stage.WRITTEN


def test_nothing_to_decide_shows_no_empty_table(planned: MainWindow) -> None:
    planned.go("sharing")
    panel = page_of(planned, SharingPage).board.conflicts
    assert panel.empty.isVisible()
    assert not any(part.isVisible() for part in (panel.list, panel.values, panel.choose))


def test_a_file_of_a_copy_of_this_database_is_taken_and_says_what_comes_of_it(
    window: MainWindow, page: SharingPage, tmp_path: Path
) -> None:
    ours = window.session.database
    store = window.session.cases
    shutil.copy(make(ours.path, "daily").path, tmp_path / "twin.db")
    held, version = store.load(CAMILLE)
    store.save(replace(held, notes="portable 1"), version, window.session.counsellor)
    twin = open_database(tmp_path / "twin.db")
    CaseStore(twin).save(replace(held, kind="upgrading"), version, window.session.counsellor)
    path = tmp_path / "twin.parcours"
    write_package(twin, path, OPEN, window.session.counsellor)
    twin.close()
    previewed(page, path)
    assert "une copie d’une même base a continué de son côté" in page.preview.sub.text()
    page.preview.merge.click()
    assert page.work.stage is Stage.WRITTEN
    assert store.load(CAMILLE)[0] == replace(held, notes="portable 1", kind="upgrading")


@pytest.mark.parametrize("spoken", ["fr", "en"])
def test_what_happens_to_a_case_is_whole(
    window: MainWindow, page: SharingPage, file: Path, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(merge_tree.WILL, "new", merge_tree.LINKED)  # the longest of what may be said
    window.use_language(spoken)
    window.resize(1366, 768)
    window.go("sharing")
    previewed(page, file)
    QApplication.processEvents()
    cases = page.preview.cases
    said = cases.fontMetrics().horizontalAdvance(page.words._(merge_tree.LINKED[0]))
    assert cases.columnWidth(merge_tree.STATE) > said + cases.iconSize().width()
    assert cases.columnWidth(merge_tree.CASE) >= 10 * cases.fontMetrics().averageCharWidth()
