"""`parcours export` and `parcours merge`: from one database to another, and a refusal in one line."""

from pathlib import Path

import pytest

from db.cases import CaseStore
from db.database import open_database
from planner.case import Case
from tests.db.files import dump
from tests.ui.commands.exchange.typed import PASSPHRASE, run, with_name
from ui.command_line import BAD_INPUT, main
from ui.commands.passphrases import VARIABLE


@pytest.mark.usual_cost
def test_a_case_goes_from_one_database_to_another(
    office: Path, case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "a.parcours", tmp_path / "other.db"
    assert run("export", office, "--to", file, "--identity", "--basis", "transfer") == 0
    assert "written and verified: 1 case, export number 1." in capsys.readouterr().out
    assert run("merge", file, "--into", other, "--dry-run") == 0
    said = capsys.readouterr().out
    assert "From Bureau du nord, export number 1: 1 case." in said and "1 new case\n" in said
    assert "Nothing was written." in said and not other.exists()
    assert run("merge", file, "--into", other) == 0
    assert f"A new database, not encrypted: {other}" in capsys.readouterr().out
    assert run("merge", file, "--into", other) == 0
    assert "Everything in this file was here already." in capsys.readouterr().out
    database = open_database(other, create=False)
    assert CaseStore(database).load(case.id)[0] == case
    database.close()


def test_a_mistyped_folder_gets_no_database(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, missing = tmp_path / "a.parcours", tmp_path / "ofice" / "x.db"
    assert run("export", office, "--to", file) == 0
    assert run("merge", file, "--into", missing) == BAD_INPUT
    assert "Check the name." in capsys.readouterr().err and not missing.parent.exists()


def test_a_preview_touches_no_file(office: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.parcours"
    assert run("export", office, "--to", file) == 0
    before = office.read_bytes()
    assert run("merge", file, "--into", office, "--dry-run") == 0
    assert office.read_bytes() == before


def test_the_passphrase_may_lie_in_a_file(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(VARIABLE)
    secret, file = tmp_path / "secret.txt", tmp_path / "a.parcours"
    secret.write_text(f"{PASSPHRASE}\n", "utf-8")
    assert run("export", office, "--to", file, "--passphrase-file", secret) == 0
    assert run("merge", file, "--into", tmp_path / "other.db") == BAD_INPUT
    assert "A passphrase is needed." in capsys.readouterr().err
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    assert run("merge", file, "--into", tmp_path / "other.db") == 0
    secret.write_text("", "utf-8")
    assert run("export", office, "--to", file, "--passphrase-file", secret) == BAD_INPUT


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_refused_file_is_one_line_and_changes_nothing(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    file, other = tmp_path / "a.parcours", tmp_path / "other.db"
    assert run("export", office, "--to", file) == 0
    data = bytearray(file.read_bytes())
    data[-200] ^= 1
    file.write_bytes(data)
    before = dump(office)
    capsys.readouterr()
    for target in (office, other):
        assert main(["merge", str(file), "--into", str(target), "--language", language]) == BAD_INPUT
        said = capsys.readouterr()
        assert said.out == "" and len(said.err.splitlines()) == 1 and str(file) in said.err
    assert dump(office) == before
    assert not other.exists()


def test_a_wrong_passphrase_is_refused(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.parcours"
    run("export", office, "--to", file)
    monkeypatch.setenv(VARIABLE, "une autre phrase")
    assert run("merge", file, "--into", office) == BAD_INPUT
    assert "does not open with this passphrase" in capsys.readouterr().err


def test_what_comes_in_is_said_in_french(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.parcours"
    assert run("export", office, "--to", file) == 0
    capsys.readouterr()
    assert main(["merge", str(file), "--into", str(tmp_path / "other.db"), "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "nouveaux changements, 0 changement déjà connu." in said and "new record" not in said


def test_a_database_that_is_not_there_is_made_only_when_that_is_asked(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.parcours"
    assert run("export", office, "--to", file) == 0
    for more in ((), ("--dry-run",)):
        assert run("merge", file, "--into", tmp_path / "typo" / "ofice.db", *more) == BAD_INPUT
        assert "does not exist: nothing was merged" in capsys.readouterr().err
    assert not (tmp_path / "typo").exists()


def test_a_received_name_moves_no_cursor(
    office: Path, case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.parcours"
    with_name(office, case, "Alex\n\x1b[1A\x1b[2K1234 5678\u202e")
    assert run("export", office, "--to", file, "--identity", "--basis", "transfer") == 0
    capsys.readouterr()
    assert run("merge", file, "--into", tmp_path / "other.db", "--dry-run") == 0
    said = capsys.readouterr()
    assert not any(sign in said.out + said.err for sign in "\x1b\u202e")
    assert "  Alex \\x1b[1A\\x1b[2K1234 5678\\u202e\n" in said.out


def test_a_folder_that_is_refused_is_one_line(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, synchronised = tmp_path / "a.parcours", tmp_path / "OneDrive"
    synchronised.mkdir()
    assert run("export", office, "--to", file) == 0
    capsys.readouterr()
    assert run("merge", file, "--into", synchronised / "x.db") == BAD_INPUT
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1 and not list(synchronised.iterdir())


def test_a_merge_says_what_its_dry_run_said(
    office: Path, other: Path, case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = tmp_path / "b.parcours"
    with_name(office, case, "Alex")
    assert run("export", office, "--to", second, "--identity", "--basis", "transfer") == 0
    capsys.readouterr()
    assert run("merge", second, "--into", other, "--dry-run") == 0
    dry = capsys.readouterr()
    assert run("merge", second, "--into", other) == 0
    wet = capsys.readouterr()
    lines = dry.out.replace("Nothing was written.\n", "")
    assert "Internal notes: here à rappeler" in lines and wet.out.startswith(lines)
    assert dry.err == wet.err and "1 received text holds" in dry.err and "Alex, Internal notes" in dry.err
