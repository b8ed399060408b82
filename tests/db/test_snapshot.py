"""A database is looked at through a copy: the file stays as it was, whatever it is."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.catalogue import CatalogueStore
from db.database import Database
from db.snapshot import snapshot
from planner.errors import PlannerError
from tests.builders import a_small_catalogue
from tests.db.files import asked


def test_the_copy_holds_what_was_saved_and_is_gone_afterwards(database: Database) -> None:
    CatalogueStore(database).replace(a_small_catalogue())
    with snapshot(database.path) as twin:
        assert twin.path != database.path
        assert CatalogueStore(twin).load() == a_small_catalogue()
    assert not twin.path.parent.exists()


def test_a_file_of_a_released_schema_stays_byte_for_byte(tmp_path: Path) -> None:
    frozen = Path(__file__).parents[1] / "databases" / "0001.db.gz"
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(frozen.read_bytes()))
    before = path.read_bytes()
    with snapshot(path) as twin:
        assert CatalogueStore(twin).load().trades
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["old.db"]


@pytest.mark.parametrize(
    ("content", "code"), [(None, "database-missing"), (b"Dear Sir" * 99, "not-a-database")]
)
def test_what_is_no_database_is_said_with_its_own_name(
    tmp_path: Path, content: bytes | None, code: str
) -> None:
    path = tmp_path / "letter.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PlannerError, match=code) as error, snapshot(path):
        pass
    assert error.value.details["path"] == str(path)


def test_a_folder_or_another_program_s_file_is_no_database(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    for path in (tmp_path, tmp_path / "other.db"):
        with pytest.raises(PlannerError, match="not-a-database"), snapshot(path):
            pass


def test_a_newer_file_is_said_with_its_own_name(database: Database) -> None:
    database.close()
    tables = asked(database.path, "SELECT name FROM sqlite_master WHERE name LIKE 'alembic%'")
    with closing(sqlite3.connect(database.path)) as connection:
        connection.execute(f"UPDATE {tables[0][0]} SET version_num = '9999'")
        connection.commit()
    with pytest.raises(PlannerError, match="database-too-new") as error, snapshot(database.path):
        pass
    assert error.value.details["path"] == str(database.path)
