"""Backups: whole, checked and recorded, or not there at all."""

import json
import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db import backups, connection
from db.backups import making
from db.backups.record import read_record, record_path
from db.cases import NOBODY, CaseStore
from db.connection import Stopped
from db.database import Database
from planner.errors import PlannerError
from tests.builders import a_case
from tests.db.files import asked, changed, dump

NOW = datetime(2026, 11, 26, 9, 30).astimezone()


@pytest.fixture
def filled(database: Database) -> Iterator[Database]:
    """Return a database with two cases, one of them removed."""
    store = CaseStore(database)
    gone = a_case()
    for case in (a_case(notes="gardé"), gone):
        store.add(case, NOBODY)
    store.remove(gone.id)
    yield database


def test_a_backup_holds_what_the_database_holds_and_says_so(filled: Database) -> None:
    made = backups.make(filled.path, "merge", NOW)
    assert made.path.parent == backups.folder_of(filled.path) == filled.path.with_name("parcours.backups")
    assert made.path.name == "2026-11-26T093000.merge.db"
    assert dump(made.path) == dump(filled.path)
    assert (made.cases, made.reason, made.made) == (1, "merge", NOW)
    assert (
        made.size == made.path.stat().st_size
        and made.schema == asked(filled.path, "SELECT version_num FROM alembic_version")[0][0]
    )
    assert backups.kept(filled.path) == (made,) and backups.is_as_verified(made)


def test_what_was_just_saved_is_in_the_backup_while_the_file_is_in_use(filled: Database) -> None:
    with filled.writing() as connection:
        connection.exec_driver_sql("UPDATE cases SET notes = 'pas encore'")
        made = backups.make(filled.path, "merge")
    assert ("gardé",) in asked(made.path, "SELECT notes FROM cases")


def test_two_backups_of_one_second_have_two_names(filled: Database) -> None:
    names = [backups.make(filled.path, "merge", NOW).path.name for _ in range(2)]
    assert names == ["2026-11-26T093000.merge.db", "2026-11-26T093000-2.merge.db"]


def test_a_day_has_one_daily_backup(filled: Database) -> None:
    assert backups.daily(filled.path, NOW)
    backups.make(filled.path, "merge", NOW + timedelta(hours=1))
    assert backups.daily(filled.path, NOW + timedelta(hours=2)) is None
    assert backups.daily(filled.path, NOW + timedelta(days=1))


