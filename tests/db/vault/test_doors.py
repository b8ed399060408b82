"""The doors of an encrypted database: which secret opens it, and what a new one leaves of the last."""

import json
import shutil
from pathlib import Path

import pytest

from db import keys
from db.backups import make
from db.connection import connect
from db.database import open_database
from db.vault import doors
from db.verify import verify
from planner.errors import PlannerError
from tests.db.vault.sealed import OTHER, PASSPHRASE, fill


def opens(path: Path, passphrase: str) -> bool:
    """Say whether a passphrase opens a database that nobody has open."""
    keys.forget(path)
    try:
        doors.unlock(path, passphrase)
        database = open_database(path, create=False)
    except PlannerError as fault:
        assert fault.code == "vault-refused"
        return False
    found = verify(database)
    database.close()
    return found == ()


def test_only_its_passphrase_opens_it(path: Path, code: str) -> None:
    assert opens(path, PASSPHRASE)
    assert not any(opens(path, wrong) for wrong in (OTHER, PASSPHRASE + " ", "", code))


def test_an_accent_typed_on_another_system_is_the_same(path: Path) -> None:
    doors.create_vault(path, "été à Montréal", fill)
    assert opens(path, "e\u0301te\u0301 a\u0300 Montre\u0301al")


def test_locked_it_is_opened_by_nothing(path: Path, code: str) -> None:
    doors.lock(path)
    for attempt in (
        lambda: open_database(path),
        lambda: connect(path),
        lambda: make(path, "daily"),
    ):
        with pytest.raises(PlannerError, match="database-locked"):
            attempt()
    assert sorted(file.name for file in path.parent.iterdir()) == ["bureau.db", "bureau.db.key"]


def test_another_passphrase_leaves_the_database_as_it_is(path: Path, code: str) -> None:
    before = path.read_bytes()
    doors.change_passphrase(path, PASSPHRASE, OTHER)
    assert path.read_bytes() == before
    assert opens(path, OTHER) and not opens(path, PASSPHRASE)


def test_a_wrong_former_passphrase_changes_nothing(path: Path, code: str) -> None:
    with pytest.raises(PlannerError, match="vault-refused"):
        doors.change_passphrase(path, OTHER, "une tout autre chose")
    assert opens(path, PASSPHRASE)


def test_the_recovery_code_opens_once_and_is_replaced(path: Path, code: str) -> None:
    keys.forget(path)
    new = doors.recover(path, code, OTHER)
    assert opens(path, OTHER) and not opens(path, PASSPHRASE)
    with pytest.raises(PlannerError, match="vault-refused"):
        doors.recover(path, code, PASSPHRASE)
    doors.recover(path, new, PASSPHRASE)
    assert opens(path, PASSPHRASE)


def test_a_new_code_takes_the_place_of_the_last(path: Path, code: str) -> None:
    new = doors.change_code(path, PASSPHRASE)
    with pytest.raises(PlannerError, match="vault-refused"):
        doors.recover(path, code, OTHER)
    doors.recover(path, new, OTHER)
    assert opens(path, OTHER)


def test_the_copies_around_it_take_the_new_passphrase_and_no_other_key_does(path: Path, code: str) -> None:
    beside = make(path, "merge").path
    below = path.parent / "copies" / "bureau.db"
    below.parent.mkdir()
    for name in ("", ".key"):
        shutil.copy(f"{path}{name}", f"{below}{name}")
    other = path.with_name("autre.db")
    doors.create_vault(other, PASSPHRASE, fill)
    doors.change_passphrase(path, PASSPHRASE, OTHER)
    assert all(opens(copy, OTHER) and not opens(copy, PASSPHRASE) for copy in (beside, below))
    assert opens(other, PASSPHRASE)
    assert doors.same_key(path, beside) and not doors.same_key(path, other)


def test_a_missing_key_file_is_said_and_nothing_is_written(path: Path, code: str) -> None:
    keys.forget(path)
    keys.key_path(path).rename(path.with_name("ailleurs"))
    before = path.read_bytes()
    for attempt in (lambda: open_database(path), lambda: doors.unlock(path, PASSPHRASE)):
        with pytest.raises(PlannerError, match="vault-key-missing"):
            attempt()
    assert path.read_bytes() == before


