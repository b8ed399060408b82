"""A start on a file that is damaged or lost: its newest backup is offered, and nothing is deleted."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from db import backups, keys
from db.vault import doors
from planner.errors import PlannerError
from planner.words import Words
from tests.db.vault.sealed import PASSPHRASE, fill
from ui import app, opening, rescue

pytestmark = pytest.mark.usefixtures("dressed")


def choose(monkeypatch: pytest.MonkeyPatch, start: str) -> list[list[str]]:
    """Press the button that begins with a text; return what each box said and offered."""
    boxes: list[list[str]] = []
    pressed: list[object] = []

    def show(box: QMessageBox) -> None:
        boxes.append([box.text(), *(button.text() for button in box.buttons())])
        pressed.append(next(button for button in box.buttons() if button.text().startswith(start)))

    monkeypatch.setattr(QMessageBox, "exec", show)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: pressed[-1])
    return boxes


def damage(path: Path) -> bytes:
    damaged = path.read_bytes()[:8192] + b"\xff" * 50_000
    path.write_bytes(damaged)
    return damaged


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_damaged_database_is_gone_back_to_its_newest_backup(
    database_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    backups.make(database_path, "daily")
    damaged = damage(database_path)
    boxes = choose(monkeypatch, {"fr": "Restaurer la sauvegarde du", "en": "Restore the backup of"}[language])
    found = app._opened(database_path, Words(language))
    assert found is not None and found.cases.count() == 3
    found.database.close()
    (box,) = boxes
    assert ("endommagé" if language == "fr" else "damaged") in box[0] and len(box) == 4
    (aside,) = database_path.parent.glob("bureau.damaged-*.db")
    assert aside.read_bytes() == damaged


def test_a_lost_database_is_not_replaced_by_an_empty_one(
    database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.make(database_path, "daily")
    database_path.unlink()
    boxes = choose(monkeypatch, "Quit")
    assert app._opened(database_path, Words("en")) is None and not database_path.exists()
    with pytest.raises(PlannerError, match="database-lost"):
        opening.started(database_path)
    choose(monkeypatch, "Restore")
    found = app._opened(database_path, Words("en"))
    assert found is not None and found.cases.count() == 3 and "does not exist any more" in boxes[0][0]
    found.database.close()


def test_without_a_sound_backup_none_is_offered(database_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damage(backups.make(database_path, "daily").path)
    damage(database_path)
    boxes = choose(monkeypatch, "Quit")
    assert app._opened(database_path, Words("en")) is None
    assert boxes[0][1:] == ["Open another database…", "Quit"]


def test_a_backup_that_is_refused_all_the_same_is_said(
    database_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.make(database_path, "daily")
    damage(database_path)

    def fail(*_: object) -> None:
        raise PlannerError("disk-full", path=str(database_path))

    monkeypatch.setattr("db.restoring.restore", fail)
    asked: list[str] = []

    def ask(reason: str, path: Path, words: Words, restoring: str = "") -> Path | None:
        asked.append(reason)
        return path if restoring else None

    monkeypatch.setattr(rescue, "ask_another", ask)
    assert app._opened(database_path, Words("en")) is None
    assert "damaged" in asked[0] and "disk is full" in asked[1]


def test_a_lost_encrypted_database_comes_back_with_its_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bureau.db"
    doors.create_vault(path, PASSPHRASE, fill)
    made = backups.make(path, "daily")
    doors.lock(path)
    path.unlink()
    keys.key_path(path).unlink()
    choose(monkeypatch, "Restore")

    def unlock(wanted: Path, _: Words) -> bool:
        doors.unlock(wanted, PASSPHRASE)
        return True

    monkeypatch.setattr(rescue, "ask_unlock", unlock)
    found = app._opened(path, Words("en"))
    assert found is not None
    found.database.close()
    for one in (path, made.path):
        doors.lock(one)
