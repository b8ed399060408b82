"""Going back to a backup: nothing lost on the way, nothing destroyed brought back, and reversible."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from db import backups, keys, restoring
from db.backups import Backup
from db.backups.record import record_path
from db.cases import NOBODY, CaseStore
from db.database import Database, open_database
from db.exchange.offices import identity
from db.exchange.purging import purge
from db.restoring import is_sound, restore, set_aside
from db.soundness import left_open
from db.vault import doors
from db.verify import verify
from planner.case import Case
from planner.errors import PlannerError
from tests.builders import a_case
from tests.db.files import asked, changed, dump
from tests.db.vault.sealed import PASSPHRASE, fill

NOW = datetime(2026, 11, 26, 9, 30).astimezone()
CASE: Case = a_case(notes="avant")


@pytest.fixture
def before(database: Database) -> Iterator[Backup]:
    """Return the backup of a database whose case was edited since."""
    store = CaseStore(database)
    store.add(CASE, NOBODY)
    made = backups.make(database.path, "merge")
    store.save(replace(CASE, notes="après"), 1, NOBODY)
    yield made


def notes(database: Database) -> str:
    return CaseStore(database).load(CASE.id)[0].notes


def damage(path: Path) -> None:
    size = path.stat().st_size
    with path.open("rb+") as file:
        file.seek(8 * 1024)
        file.write(b"\xff" * (size - 8 * 1024))


def test_the_file_becomes_what_the_backup_was_under_the_windows_that_have_it_open(
    database: Database, before: Backup
) -> None:
    done = restore(database.path, before)
    assert notes(database) == "avant" and verify(database) == () and done.aside is None
    assert not list(database.path.parent.glob("*.new*"))


def test_going_back_is_undone_by_going_back_once_more(database: Database, before: Backup) -> None:
    done = restore(database.path, before)
    assert done.before is not None and done.before.reason == "restore"
    restore(database.path, done.before)
    assert notes(database) == "après" and verify(database) == ()


def test_no_number_given_since_is_given_again(database: Database, before: Backup) -> None:
    mine = identity(database)
    ((seq,),) = asked(database.path, "SELECT seq FROM site")
    restore(database.path, before)
    assert asked(database.path, "SELECT seq FROM site") == [(seq,)] and identity(database) == mine
    stale = CaseStore(database)
    with pytest.raises(PlannerError, match="case-changed"):
        stale.save(replace(CASE, notes="d’une autre fenêtre"), 2, NOBODY)
    version = stale.load(CASE.id)[1]
    stale.save(replace(CASE, notes="suite"), version, NOBODY)
    assert verify(database) == ()


def test_what_was_destroyed_since_stays_destroyed(database: Database, before: Backup) -> None:
    kept = before.path.read_bytes()
    purge(database, CASE.id, "délai échu")
    # As if the backup had lain on another disk meanwhile.
    before.path.write_bytes(kept)
    restore(database.path, replace(before, verified=None))
    assert CaseStore(database).count() == 0 and verify(database) == ()
    assert asked(database.path, "SELECT case_id, reason FROM purges") == [(CASE.id, "délai échu")]
    assert CASE.id.encode() in database.path.read_bytes()
    assert b"avant" not in database.path.read_bytes()


def test_the_registers_that_the_law_asks_go_on(database: Database, before: Backup) -> None:
    changed(
        database.path,
        f"INSERT INTO access_journal VALUES ('1', '2026-11-26', 'Camille', 'opened', '{CASE.id}', '')",
        "INSERT INTO exports (sequence, file) VALUES (1, 'a.parcours')",
        f"INSERT INTO exported_cases VALUES (1, '{CASE.id}')",
        "INSERT INTO incidents (id, made_on) VALUES ('i', '2026-11-26')",
    )
    asking = ("SELECT * FROM access_journal", "SELECT * FROM exported_cases", "SELECT * FROM incidents")
    was = [asked(database.path, query) for query in asking]
    restore(database.path, before)
    assert [asked(database.path, query) for query in asking] == was and all(was)


def test_a_damaged_file_is_put_aside_and_never_deleted(database: Database, before: Backup) -> None:
    database.close()
    damage(database.path)
    found = database.path.read_bytes()
    done = restore(database.path, before)
    assert done.before is None and done.aside is not None and done.aside.read_bytes() == found
    again = open_database(database.path)
    assert notes(again) == "avant" and verify(again) == ()
    again.close()


def test_what_was_destroyed_stays_so_after_a_damaged_file_though_the_backup_never_held_it(
    database: Database,
) -> None:
    store = CaseStore(database)
    store.add(a_case(notes="reste"), NOBODY)
    backups.make(database.path, "daily")
    store.add(CASE, NOBODY)
    purge(database, CASE.id, "délai échu")
    database.close()
    damage(database.path)
    newest = backups.newest_verified(database.path)
    assert newest is not None and restore(database.path, newest).aside is not None
    with pytest.raises(PlannerError, match="case-destroyed"):
        store.add(CASE, NOBODY)
    assert store.count() == 1 and verify(database) == ()


def test_what_another_backup_remembers_to_be_destroyed_is_erased_in_the_one_that_is_gone_back_to(
    database: Database, before: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    CaseStore(database).add(a_case(notes="reste"), NOBODY)
    with monkeypatch.context() as stopped:
        stopped.setattr("db.exchange.purging.see_to_copies", lambda *_: None)
        purge(database, CASE.id, "délai échu")
    backups.make(database.path, "daily")
    database.close()
    damage(database.path)
    restore(database.path, before)
    assert CaseStore(database).name(CASE.id) is None and verify(database) == ()
    assert b"avant" not in database.path.read_bytes()


def test_the_journal_of_a_damaged_file_goes_aside_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).write_text(f"ce qui reste{ending}")
    aside = set_aside(path, NOW)
    assert aside == tmp_path / "a.damaged-2026-11-26T093000.db"
    # The file itself keeps its name too, until the backup takes it.
    names = {"a.db", aside.name, f"{aside.name}-wal", f"{aside.name}-shm"}
    assert {file.name for file in tmp_path.iterdir()} == names


def test_after_a_damaged_file_this_copy_has_another_name(database: Database, before: Backup) -> None:
    ((site,),) = asked(database.path, "SELECT id FROM site")
    database.close()
    damage(database.path)
    restore(database.path, before)
    again = open_database(database.path)
    CaseStore(again).save(replace(CASE, notes="suite"), 1, NOBODY)
    ((other,),) = asked(database.path, "SELECT id FROM site")
    assert other != site and verify(again) == ()
    again.close()


def test_a_file_that_is_gone_comes_back(database: Database, before: Backup) -> None:
    database.close()
    database.path.unlink()
    assert restore(database.path, before).aside is None
    again = open_database(database.path)
    assert notes(again) == "avant"
    again.close()


def test_a_backup_that_is_not_sound_changes_nothing(database: Database, before: Backup) -> None:
    damage(before.path)
    was = dump(database.path)
    with pytest.raises(PlannerError, match="backup-damaged"):
        restore(database.path, before)
    record_path(before.path).unlink()
    with pytest.raises(PlannerError, match="database-damaged"):
        restore(database.path, replace(before, verified=None))
    before.path.unlink()
    with pytest.raises(PlannerError, match="backup-missing"):
        restore(database.path, before)
    assert dump(database.path) == was and notes(database) == "après"


def test_a_backup_of_a_newer_schema_changes_nothing(database: Database, before: Backup) -> None:
    changed(before.path, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(PlannerError, match="database-too-new"):
        restore(database.path, replace(before, verified=None))
    assert notes(database) == "après"


def test_a_write_that_fails_on_the_way_changes_nothing(
    database: Database, before: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, "_pour", fail)
    with pytest.raises(PlannerError, match="disk-full"):
        restore(database.path, before)
    assert notes(database) == "après" and not list(database.path.parent.glob("*.new*"))


def test_at_each_step_it_may_be_stopped_and_nothing_is_changed(database: Database, before: Backup) -> None:
    for last in range(4):

        def stop(done: int, total: int, last: int = last) -> None:
            assert total == 4
            if done == last:
                raise PlannerError("restore-stopped")

        with pytest.raises(PlannerError, match="restore-stopped"):
            restore(database.path, before, tell=stop)
        assert notes(database) == "après" and not list(database.path.parent.glob("*.new*"))


def test_a_sound_file_is_told_from_a_damaged_one(database: Database, tmp_path: Path) -> None:
    assert is_sound(database.path) and not is_sound(tmp_path / "absent.db")
    CaseStore(database).add(CASE, NOBODY)
    assert left_open(database.path)
    database.close()
    assert not left_open(database.path)
    damage(database.path)
    assert not is_sound(database.path)
    (tmp_path / "text.db").write_text("ceci n’est pas une base")
    assert not is_sound(tmp_path / "text.db")


def test_an_encrypted_database_goes_back_to_an_encrypted_backup(tmp_path: Path) -> None:
    path = tmp_path / "bureau.db"
    doors.create_vault(path, PASSPHRASE, fill)
    opened = open_database(path)
    CaseStore(opened).add(CASE, NOBODY)
    made = backups.make(path, "merge")
    assert made.cases == CaseStore(opened).count() and keys.key_path(made.path).exists()
    CaseStore(opened).save(replace(CASE, notes="après"), 1, NOBODY)
    restore(path, made)
    assert notes(opened) == "avant" and verify(opened) == ()
    opened.close()
    damage(path)
    assert restore(path, made).aside is not None
    again = open_database(path)
    assert notes(again) == "avant"
    again.close()
    plain = replace(made, path=tmp_path / "plain.db", verified=None)
    open_database(plain.path).close()
    with pytest.raises(PlannerError, match="backup-other-key"):
        restore(path, plain)


def test_a_lost_encrypted_database_comes_back_with_the_passphrase_of_its_backup(tmp_path: Path) -> None:
    path = tmp_path / "bureau.db"
    doors.create_vault(path, PASSPHRASE, fill)
    made = backups.make(path, "daily")
    doors.lock(path)
    for lost in (path, keys.key_path(path)):
        lost.unlink()
    with pytest.raises(PlannerError, match="database-locked"):
        restore(path, made)
    doors.unlock(made.path, PASSPHRASE)
    restore(path, made)
    doors.lock(path)
    doors.unlock(path, PASSPHRASE)
    open_database(path).close()
    doors.lock(path)
