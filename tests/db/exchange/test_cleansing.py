"""What a destruction leaves of the backups: written anew without the case, or destroyed, never forgotten."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import backups
from db.backups import Backup
from db.cases import NOBODY, CaseStore
from db.database import Database, create_database, open_database
from db.exchange.cleansing import cleanse
from db.exchange.merge import merge, received
from db.exchange.purging import purge
from db.registers.retention import certificates
from db.snapshot import snapshot
from db.vault import doors
from db.vault.protecting import protect
from db.verify import verify
from planner.case import Case
from planner.errors import PlannerError
from planner.register_words import SO_FAR, certificate_lines
from planner.words import Words
from tests.builders import a_case
from tests.databases import frozen
from tests.db.exchange.offices import HERE, OPEN, THERE, Send
from tests.db.files import asked, changed, dump
from tests.db.vault.sealed import PASSPHRASE, fill

GONE: Case = a_case(notes="à détruire")
LEFT: Case = a_case(notes="gardé")


@pytest.fixture
def held(database: Database) -> Iterator[Backup]:
    """Return the backup of a database with two cases."""
    for case in (GONE, LEFT):
        CaseStore(database).add(case, NOBODY)
    yield backups.make(database.path, "merge")


def notes(path: Path) -> list[str]:
    return [row[0] for row in asked(path, "SELECT notes FROM cases")]


def test_a_backup_is_written_anew_without_the_case_and_keeps_the_others(
    database: Database, held: Backup
) -> None:
    done = purge(database, GONE.id, "délai échu")
    assert (done.rewritten, done.destroyed) == ((held.path,), ())
    (kept,) = backups.kept(database.path)
    assert (kept.made, kept.reason, kept.cases) == (held.made, "merge", 1) and backups.is_as_verified(kept)
    assert notes(kept.path) == ["gardé"]
    assert asked(kept.path, "SELECT case_id FROM purges") == [(GONE.id,)]
    twin = open_database(kept.path)
    assert verify(twin) == ()
    twin.close()


def test_a_backup_that_never_held_the_case_remembers_that_it_is_destroyed(database: Database) -> None:
    CaseStore(database).add(LEFT, NOBODY)
    older = backups.make(database.path, "daily")
    CaseStore(database).add(GONE, NOBODY)
    assert purge(database, GONE.id, "délai échu").rewritten == (older.path,)
    (kept,) = backups.kept(database.path)
    assert (notes(kept.path), backups.is_as_verified(kept)) == (["gardé"], True)
    assert asked(kept.path, "SELECT case_id FROM purges") == [(GONE.id,)]
    assert cleanse(database).rewritten == ()


def test_a_backup_of_an_older_schema_is_brought_to_the_newest_and_cleansed(
    database: Database, held: Backup
) -> None:
    old = frozen.unpacked("0001", held.path.parent)
    CaseStore(database).add(frozen.CASE, NOBODY)
    purge(database, frozen.CASE.id, "délai échu")
    assert asked(old, "SELECT count(*) FROM cases") == [(1,)]
    assert asked(old, "SELECT case_id FROM purges") == [(frozen.CASE.id,)]


def test_a_backup_that_cannot_be_read_is_destroyed(database: Database, held: Backup) -> None:
    newer = backups.make(database.path, "daily")
    changed(newer.path, "UPDATE alembic_version SET version_num = '9999'")
    torn = backups.make(database.path, "import")
    torn.path.write_bytes(torn.path.read_bytes()[:8192] + b"\xff" * 50_000)
    done = purge(database, GONE.id, "délai échu")
    assert set(done.destroyed) == {newer.path, torn.path} and done.rewritten == (held.path,)
    assert [backup.path for backup in backups.kept(database.path)] == [held.path]


@pytest.mark.parametrize("name", ["parcours.damaged-2026-11-26T093000.db", "parcours.0a1b2c3d.plain.db"])
def test_another_copy_is_cleansed_where_it_lies(database: Database, held: Backup, name: str) -> None:
    stray = database.path.with_name(name)
    shutil.copy(held.path, stray)
    assert stray in purge(database, GONE.id, "délai échu").rewritten
    assert notes(stray) == ["gardé"] and GONE.notes.encode() not in stray.read_bytes()
    assert purge(database, GONE.id, "encore").rewritten == ()


def test_another_copy_that_cannot_be_read_is_written_over(database: Database, held: Backup) -> None:
    empty = database.path.with_name("parcours.damaged-2026-11-26T093000.db")
    empty.touch()
    torn = database.path.with_name("parcours.damaged-2026-11-26T093001.db")
    torn.write_bytes(held.path.read_bytes()[:8192] + GONE.notes.encode() * 5000)
    assert set(purge(database, GONE.id, "délai échu").destroyed) == {empty, torn}
    assert not empty.exists() and not torn.exists()


def test_what_protection_left_plain_is_cleansed_beside_an_encrypted_database(tmp_path: Path) -> None:
    path = tmp_path / "bureau.db"
    create_database(path, lambda made: CaseStore(made).add(GONE, NOBODY))
    _, plain = protect(path, PASSPHRASE)
    database = open_database(path)
    assert purge(database, GONE.id, "délai échu").rewritten == (plain,)
    assert GONE.notes.encode() not in plain.read_bytes() and notes(plain) == []
    database.close()
    doors.lock(path)


def test_what_was_half_made_goes(database: Database, held: Backup) -> None:
    half = [held.path.with_name(".2026.merge.db.0a1b.new"), database.path.with_name(".parcours.db.0a1b.new")]
    # A program that was killed while it looked at a copy.
    reading = snapshot(database.path)
    half.append(reading.__enter__().path)
    for file in half[:2]:
        file.write_text(GONE.notes)
    purge(database, GONE.id, "délai échu")
    assert not any(file.exists() for file in half) and not half[-1].parent.exists()
    reading.__exit__(None, None, None)


def test_the_backup_of_a_destruction_that_was_stopped_is_destroyed(database: Database, held: Backup) -> None:
    left = backups.make(database.path, "purge")
    assert purge(database, GONE.id, "délai échu").destroyed == ()
    assert not left.path.exists()


def test_a_full_disk_leaves_the_backups_and_a_second_call_ends_the_work(
    database: Database, held: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(held.path)

    def full(*_: object) -> None:
        raise PlannerError("disk-full", path=str(held.path))

    with monkeypatch.context() as patch, pytest.raises(PlannerError, match="disk-full"):
        patch.setattr("db.exchange.cleansing.rewrite", full)
        purge(database, GONE.id, "délai échu")
    assert notes(database.path) == ["gardé"] and dump(held.path) == before
    assert cleanse(database).rewritten == (held.path,) and notes(held.path) == ["gardé"]
    assert cleanse(database).rewritten == purge(database, GONE.id, "encore").rewritten == ()
    assert asked(database.path, "SELECT reason FROM purges") == [("délai échu",)]


def test_a_window_that_reads_on_is_told_and_the_work_ends_later(database: Database, held: Backup) -> None:
    with database.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM cases").scalar()
        with pytest.raises(PlannerError, match="database-busy"):
            purge(database, GONE.id, "délai échu")
    assert purge(database, GONE.id, "délai échu").rewritten == (held.path,)
    assert GONE.notes.encode() not in database.path.read_bytes()


def test_a_destruction_that_fails_leaves_the_case_and_no_backup_of_its_own(
    database: Database, held: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PlannerError("disk-full", path="")

    monkeypatch.setattr("db.exchange.purging.erase", fail)
    with pytest.raises(PlannerError, match="disk-full"):
        purge(database, GONE.id, "délai échu")
    assert sorted(notes(database.path)) == ["gardé", "à détruire"]
    assert backups.kept(database.path) == (held,)


def test_the_backups_of_an_encrypted_database_are_cleansed_and_stay_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "bureau.db"
    doors.create_vault(path, PASSPHRASE, fill)
    database = open_database(path)
    CaseStore(database).add(GONE, NOBODY)
    made = backups.make(path, "daily")
    assert purge(database, GONE.id, "délai échu").rewritten == (made.path,)
    assert not made.path.read_bytes().startswith(b"SQLite")
    (kept,) = backups.kept(path)
    assert kept.cases == made.cases - 1 and verify(database) == ()
    database.close()
    doors.lock(path)
    doors.unlock(kept.path, PASSPHRASE)
    twin = open_database(kept.path)
    assert CaseStore(twin).count() == kept.cases
    twin.close()
    doors.lock(kept.path)


def test_a_merge_tells_how_far_the_copies_of_what_it_destroys_are_and_goes_on_where_it_was_stopped(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    merge(south, received(south, send(north), OPEN.passphrase), THERE)
    held = [backups.make(south.path, reason) for reason in ("daily", "import", "merge")]
    CaseStore(north).add(a_case(), HERE)
    purge(north, case.id, "délai échu", HERE)
    path, shares = send(north), list[float]()

    def stop_at_the_copies(done: int, total: int) -> None:
        shares.append(done / total)
        if shares[-1] > 0.8:
            raise PlannerError("merge-stopped")

    done = merge(south, received(south, path, OPEN.passphrase), THERE, tell=stop_at_the_copies)
    assert done.id and done.unclean is not None and done.unclean.code == "merge-stopped"
    assert shares == sorted(shares) and CaseStore(south).name(case.id) is None
    (certificate,) = certificates(south)
    assert certificate.copies.startswith(SO_FAR) and certificate.copies > f"{SO_FAR}0"
    assert "prochaine ouverture" in " ".join(certificate_lines(certificate, Words("fr")))
    shares.clear()
    again = merge(
        south, received(south, path, OPEN.passphrase), THERE, tell=lambda *told: shares.append(told[0])
    )
    assert (again.id, again.unclean, shares) == ("", None, sorted(shares))
    anew = [b for b in backups.kept(south.path) if asked(b.path, "SELECT 1 FROM purges")]
    assert certificates(south)[0].copies == f"{len(anew)} 0 0"
    assert {b.path for b in backups.kept(south.path)} >= {b.path for b in held}
    assert not any(
        asked(backup.path, "SELECT 1 FROM changes WHERE case_id = ?", case.id)
        for backup in backups.kept(south.path)
    )
