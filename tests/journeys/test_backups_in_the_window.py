"""A counsellor goes back to a backup and back again, and works on through a disk that was full."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db import backups
from db.cases import CaseStore
from db.database import open_database
from tests.journeys.counsellor import Counsellor
from ui import app, opening
from ui.autosave import State
from ui.dialogs.restore_backup import RestoreDialog
from ui.language import Language
from ui.settings import Settings


def write(who: Counsellor, notes: str) -> None:
    who.session.document.edit(replace(who.case, notes=notes), "essai")
    who.window.autosave.save()


def open_first(who: Counsellor) -> str:
    case_id = who.session.cases.page()[0].id
    who.session.open_case(case_id)
    who.wait(lambda: who.session.document.case is not None)
    return case_id


def say_yes(who: Counsellor, start: str) -> None:
    who.wait(who.window.notice.isVisible)
    ways = who.window.notice.findChildren(QPushButton)
    next(way for way in ways if way.text().startswith(start)).click()


def test_a_counsellor_goes_back_and_back_again(counsellor: Counsellor) -> None:
    window, session = counsellor.window, counsellor.session
    path = session.database.path
    window.backups.keep_daily()
    counsellor.wait(lambda: len(backups.kept(path)) == 1)
    case_id = open_first(counsellor)
    was = counsellor.case.notes
    write(counsellor, "ce qui ne devait pas être écrit")
    counsellor.press("restore")
    counsellor.wait(lambda: bool(window.findChildren(RestoreDialog)))
    dialog = window.findChildren(RestoreDialog)[0]
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    counsellor.wait(lambda: session.document.case is None and window.page == "clients")
    assert session.cases.load(case_id)[0].notes == was
    say_yes(counsellor, "Annuler")
    counsellor.wait(lambda: session.cases.load(case_id)[0].notes.startswith("ce qui ne"))
    open_first(counsellor)
    write(counsellor, "la suite")
    counsellor.wait(lambda: session.document.is_saved)
    assert [backup.reason for backup in backups.kept(path)] == ["restore", "restore", "daily"]
    assert all(map(backups.is_as_verified, backups.kept(path)))


if sys.platform != "win32":
    from tests.gates.disk import a_disk, filled

    @pytest.fixture
    def on_a_disk(starter: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Counsellor]:
        """Return someone who sits at a window on a small disk."""
        if os.geteuid():
            pytest.skip("a disk can be made only by root")
        with a_disk(tmp_path / "disque") as disk:
            path = Path(shutil.copy(starter, disk / "bureau.db"))
            settings = Settings(tmp_path / "settings.json")
            language = Language("fr", app.new_application(settings))
            window = app.new_window(opening.opened(path), language, settings)
            window.show()
            qtbot.waitExposed(window)
            yield Counsellor(window, qtbot)
            window.session.document.close()
            window.close()
            window.session.close()
            window.deleteLater()
            # Before its disk goes.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.removeTranslator(language._qt)

    @pytest.mark.skipif(sys.platform != "linux", reason="disks are made in memory on Linux")
    def test_on_a_full_disk_the_work_stays_red_on_screen_and_is_saved_when_there_is_room(
        on_a_disk: Counsellor,
    ) -> None:
        who, window, session = on_a_disk, on_a_disk.window, on_a_disk.session
        path = session.database.path
        case_id = open_first(who)
        write(who, "enregistré")
        who.wait(lambda: session.document.is_saved)
        with filled(path.parent, 2):
            write(who, "pas encore enregistré " * 4_000)
            who.wait(lambda: window.autosave.status.state is State.FAILED)
            assert "Le disque est plein" in window.notice.text.text() and not session.document.is_saved
            assert session.cases.load(case_id)[0].notes == "enregistré"
            window.backups.restore(backups.Backup(path, backups.making.now_here()))
            who.wait(lambda: not session.store_tasks.is_waiting)
            assert who.case.notes.startswith("pas encore")
        window.status_bar.retry.click()
        who.wait(lambda: session.document.is_saved)
        again = open_database(path)
        assert CaseStore(again).load(case_id)[0].notes.startswith("pas encore")
        again.close()
