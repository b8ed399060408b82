"""What the disk or another window refuses of an encrypted database is said as of a plain one."""

from contextlib import closing
from pathlib import Path

import pytest

from db import keys
from db.backups import make
from db.cases import CaseStore
from db.connection import connect
from db.database import open_database
from db.restoring import restore
from db.vault import doors
from db.verify import verify
from planner.errors import PlannerError
from tests.builders import a_case
from tests.db.vault.sealed import HERE, PASSPHRASE

PAGE = keys.PAGE_BYTES


def test_another_writer_is_told_within_a_second(path: Path, code: str) -> None:
    database = open_database(path)
    with closing(connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PlannerError, match="database-busy"):
            CaseStore(database).add(a_case(), HERE)
    CaseStore(database).add(a_case(), HERE)
    database.close()


def test_a_full_disk_is_said_and_what_was_saved_stays(path: Path, code: str) -> None:
    database = open_database(path)
    store, before = CaseStore(database), CaseStore(database).count()
    with pytest.raises(PlannerError, match="disk-full"), database.writing() as connection:
        (pages,) = connection.exec_driver_sql("PRAGMA page_count").one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.exec_driver_sql("CREATE TABLE large AS SELECT randomblob(90000)")
    assert store.count() == before and verify(database) == ()
    database.close()


def test_a_value_that_is_refused_undoes_the_whole(path: Path, code: str) -> None:
    database = open_database(path)
    with pytest.raises(Exception, match="FOREIGN KEY"), database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO settings VALUES ('a', '1')")
        connection.exec_driver_sql("INSERT INTO case_skills (case_id, row) VALUES ('gone', 'S')")
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT 1 FROM settings WHERE key = 'a'").first() is None
    database.close()


def test_any_page_that_was_changed_is_noticed(path: Path, code: str) -> None:
    open_database(path).close()
    data = path.read_bytes()
    for start in range(0, len(data), 9 * PAGE):
        path.write_bytes(data[: start + 99] + bytes([data[start + 99] ^ 1]) + data[start + 100 :])
        keys.forget(path)
        doors.unlock(path, PASSPHRASE)
        assert _damage(path), f"page {start // PAGE} was believed"


def _damage(path: Path) -> bool:
    """Say whether a database is refused, or found to be damaged."""
    try:
        database = open_database(path)
    except PlannerError as fault:
        return fault.code in ("vault-other-key", "database-damaged")
    wrong = verify(database)
    database.close()
    return bool(wrong)


def test_a_first_page_that_was_changed_is_gone_back_from(path: Path, code: str) -> None:
    backup = make(path, "daily")
    data = path.read_bytes()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    with pytest.raises(PlannerError, match="vault-other-key"):
        open_database(path)
    restored = restore(path, backup)
    database = open_database(path)
    assert verify(database) == () and CaseStore(database).count() == 1
    database.close()
    assert restored.aside is not None and restored.aside.read_bytes() != data
    keys.forget(path)
    doors.unlock(path, PASSPHRASE)
