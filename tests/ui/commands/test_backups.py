"""`parcours restore`, `purge` and `check --rebuild`: nothing is changed without a copy, or without a yes."""

import io
from pathlib import Path

import pytest

from db import backups, keys
from db.cases import NOBODY, CaseStore
from db.vault import doors
from planner.case import Case
from tests.builders import a_case, a_client
from tests.db.files import asked, changed
from tests.db.fresh import new_database
from tests.db.vault.sealed import PASSPHRASE, fill
from ui.command_line import BAD_INPUT, main
from ui.commands import purging
from ui.commands.passphrases import VARIABLE

CASE: Case = a_case(notes="à rappeler", client=a_client(name="Dominique Modèle"))


def run(*arguments: object) -> int:
    return main([str(argument) for argument in (*arguments, "--language", "en")])


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return a database with one case."""
    database = new_database(tmp_path / "office.db")
    CaseStore(database).add(CASE, NOBODY)
    database.close()
    return database.path


def notes(path: Path) -> list[str]:
    return [row[0] for row in asked(path, "SELECT notes FROM cases")]


def test_a_rebuilding_makes_a_copy_first(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed(office, "UPDATE cases SET notes = 'x'")
    assert run("check", office, "--rebuild") == 0
    (kept,) = backups.kept(office)
    said = capsys.readouterr().out
    assert str(kept.path) in said and "1 case was not what" in said
    assert (kept.reason, notes(kept.path), notes(office)) == ("rebuild", ["x"], ["à rappeler"])


def test_the_backups_are_listed_and_one_is_gone_back_to(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("restore", office) == BAD_INPUT
    made = backups.make(office, "merge")
    changed(office, "UPDATE cases SET notes = 'x'")
    assert run("restore", office) == 0
    said = capsys.readouterr()
    assert "has no backup" in said.err and f"{made.path.name}: Before a merge, 1 case, " in said.out
    assert run("restore", office, "absent.db") == BAD_INPUT and notes(office) == ["x"]
    assert run("restore", office, made.path.name) == 0
    assert notes(office) == ["à rappeler"]
    assert "is again what it was on" in capsys.readouterr().out
    assert run("restore", office, "newest") == 0 and notes(office) == ["x"]


def test_a_copy_that_lies_elsewhere_is_gone_back_to(office: Path, tmp_path: Path) -> None:
    made = backups.make(office, "merge")
    elsewhere = tmp_path / "clé" / "copie.db"
    elsewhere.parent.mkdir()
    made.path.rename(elsewhere)
    changed(office, "UPDATE cases SET notes = 'x'")
    assert run("restore", office, elsewhere) == 0 and notes(office) == ["à rappeler"]
    assert notes(elsewhere) == ["à rappeler"]


def test_a_damaged_file_is_kept_and_said(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    backups.make(office, "daily")
    office.write_bytes(office.read_bytes()[:8192] + b"\xff" * 100_000)
    assert run("check", office) == BAD_INPUT
    assert "is damaged. Nothing was deleted" in capsys.readouterr().err
    assert run("restore", office, "newest") == 0
    (aside,) = office.parent.glob("office.damaged-*.db")
    assert str(aside) in capsys.readouterr().out and notes(office) == ["à rappeler"]
    assert run("check", office) == 0


def test_a_lost_encrypted_file_is_had_back_with_its_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "office.db"
    doors.create_vault(path, PASSPHRASE, fill)
    made = backups.make(path, "daily")
    doors.lock(path)
    path.unlink()
    keys.key_path(path).unlink()
    assert run("restore", path, "newest") == BAD_INPUT and not path.exists()
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    assert run("restore", path, "newest") == 0 and run("check", path) == 0
    for one in (path, made.path):
        doors.lock(one)


class Terminal(io.StringIO):
    """What a person types."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("typed", ["", "o\n", "Dominique\n"])
def test_without_the_name_nothing_is_destroyed(
    office: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed or "\n"))
    assert run("purge", office, "--case", CASE.id, "--reason", "délai") == purging.STOPPED
    assert notes(office) == ["à rappeler"]


def test_where_nobody_can_be_asked_nothing_is_destroyed(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert run("purge", office, "--case", CASE.id, "--reason", "délai") == BAD_INPUT
    assert run("purge", office, "--case", "absent", "--reason", "délai", "--yes") == BAD_INPUT
    assert notes(office) == ["à rappeler"] and not backups.kept(office)


def test_a_case_is_destroyed_in_the_backups_too(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = backups.make(office, "merge")
    monkeypatch.setattr("sys.stdin", Terminal("Dominique Modèle\n"))
    assert run("purge", office, "--case", CASE.id, "--reason", "délai échu") == 0
    assert notes(office) == notes(made.path) == []
    told = capsys.readouterr().out
    assert "1 copy written anew without it." in told
    assert "Certificate of destruction no. 1" in told and "Modèle" not in told.partition("Certificate")[2]
    assert asked(office, "SELECT case_id, reason FROM purges") == [(CASE.id, "délai échu")]
