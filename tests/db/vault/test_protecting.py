"""A plain database made an encrypted one: nothing is lost, at whatever moment it stops."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db import keys, strays
from db.connection import Stopped, connect
from db.database import create_database, open_database
from db.vault import doors, protecting
from db.verify import verify
from planner.errors import PlannerError
from tests.db.files import dump
from tests.db.vault.sealed import CANARY, PASSPHRASE, fill


@pytest.fixture
def plain(path: Path) -> Path:
    """Return a plain database that nobody has open."""
    create_database(path, fill)
    open_database(path).close()
    return path


def content(path: Path) -> list[str]:
    """Return all that an encrypted database holds, table by table."""
    with closing(connect(path)) as connection:
        tables = connection.execute(protecting.TABLES).fetchall()
        return [repr(row) for (t,) in tables for row in connection.execute(f'SELECT * FROM "{t}"')]


def test_it_holds_the_same_and_the_word_is_not_read_in_it(plain: Path) -> None:
    before = content(plain)
    code, aside = protecting.protect(plain, PASSPHRASE)
    assert content(plain) == before and any(CANARY in row for row in before)
    assert CANARY.encode() not in plain.read_bytes() and CANARY.encode() in aside.read_bytes()
    database = open_database(plain)
    assert verify(database) == ()
    database.close()
    assert doors.recover(plain, code, PASSPHRASE) != code


def test_what_was_plain_stays_whole_until_it_is_destroyed(plain: Path) -> None:
    before = dump(plain)
    _, aside = protecting.protect(plain, PASSPHRASE)
    assert dump(aside) == before
    assert protecting.plain_copies(plain) == (aside,)
    with aside.open("rb") as seen:
        strays.destroy(aside)
        assert not aside.exists() and set(seen.read()) == {0}
    assert protecting.plain_copies(plain) == ()


@pytest.mark.parametrize("stopped", ["write_key_file", "_swap", "_digest", "os.replace"])
def test_stopped_anywhere_the_plain_one_opens_as_before(
    plain: Path, monkeypatch: pytest.MonkeyPatch, stopped: str
) -> None:
    before = dump(plain)

    def stop(*_: object) -> None:
        raise ZeroDivisionError

    place, name = (os, "replace") if stopped == "os.replace" else (protecting, stopped)
    with monkeypatch.context() as patch, pytest.raises(ZeroDivisionError):
        patch.setattr(place, name, stop)
        protecting.protect(plain, PASSPHRASE)
    assert dump(plain) == before
    keys.forget(plain)
    open_database(plain).close()
    assert not [file for file in plain.parent.iterdir() if ".new" in file.name]


def test_a_row_that_did_not_arrive_is_noticed(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(source: sqlite3.Connection, target: sqlite3.Connection, table: str, *_: object) -> None:
        rows = [tuple(row) for row in source.execute(f'SELECT * FROM "{table}"')]
        if table != "changes" and rows:
            target.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(rows[0]))})', rows)

    monkeypatch.setattr(protecting, "_copy_rows", forgetful)
    with pytest.raises(PlannerError, match="disk-fault"):
        protecting.protect(plain, PASSPHRASE)
    assert not keys.is_sealed(plain)


def test_a_database_that_somebody_has_open_is_left_alone(plain: Path) -> None:
    with closing(connect(plain)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PlannerError, match="database-busy"):
            protecting.protect(plain, PASSPHRASE)
    assert not keys.is_sealed(plain)


def test_it_is_protected_once(plain: Path) -> None:
    protecting.protect(plain, PASSPHRASE)
    with pytest.raises(PlannerError, match="vault-already"):
        protecting.protect(plain, PASSPHRASE)


def test_whoever_asks_to_stop_finds_all_as_it_was(plain: Path) -> None:
    before, shares = dump(plain), []
    with pytest.raises(Stopped):
        protecting.protect(plain, PASSPHRASE, shares.append, lambda: len(shares) > 20)
    assert dump(plain) == before and shares == sorted(shares) and shares[-1] < 1
    assert [file.name for file in plain.parent.iterdir() if "wal" not in file.name] == [plain.name]


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_a_swap_that_the_system_refuses_leaves_the_plain_one_alone(
    plain: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    before, replace = dump(plain), os.replace

    def refuse(source: Path, target: Path) -> None:
        if target == plain:
            raise PermissionError(13, "in use", str(plain))
        replace(source, target)

    def no_link(*_: object) -> None:
        raise OSError("no links here")

    with monkeypatch.context() as patch, pytest.raises(PlannerError, match="folder-read-only"):
        patch.setattr(os, "replace", refuse)
        if not links:
            patch.setattr(os, "link", no_link)
        protecting.protect(plain, PASSPHRASE)
    assert dump(plain) == before
    assert [file.name for file in plain.parent.iterdir()] == [plain.name]
    if not links:
        monkeypatch.setattr(os, "link", no_link)
    _, aside = protecting.protect(plain, PASSPHRASE)
    assert dump(aside) == before and keys.key_path(plain).exists() and keys.is_sealed(plain)


def test_the_name_is_on_the_disk_before_the_plain_file_can_be_destroyed(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    replace, kept = os.replace, protecting.keep_names
    monkeypatch.setattr(os, "replace", lambda a, b: (done.append(Path(b).name), replace(a, b)))
    monkeypatch.setattr(protecting, "keep_names", lambda folder: (done.append("names"), kept(folder)))
    protecting.protect(plain, PASSPHRASE)
    assert done[-2:] == [plain.name, "names"] and done[0] == keys.key_path(plain).name