@pytest.mark.parametrize("step", ["copied", "checked", "described"])
def test_a_backup_that_is_stopped_leaves_nothing(
    filled: Database, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    is_at = iter({"copied": [True] * 2, "checked": [False] + [True] * 2, "described": []}[step])
    monkeypatch.setattr(connection, "STEPS", 1)
    monkeypatch.setattr(connection, "PAGES", -1)
    stops: list[bool] = []

    def stopped() -> bool:
        stops.append(next(is_at, False) or "described" in reached)
        return stops[-1]

    reached: list[str] = []
    real = making._described
    monkeypatch.setattr(making, "_described", lambda *told: reached.append("described") or real(*told))
    with pytest.raises(Stopped):
        backups.daily(filled.path, NOW, stopped)
    assert bool(reached) == (step == "described") and stops[-1]
    assert list(backups.folder_of(filled.path).iterdir()) == []


def test_a_damaged_database_gives_no_backup(filled: Database) -> None:
    filled.close()
    with filled.path.open("rb+") as file:
        file.seek(8 * 1024)
        file.write(b"\xff" * (filled.path.stat().st_size - 8 * 1024))
    with pytest.raises(PlannerError, match="database-damaged"):
        backups.make(filled.path, "daily")
    assert list(filled.path.parent.rglob("*.db*")) == [filled.path]


def test_another_programs_file_gives_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    changed(path, "CREATE TABLE other (a)")
    with pytest.raises(PlannerError, match="not-a-database"):
        backups.make(path, "daily")


def test_a_backup_whose_checking_fails_is_not_kept(filled: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("stopped")

    monkeypatch.setattr(making, "_described", fail)
    with pytest.raises(sqlite3.OperationalError):
        backups.make(filled.path, "merge")
    assert list(backups.folder_of(filled.path).iterdir()) == []


def test_a_file_without_record_or_changed_since_is_listed_and_not_believed(filled: Database) -> None:
    older = backups.make(filled.path, "daily", NOW - timedelta(days=1))
    made = backups.make(filled.path, "merge", NOW)
    data = bytearray(made.path.read_bytes())
    data[5000] ^= 1
    made.path.write_bytes(data)
    assert not backups.is_as_verified(made) and backups.newest_verified(filled.path) == older
    made.path.write_bytes(data + b"\0")
    assert (read_record(made.path).verified, read_record(made.path).reason) == (None, "merge")
    for said in ("", "[]", json.dumps({"made": 3}), "{"):
        record_path(made.path).write_text(said)
        assert read_record(made.path).verified is None
    record_path(older.path).unlink()
    assert backups.newest_verified(filled.path) is None and len(backups.kept(filled.path)) == 2


def test_a_backup_that_is_rewritten_is_checked_anew(filled: Database) -> None:
    made = backups.make(filled.path, "merge", NOW)
    again = backups.rewrite(filled.path, made, lambda file: changed(file, "DELETE FROM cases"))
    assert (again.path, again.made, again.reason, again.cases) == (made.path, NOW, "merge", 0)
    assert backups.kept(filled.path) == (again,) and backups.is_as_verified(again)


def test_a_rewriting_that_fails_leaves_the_backup(filled: Database) -> None:
    made = backups.make(filled.path, "merge", NOW)
    with pytest.raises(sqlite3.OperationalError):
        backups.rewrite(filled.path, made, lambda file: changed(file, "DELETE FROM nowhere"))
    assert backups.kept(filled.path) == (made,) and backups.is_as_verified(made)
    assert len(list(made.path.parent.iterdir())) == 2


def test_a_destroyed_backup_leaves_nothing(filled: Database) -> None:
    for reason in ("daily", "merge"):
        backups.make(filled.path, reason, NOW)
    assert backups.destroy_all(filled.path) == 2
    assert list(backups.folder_of(filled.path).iterdir()) == []


def test_what_interrupted_backups_left_is_swept_later(filled: Database) -> None:
    folder = backups.make(filled.path, "merge").path.parent
    names = (".1.merge.db.new-journal", "1.merge.json", "1.merge.db.key", ".2.merge.db.new", "2.merge.json")
    left = [folder / name for name in names]
    for file in left:
        file.touch()
    for file in left[:3]:
        os.utime(file, (0, 0))
    backups.make(filled.path, "merge")
    assert [file.exists() for file in left] == [False, False, False, True, True]
    assert all(map(backups.is_as_verified, backups.kept(filled.path)))


def test_a_backup_has_its_record_from_the_moment_it_is_there(
    filled: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(making, "write_record", stop)
        backups.make(filled.path, "merge")
    assert backups.kept(filled.path) == ()


def test_a_backup_that_another_window_takes_away_meanwhile_is_not_missed(
    filled: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.make(filled.path, "merge", NOW)
    made = backups.make(filled.path, "daily", NOW + timedelta(hours=1))

    def vanished(path: Path) -> backups.Backup:
        if path != made.path:
            raise FileNotFoundError(path)
        return read_record(path)

    monkeypatch.setattr("db.backups.folder.read_record", vanished)
    assert backups.kept(filled.path) == (made,)


def test_two_windows_make_backups_at_once(filled: Database) -> None:
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda reason: backups.make(filled.path, reason, NOW), backups.REASONS))
    assert {backup.path for backup in backups.kept(filled.path)} == {backup.path for backup in done}
    assert all(map(backups.is_as_verified, done)) and len(done) == len(backups.REASONS)
