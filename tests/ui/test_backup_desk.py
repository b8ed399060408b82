"""Backups in the window: made each day, listed, gone back to, and gone back from."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db import backups
from db.backups import Backup
from db.registers.retention import certificates, destroy
from planner.errors import PlannerError
from tests.ui.office import CAMILLE, TODAY
from ui import backup_desk
from ui.dialogs.restore_backup import RestoreDialog
from ui.main_window import MainWindow
from ui.models.columns import DISPLAY


def kept(window: MainWindow) -> tuple[Backup, ...]:
    return backups.kept(window.session.database.path)


def dialog_of(window: MainWindow) -> RestoreDialog:
    window.actions_["restore"].trigger()
    found = [d for d in window.findChildren(RestoreDialog) if d.isVisible()]
    assert len(found) == 1
    return found[0]


def write(window: MainWindow, notes: str) -> None:
    document = window.session.document
    if document.case is None:
        window.session.open_case(CAMILLE)
    assert document.case is not None
    document.edit(replace(document.case, notes=notes), "essai")
    window.autosave.save()


def notes(window: MainWindow) -> str:
    return window.session.cases.load(CAMILLE)[0].notes


def press(window: MainWindow, start: str) -> None:
    ways = [b for b in window.notice.findChildren(QPushButton) if b.text().startswith(start)]
    ways[-1].click()


def test_going_back_in_the_window_and_back_again(window: MainWindow, qtbot: QtBot) -> None:
    write(window, "avant")
    backups.make(window.session.database.path, "merge")
    write(window, "après")
    dialog = dialog_of(window)
    assert dialog.model.index(0, 1).data(DISPLAY) == "Avant une fusion"
    assert dialog.model.index(0, 2).data(DISPLAY) == "3 dossiers"
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert notes(window) == "avant" and window.session.document.case is None and window.page == "clients"
    assert "de nouveau telle qu’elle était" in window.notice.text.text()
    assert [backup.reason for backup in kept(window)] == ["restore", "merge"]
    press(window, "Annuler")
    assert notes(window) == "après"
    write(window, "suite")
    assert notes(window) == "suite" and window.autosave.status.error is None


def test_cancelling_the_list_changes_nothing(window: MainWindow) -> None:
    backups.make(window.session.database.path, "merge")
    write(window, "après")
    dialog_of(window).reject()
    assert notes(window) == "après" and len(kept(window)) == 1


def test_without_backups_there_is_nothing_to_restore(window: MainWindow) -> None:
    dialog = dialog_of(window)
    assert not dialog.restore.isEnabled() and dialog.model.rowCount() == 0
    dialog.reject()


def test_what_cannot_be_saved_keeps_the_present_state(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backups.make(window.session.database.path, "merge")
    write(window, "gardé")

    def full(*_: object) -> int:
        raise PlannerError("disk-full", path="bureau.db")

    monkeypatch.setattr(type(window.session.cases), "save", full)
    write(window, "pas encore gardé")
    window.backups.restore(made)
    assert notes(window) == "gardé" and len(kept(window)) == 1
    case = window.session.document.case
    assert case is not None and case.notes == "pas encore gardé"
    monkeypatch.undo()
    window.autosave.save()
    assert notes(window) == "pas encore gardé"


def test_going_back_that_is_stopped_changes_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(window, "après")
    made = backups.make(window.session.database.path, "merge")
    window.session.store_tasks.started.connect(lambda running: running.cancel())
    window.backups.restore(made)
    assert "arrêtée" in window.notice.text.text()
    assert notes(window) == "après" and window.session.document.case is not None


def test_each_day_has_its_backup(window: MainWindow) -> None:
    window.backups.keep_daily()
    assert [backup.reason for backup in kept(window)] == ["daily"]
    write(window, "le même jour")
    assert len(kept(window)) == 1
    # The day of the window is another: the first save of it is behind a backup that the file's own day has.
    made = kept(window)[0]
    backups.destroy(made)
    window.session.today = lambda: TODAY + timedelta(days=1)
    write(window, "le lendemain")
    assert [backup.reason for backup in kept(window)] == ["daily"]


def test_a_daily_backup_that_fails_is_said(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path, **asked: object) -> None:
        raise PlannerError("disk-full", path="bureau.db")

    monkeypatch.setattr(backups, "daily", full)
    window.backups.keep_daily()
    assert "Le disque est plein" in window.notice.text.text()


def test_a_damaged_database_is_offered_its_newest_backup(window: MainWindow) -> None:
    write(window, "gardé")
    path = window.session.database.path
    backups.make(path, "daily")
    other = Path(path.with_name("autre.db"))
    other.write_bytes(path.read_bytes())
    backups.make(other, "daily")
    other.write_bytes(other.read_bytes()[:8192] + b"\xff" * 50_000)
    backup_desk.opening.open_beside(window.session, other)
    assert "autre.db est endommagé" in window.notice.text.text()
    press(window, "Restaurer la sauvegarde")
    assert window.session.database.path == other and window.session.cases.count() == 3
    assert "Le fichier endommagé a été conservé" in window.notice.text.text()
    assert len(list(path.parent.glob("autre.damaged-*.db"))) == 1


def test_an_opening_ends_a_destruction_that_was_interrupted(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = window.session.database
    made = backups.make(database.path, "daily")

    def stop(*_: object) -> None:
        raise PlannerError("disk-full", path="")

    with monkeypatch.context() as patched, pytest.raises(PlannerError, match="disk-full"):
        patched.setattr("db.exchange.cleansing.cleanse", stop)
        destroy(database, CAMILLE, "délai", window.session.counsellor)
    assert b"Camille" in made.path.read_bytes() and certificates(database)[0].copies == ""
    window.backups.keep_daily()
    assert b"Camille Exemple" not in made.path.read_bytes() and certificates(database)[0].copies == "1 0 0"
