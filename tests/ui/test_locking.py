"""The window locked and unlocked: all is saved, and nothing of a person is seen meanwhile."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from db import keys
from db.drafts import SEALED
from db.exchange.package import Order, write_package
from db.exchange.sealing import Cost
from planner.errors import PlannerError
from planner.office import Counsellor
from tests.ui.office import CAMILLE
from tests.ui.on_screen import page_of
from tests.ui.sealing import OTHER, PASSPHRASE, give, shown
from ui import app, closing, idle
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


@pytest.fixture
def refused(sealed: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Refuse every save of an edited case, until it is undone."""

    def refuse(*_: object) -> int:
        raise PlannerError("disk-full", path="bureau.db")

    sealed.session.open_case(CAMILLE)
    with monkeypatch.context() as patch:
        patch.setattr(type(sealed.session.cases), "save", refuse)
        case = sealed.session.document.case
        assert case is not None
        sealed.session.document.edit(replace(case, notes="perdu ?"), "Changer les notes")
        yield patch


def test_what_cannot_be_saved_is_locked_with_the_rest_and_saved_once_unlocked(
    sealed: MainWindow, refused: pytest.MonkeyPatch
) -> None:
    session = sealed.session
    sealed.vault.lock()
    assert sealed.locking.is_locked and not sealed.isVisible()
    assert keys.held(session.database.path) is None
    assert sealed.drafts.is_kept, "and in a sealed draft, should the power fail"
    (draft,) = session.settings.drafts.glob("*.draft")
    assert draft.read_bytes().startswith(SEALED)
    refused.undo()
    give(sealed.locking.asking, PASSPHRASE)
    assert session.document.case.notes == session.cases.load(CAMILLE)[0].notes == "perdu ?"
    assert session.document.is_saved


def test_what_still_cannot_be_saved_is_on_screen_once_unlocked(
    sealed: MainWindow, refused: pytest.MonkeyPatch
) -> None:
    sealed.vault.lock()
    sealed.autosave.save()
    give(sealed.locking.asking, PASSPHRASE)
    assert sealed.isVisible() and sealed.session.document.case.notes == "perdu ?"
    assert not sealed.session.document.is_saved


def test_who_stays_for_what_is_not_saved_is_asked_again(
    sealed: MainWindow, refused: pytest.MonkeyPatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[int] = []
    monkeypatch.setattr(QApplication, "quit", lambda: left.append(1))
    monkeypatch.setattr(closing, "_leaves", lambda *_: False)
    sealed.vault.lock()
    asking = sealed.locking.asking
    asking.leave.click()
    assert sealed.locking.asking is asking and asking.isVisible() and not left
    refused.undo()
    give(asking, PASSPHRASE)
    assert sealed.session.cases.load(CAMILLE)[0].notes == "perdu ?"


def test_nobody_touching_it_locks_it_after_the_minutes_of_the_settings(
    sealed: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = sealed.locking.idle
    minutes = sealed.session.settings.values.lock_minutes
    now = {"ms": minutes * 60_000 - 1}
    monkeypatch.setattr(type(watch._since), "elapsed", lambda _: now["ms"])
    watch.look()
    assert not sealed.locking.is_locked
    now["ms"] += 1
    watch.look()
    assert sealed.locking.is_locked


@pytest.fixture
def clocks(sealed: MainWindow, monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """Return the seconds since now that the machine counted, and those that went by on the wall."""
    told = {"machine": 0.0, "wall": 0.0}
    began = time()
    monkeypatch.setattr(type(sealed.locking.idle._since), "elapsed", lambda _: told["machine"] * 1_000)
    monkeypatch.setattr(idle, "time", lambda: began + told["wall"])
    return told


def test_the_hours_of_sleep_count(sealed: MainWindow, clocks: dict[str, float]) -> None:
    clocks["wall"] = 60 * sealed.session.settings.values.lock_minutes - 1
    sealed.locking.idle.look()
    assert not sealed.locking.is_locked
    clocks["wall"] += 2
    sealed.locking.idle.look()
    assert sealed.locking.is_locked


def test_the_touch_that_wakes_it_opens_nothing(
    sealed: MainWindow, clocks: dict[str, float], qtbot: QtBot
) -> None:
    clocks["wall"] = 8 * 3600
    QTest.keyClick(sealed, Qt.Key.Key_Shift)
    qtbot.waitUntil(lambda: sealed.locking.is_locked)


def test_a_clock_set_back_neither_locks_nor_keeps_open(sealed: MainWindow, clocks: dict[str, float]) -> None:
    clocks["wall"] = -365 * 24 * 3600
    sealed.locking.idle.look()
    assert not sealed.locking.is_locked
    clocks["machine"] = 60 * sealed.session.settings.values.lock_minutes
    sealed.locking.idle.look()
    assert sealed.locking.is_locked


def test_a_touch_begins_the_minutes_anew(sealed: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    restarts: list[int] = []
    monkeypatch.setattr(type(sealed.locking.idle._since), "restart", lambda _: restarts.append(1))
    restarts.clear()
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
