"""The window locked and unlocked: all is saved, and nothing of a person is seen meanwhile."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox

from db import keys
from db.exchange.package import Order, write_package
from db.exchange.sealing import Cost
from planner.errors import PlannerError
from planner.office import Counsellor
from tests.ui.office import CAMILLE
from tests.ui.on_screen import page_of
from tests.ui.sealing import OTHER, PASSPHRASE, give, shown
from ui import app
from ui.dialogs.protection import ProtectionDialog
from ui.main_window import MainWindow
from ui.merge_work import Stage
from ui.pages.sharing import SharingPage
from ui.reception import receive

THERE = Counsellor("Dominique Modèle", "DM", "Bureau du sud")
pytestmark = pytest.mark.usefixtures("cheap")


def test_locked_nothing_is_seen_and_nothing_opens(sealed: MainWindow) -> None:
    session = sealed.session
    session.open_case(CAMILLE)
    session.document.edit(replace(session.document.case, notes="avant de partir"), "Changer les notes")
    paper = session.opened_papers.keep("plan", b"%PDF")
    sealed.vault.show()
    dialog = shown(sealed, ProtectionDialog)
    QTest.keyClick(sealed, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert sealed.locking.is_locked or dialog.isVisible()
    sealed.vault.lock()
    assert not sealed.isVisible() and not dialog.isVisible() and not paper.exists()
    seen = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    said = " ".join(label.text() for w in seen for label in w.findChildren(QLabel))
    assert seen == [sealed.locking.asking] and "Camille" not in said
    assert keys.held(session.database.path) is None
    with pytest.raises(PlannerError, match="database-locked"):
        session.cases.load(CAMILLE)
    give(sealed.locking.asking, PASSPHRASE)
    assert sealed.isVisible() and dialog.isVisible()
    assert session.document.case.notes == session.cases.load(CAMILLE)[0].notes == "avant de partir"
    dialog.reject()


def test_a_file_double_clicked_while_locked_is_shown_once_unlocked(
    sealed: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "sud.parcours"
    file.write_bytes(b"")
    page = sealed.pages["sharing"]
    assert isinstance(page, SharingPage)
    sealed.vault.lock()
    app.welcome(sealed, str(file))
    assert page.work.path != file
    give(sealed.locking.asking, PASSPHRASE)
    assert page.work.path == file and sealed.page == "sharing"
    sealed.vault.lock()
    page.work.path = tmp_path
    give(sealed.locking.asking, PASSPHRASE)
    assert page.work.path == tmp_path


def test_files_that_reach_the_page_while_locked_are_shown_in_turn_once_unlocked(
    sealed: MainWindow, tmp_path: Path
) -> None:
    files = [tmp_path / f"{name}.parcours" for name in ("nord", "sud")]
    for file in files:
        write_package(sealed.session.database, file, Order("quatre mots pour rire", cost=Cost(1, 8)), THERE)
    work = page_of(sealed, SharingPage).work
    sealed.vault.lock()
    for file in files:
        receive(sealed, file)
    assert (work.stage, work.error, work.waiting) == (Stage.CHOOSING, None, files)
    give(sealed.locking.asking, PASSPHRASE)
    assert (work.stage, work.path, work.waiting) == (Stage.ASKING, files[0], files[1:])
    work.leave()
    assert (work.stage, work.path) == (Stage.ASKING, files[1])


def test_a_wrong_passphrase_leaves_it_locked_and_is_forgotten(sealed: MainWindow) -> None:
    sealed.vault.lock()
    asking = sealed.locking.asking
    give(asking, OTHER)
    assert sealed.locking.is_locked and not sealed.isVisible()
    assert asking.told.property("role") == "error" and asking.line.text() == ""
    give(asking, PASSPHRASE)
    assert not sealed.locking.is_locked and sealed.isVisible()


def test_what_cannot_be_saved_keeps_the_window_open(
    sealed: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sealed.session
    session.open_case(CAMILLE)

    def refuse(*_: object) -> int:
        raise PlannerError("disk-full", path="bureau.db")

    with monkeypatch.context() as patch:
        patch.setattr(type(session.cases), "save", refuse)
        session.document.edit(replace(session.document.case, notes="perdu ?"), "Changer les notes")
        sealed.vault.lock()
        assert not sealed.locking.is_locked and sealed.isVisible()
        assert session.document.case.notes == "perdu ?"
    sealed.autosave.save()
    sealed.vault.lock()
    assert sealed.locking.is_locked


def test_nobody_touching_it_locks_it_after_the_minutes_of_the_settings(
    sealed: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    idle = sealed.locking.idle
    minutes = sealed.session.settings.values.lock_minutes
    now = {"ms": minutes * 60_000 - 1}
    monkeypatch.setattr(type(idle._since), "elapsed", lambda _: now["ms"])
    idle.look()
    assert not sealed.locking.is_locked
    now["ms"] += 1
    idle.look()
    assert sealed.locking.is_locked


def test_a_touch_begins_the_minutes_anew(sealed: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    restarts: list[int] = []
    monkeypatch.setattr(type(sealed.locking.idle._since), "restart", lambda _: restarts.append(1))
    QTest.keyClick(sealed, Qt.Key.Key_Shift)
    assert restarts


def test_the_minutes_are_chosen_and_never_is_one_of_them(sealed: MainWindow) -> None:
    sealed.vault.show()
    dialog = shown(sealed, ProtectionDialog)
    dialog.minutes.choose(0)
    assert sealed.session.settings.values.lock_minutes == 0
    assert not sealed.locking.idle._timer.isActive()
    dialog.minutes.choose(5)
    assert sealed.locking.idle._timer.isActive()
    dialog.reject()


def test_a_later_start_brings_the_question_forward_and_opens_nothing(sealed: MainWindow) -> None:
    sealed.vault.lock()
    app.welcome(sealed, "/nowhere/else.db")
    assert sealed.locking.is_locked and not sealed.isVisible() and sealed.locking.asking.isVisible()


def test_a_question_that_waits_is_over_once_locked(sealed: MainWindow) -> None:
    box = QMessageBox(sealed)
    gone = QDialog(sealed)
    gone.show()
    QTimer.singleShot(0, sealed.vault.lock)
    assert box.exec() != QMessageBox.StandardButton.Ok
    assert sealed.locking.is_locked and not box.isVisible()
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    give(sealed.locking.asking, PASSPHRASE)
    assert sealed.isVisible() and not box.isVisible()