def test_the_key_of_another_database_is_said(path: Path, code: str) -> None:
    other = path.with_name("autre.db")
    doors.create_vault(other, PASSPHRASE, fill)
    keys.forget(path)
    shutil.copy(keys.key_path(other), keys.key_path(path))
    doors.unlock(path, PASSPHRASE)
    with pytest.raises(PlannerError, match="vault-other-key"):
        open_database(path)


def test_a_key_that_is_found_without_its_database_is_never_written_over(path: Path, code: str) -> None:
    keys.forget(path)
    kept = keys.key_path(path).read_bytes()
    away = path.rename(path.with_name("ailleurs.db"))
    doors.create_vault(path, OTHER, fill)
    assert opens(path, OTHER)
    (aside,) = path.parent.glob("bureau.db.key.*")
    assert aside.read_bytes() == kept
    aside.rename(keys.key_path(away))
    assert opens(away, PASSPHRASE)


def test_a_name_that_is_taken_is_left_alone(path: Path, code: str) -> None:
    before = keys.key_path(path).read_bytes()
    with pytest.raises(PlannerError, match="vault-name-taken"):
        doors.create_vault(path, OTHER, fill)
    assert keys.key_path(path).read_bytes() == before


def test_a_creation_that_fails_leaves_nothing(path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        doors.create_vault(path, PASSPHRASE, lambda database: 1 / 0)
    assert list(path.parent.iterdir()) == []


CHANGES = [
    {"passes": 10**9}, {"passes": 0}, {"mebibytes": 10**6}, {"mebibytes": True}, {"kdf": "md5"},
    {"cipher": "rot13"}, {"salt": "00"}, {"nonce": "zz"}, {"wrapped": "00"}, {"more": 1},
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_a_key_file_that_asks_too_much_is_refused_before_any_derivation(
    path: Path, code: str, change: dict[str, object]
) -> None:
    place = keys.key_path(path)
    stated = json.loads(place.read_text())
    stated["passphrase"] |= change
    place.write_text(json.dumps(stated))
    with pytest.raises(PlannerError, match="vault-key-unreadable"):
        doors.unlock(path, PASSPHRASE)


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "9" * 5000, "[" * 4000, '{"format": 2}', "\ufffe"])
def test_what_is_no_key_file_is_refused(path: Path, code: str, text: str) -> None:
    keys.key_path(path).write_text(text, encoding="utf-8")
    with pytest.raises(PlannerError, match="vault-key-unreadable"):
        doors.unlock(path, PASSPHRASE)


def test_the_key_file_shows_no_key_and_no_secret(path: Path, code: str) -> None:
    written = keys.key_path(path).read_text()
    key = keys.held(path)
    assert key is not None and key.raw.hex() not in written and key.raw.hex() not in repr(key)
    assert PASSPHRASE not in written and code not in written


def test_a_passphrase_and_a_code_are_not_exchanged_between_the_doors(path: Path, code: str) -> None:
    place = keys.key_path(path)
    stated = json.loads(place.read_text())
    stated["passphrase"], stated["code"] = stated["code"], stated["passphrase"]
    place.write_text(json.dumps(stated))
    assert not opens(path, PASSPHRASE) and not opens(path, code)


def test_a_lost_key_file_is_put_back_from_the_newest_copy(path: Path, code: str) -> None:
    make(path, "daily")
    doors.create_vault(path.with_name("autre.db"), OTHER, fill)
    keys.forget(path)
    keys.key_path(path).unlink()
    with pytest.raises(PlannerError, match="vault-key-missing"):
        open_database(path)
    assert doors.put_key_back(path)
    assert opens(path, PASSPHRASE)


def test_no_key_of_another_database_is_put_beside_it(path: Path, code: str) -> None:
    doors.create_vault(path.with_name("autre.db"), OTHER, fill)
    keys.forget(path)
    keys.key_path(path).unlink()
    assert not doors.put_key_back(path) and not keys.key_path(path).exists()
