"""The database file: made whole or not at all, opened with every promise of safety, or clearly refused."""

import os
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from db.backups import make
from db.cases import NOBODY, CaseStore
from db.connection import APPLICATION, connect, copy
from db.database import WRITING, Database, create_database, open_database
from db.faults import fault
from planner.errors import PlannerError
from tests.builders import a_case
from tests.db.files import asked, changed, dump
from tests.db.programs import notes

PROMISES = {"foreign_keys": 1, "synchronous": 2, "journal_mode": "wal"}


def answers(database: Database) -> dict[str, object]:
    """Return what a connection of the database says of its promises."""
    with database.reading() as connection:
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PROMISES}


def test_a_file_that_is_not_there_is_made_and_marked(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "é #1 100%20.db"
    open_database(path).close()
    assert asked(path, "PRAGMA application_id") == [(APPLICATION,)]
    assert asked(path, "PRAGMA integrity_check") == [("ok",)]
    assert [file.name for file in path.parent.iterdir()] == ["é #1 100%20.db"]


@pytest.mark.skipif(os.name != "posix", reason="files have other rights there")
@pytest.mark.parametrize(("given", "kept"), [(0o644, 0o600), (0o660, 0o660), (0o666, 0o660), (0o600, 0o600)])
def test_no_other_person_of_the_computer_reads_a_database(tmp_path: Path, given: int, kept: int) -> None:
    path = tmp_path / "p.db"
    with closing(open_database(path)):
        make(path, "test")
        files = list(tmp_path.rglob("*.db"))
        assert len(files) == 2 and {file.stat().st_mode & 0o777 for file in files} == {0o600}
    path.chmod(given)
    open_database(path).close()
    assert path.stat().st_mode & 0o777 == kept


def test_a_file_that_is_not_there_is_said_when_none_may_be_made(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="database-missing"):
        open_database(tmp_path / "a.db", create=False)
    assert not list(tmp_path.iterdir())


def test_every_connection_keeps_every_promise(database: Database) -> None:
    assert answers(database) == PROMISES
    with database.reading(), database.reading() as second:
        assert second.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_writer_asks_for_its_turn_at_once_and_a_reader_never(database: Database) -> None:
    said: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *call: said.append(call[2]))
    with database.writing() as connection:
        assert connection.get_execution_options()[WRITING]
    with database.reading():
        pass
    assert [line for line in said if line.startswith("BEGIN")] == ["BEGIN IMMEDIATE", "BEGIN"]


def test_what_fails_in_a_transaction_leaves_nothing(database: Database) -> None:
    before = dump(database.path)
    with pytest.raises(ZeroDivisionError), database.writing() as connection:
        connection.execute(text("INSERT INTO settings VALUES ('a', '1')"))
        connection.execute(text("CREATE TABLE other (a)"))
        raise ZeroDivisionError
    assert dump(database.path) == before


def test_a_row_that_refers_to_nothing_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"), database.writing() as connection:
        connection.execute(text("INSERT INTO case_skills (case_id, row) VALUES ('gone', 'S')"))


def test_a_reader_sees_one_state_while_another_window_writes(database: Database) -> None:
    case, store = a_case(notes="avant"), CaseStore(database)
    store.add(case, NOBODY)
    with database.reading() as connection:
        before = notes(connection)
        store.save(replace(case, notes="après"), 1, NOBODY)
        assert notes(connection) == before == "avant"
    with database.reading() as connection:
        assert notes(connection) == "après"


def test_a_second_window_works_on_the_same_file(database: Database) -> None:
    case = a_case()
    CaseStore(database).add(case, NOBODY)
    second = open_database(database.path)
    assert CaseStore(second).save(replace(case, notes="deux"), 1, NOBODY) == 2
    second.close()
    assert CaseStore(database).load(case.id)[0].notes == "deux"


def test_a_window_that_must_wait_is_told_within_a_second_and_nothing_is_lost(database: Database) -> None:
    case, store = a_case(), CaseStore(database)
    store.add(case, NOBODY)
    with closing(connect(database.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        before = time.monotonic()
        with pytest.raises(PlannerError, match="database-busy"):
            store.save(replace(case, notes="n"), 1, NOBODY)
        assert time.monotonic() - before < 1
        other.execute("ROLLBACK")
    assert store.load(case.id) == (case, 1)
    assert store.save(replace(case, notes="n"), 1, NOBODY) == 2


FOREIGN = {
    "text": "ceci n’est pas une base de données, " * 200,
    "short text": "abc",
    "empty": "",
}


@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN.keys())
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.db"
    path.write_text(content, "utf-8")
    with pytest.raises(PlannerError, match="not-a-database"):
        open_database(path)
    assert path.read_text("utf-8") == content
    assert list(tmp_path.iterdir()) == [path]


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    changed(path, "CREATE TABLE other (a)")
    before = path.read_bytes()
    with pytest.raises(PlannerError, match="not-a-database"):
        open_database(path)
    assert path.read_bytes() == before


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="not-a-database"):
        open_database(tmp_path)


def test_a_newer_schema_is_refused_and_left_alone(database: Database) -> None:
    database.close()
    changed(database.path, "UPDATE alembic_version SET version_num = '9999'")
    before = dump(database.path)
    with pytest.raises(PlannerError, match="database-too-new") as refused:
        open_database(database.path)
    assert refused.value.details["version"] == "9999"
    assert dump(database.path) == before


def test_a_damaged_page_is_said_and_the_file_is_left_where_it_is(database: Database) -> None:
    case = a_case(notes="n" * 30_000)
    CaseStore(database).add(case, NOBODY)
    database.close()
    size = database.path.stat().st_size
    with database.path.open("rb+") as file:
        file.seek(8 * 1024)
        file.write(b"\xff" * (size - 8 * 1024))
    with pytest.raises(PlannerError, match="database-damaged"):
        opened = open_database(database.path)
        try:
            CaseStore(opened).load(case.id)
        finally:
            opened.close()
    assert database.path.exists()


def test_a_copy_is_whole_even_while_the_file_is_in_use(database: Database, tmp_path: Path) -> None:
    case = a_case(notes="gardé")
    CaseStore(database).add(case, NOBODY)
    with closing(connect(database.path)) as source:
        copy(source, tmp_path / "copy.db")
    assert dump(tmp_path / "copy.db") == dump(database.path)


def test_faults_of_the_program_are_not_taken_for_faults_of_the_disk(database: Database) -> None:
    with pytest.raises(OperationalError, match="no such table"), database.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")
    assert fault(ValueError(), database.path) is None


def test_a_database_in_a_synchronised_folder_is_neither_made_nor_opened(
    database: Database, tmp_path: Path
) -> None:
    database.close()
    moved = tmp_path / "OneDrive - Bureau" / "a.db"
    moved.parent.mkdir()
    with pytest.raises(PlannerError, match="place-synchronised"):
        open_database(moved)
    database.path.rename(moved)
    with pytest.raises(PlannerError, match="place-synchronised"):
        open_database(moved)


def test_no_empty_database_takes_the_place_of_a_lost_one(database: Database) -> None:
    make(database.path, "daily")
    database.close()
    database.path.unlink()
    for create in (True, False):
        with pytest.raises(PlannerError, match="database-lost"):
            open_database(database.path, create=create)
    with pytest.raises(PlannerError, match="database-lost"):
        create_database(database.path)
    assert not database.path.exists()
