"""`parcours export` and `parcours merge`: from one database to another, and a refusal in one line."""

import io
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db import drafts
from db.cases import NOBODY, CaseStore
from db.database import open_database
from db.exchange.offices import known
from db.exchange.package import read_label
from db.exchange.purging import purge
from db.exchange.sealing import fingerprint
from db.settings import SettingsStore
from planner.case import Case
from planner.office import Counsellor
from tests.builders import a_case
from tests.db.files import dump
from ui.command_line import BAD_INPUT, INTERRUPTED, main
from ui.commands.merging import DECLINED, UNCLEAN
from ui.commands.passphrases import VARIABLE
from ui.settings import drafts_folder, settings_path

PASSPHRASE = "quatre mots pour rire"


def run(*arguments: object) -> int:
    return main([str(argument) for argument in (*arguments, "--language", "en")])


@pytest.fixture
def case() -> Case:
    return a_case(notes="à rappeler")


@pytest.fixture
def office(tmp_path: Path, case: Case, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a database with one case; the passphrase lies in the environment."""
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    database = open_database(tmp_path / "office.db")
    counsellor = Counsellor("Camille Exemple", "CE", "Bureau du nord")
    SettingsStore(database).save_counsellor(counsellor)
    CaseStore(database).add(case, counsellor)
    database.close()
    return database.path


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


def test_names_leave_only_on_a_stated_basis(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", office, "--to", tmp_path / "a.parcours", "--identity") == BAD_INPUT
    assert "only on a stated basis" in capsys.readouterr().err
    assert not (tmp_path / "a.parcours").exists()


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


@pytest.mark.parametrize("words", ["", "   "])
def test_an_empty_search_exports_nobody(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    assert run("export", office, "--to", tmp_path / "a.parcours", "--search", words) == BAD_INPUT
    assert "no case is to be exported" in capsys.readouterr().err
    assert not (tmp_path / "a.parcours").exists()


def test_the_database_is_not_what_an_export_may_replace(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = dump(office)
    assert run("export", office, "--to", office) == BAD_INPUT
    said = capsys.readouterr().err
    assert "ends in .parcours" in said and len(said.splitlines()) == 1
    assert dump(office) == before


def with_name(path: Path, case: Case, name: str) -> None:
    """Give a case a name and a note, behind the window's back."""
    database = open_database(path, create=False)
    store = CaseStore(database)
    held, version = store.load(case.id)
    store.save(
        replace(held, client=replace(held.client, name=name), notes="NAS 046 454 286"), version, Counsellor()
    )
    database.close()


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


def test_a_key_that_is_not_the_one_said_makes_no_database(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "a.parcours", tmp_path / "other.db"
    assert run("export", office, "--to", file) == 0
    capsys.readouterr()
    assert run("merge", file, "--into", other, "--fingerprint", "aaaa") == BAD_INPUT
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1 and not other.exists()


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


class Terminal(io.StringIO):
    """What a person types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def other(office: Path, tmp_path: Path) -> Path:
    """Return the database of an office that has the case from ours."""
    first, found = tmp_path / "first.parcours", tmp_path / "other.db"
    assert run("export", office, "--to", first, "--identity", "--basis", "transfer") == 0
    assert run("merge", first, "--into", found) == 0
    return found


@pytest.fixture
def destroying(office: Path, other: Path, case: Case, tmp_path: Path) -> tuple[Path, Path]:
    """Return a file that says that a case is destroyed, and the database of an office that has it still."""
    file = tmp_path / "second.parcours"
    north = open_database(office)
    CaseStore(north).add(a_case(), NOBODY)
    purge(north, case.id, "délai échu")
    north.close()
    assert run("export", office, "--to", file, "--identity", "--basis", "transfer") == 0
    return file, other


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


def test_a_merge_whose_destruction_another_program_held_up_says_so_and_the_next_one_ends_it(
    destroying: tuple[Path, Path], case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second, other = destroying
    database = open_database(other)
    held, version = CaseStore(database).load(case.id)
    draft = drafts.Draft(replace(held, notes="pas encore"), held, version, "0")
    drafts.keep(drafts_folder(settings_path()), other, draft)
    database.close()
    with closing(sqlite3.connect(other)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM cases").fetchone()
        assert run("merge", second, "--into", other, "--yes") == UNCLEAN
    said = capsys.readouterr().err
    assert "traces of it are left in other.db" in said and "othing was" not in said
    assert drafts.drafts(drafts_folder(settings_path()), other) == ()
    assert run("merge", second, "--into", other) == 0
    assert not [f for f in tmp_path.rglob("other*") if f.is_file() and b"rappeler" in f.read_bytes()]


def test_where_nobody_can_be_asked_a_merge_destroys_nothing(
    destroying: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = destroying
    monkeypatch.setattr("sys.stdin", io.StringIO())
    before = dump(other)
    capsys.readouterr()
    assert run("merge", file, "--into", other) == BAD_INPUT
    said = capsys.readouterr()
    assert said.out == "" and len(said.err.splitlines()) == 1 and "--yes" in said.err
    assert run("merge", file, "--into", other, "--dry-run") == 0
    assert "1 case is destroyed here by the merge" in capsys.readouterr().out
    assert dump(other) == before
    assert run("merge", file, "--into", other, "--yes") == 0
    assert dump(other) != before


@pytest.mark.parametrize(
    ("typed", "ends"), [("", INTERRUPTED), ("\n", DECLINED), ("y\n", DECLINED), ("Destroy\n", 0)]
)
def test_a_merge_destroys_only_what_somebody_confirms(
    destroying: tuple[Path, Path], case: Case, monkeypatch: pytest.MonkeyPatch, typed: str, ends: int
) -> None:
    file, other = destroying
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    assert run("merge", file, "--into", other) == ends
    database = open_database(other)
    assert (CaseStore(database).name(case.id) is not None) == bool(ends)
    database.close()


@pytest.fixture
def first(office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return the first file of an office."""
    file = tmp_path / "first.parcours"
    assert run("export", office, "--to", file) == 0
    capsys.readouterr()
    return file


def key_of(file: Path) -> str:
    return fingerprint(bytes.fromhex(read_label(file).key))


@pytest.mark.parametrize("into", ["new.db", "held.db"])
def test_where_nobody_can_be_asked_the_fingerprint_is_said_and_can_be_held_to(
    first: Path,
    tmp_path: Path,
    into: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    target = tmp_path / into
    if into == "held.db":
        open_database(target).close()
    wrong = "0000 " * 12
    assert run("merge", first, "--into", target, "--fingerprint", wrong.strip()) == BAD_INPUT
    assert target.exists() == (into == "held.db")
    if target.exists():
        with closing(open_database(target)) as database:
            assert CaseStore(database).count() == 0 and known(database) == ()
    capsys.readouterr()
    assert run("merge", first, "--into", target) == 0
    assert key_of(first) in capsys.readouterr().out
    assert run("merge", first, "--into", target, "--fingerprint", key_of(first)) == 0


@pytest.mark.parametrize(("typed", "ends"), [("", INTERRUPTED), ("\n", DECLINED), ("Trust\n", 0)])
@pytest.mark.parametrize("into", ["new.db", "held.db"])
def test_an_office_is_trusted_once_somebody_heard_its_fingerprint(
    first: Path,
    tmp_path: Path,
    into: str,
    typed: str,
    ends: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    target = tmp_path / into
    if into == "held.db":
        open_database(target).close()
    assert run("merge", first, "--into", target) == ends
    assert key_of(first) in capsys.readouterr().out
    assert target.exists() == (into == "held.db" or not ends)
    if target.exists():
        with closing(open_database(target)) as database:
            assert len(known(database)) == int(not ends)
