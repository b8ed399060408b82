"""What is wrong with a command, a catalogue or a database is said in one line."""

import sys
from pathlib import Path

import pytest

from tests.ui.command_line.typed import case_file, failed, quoted
from ui.command_line import BAD_INPUT, main


def test_every_fault_of_a_catalogue_is_listed(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (catalogue / "sessions.csv").write_text("activity,session,start\nA,s1,never\nA,s2,soon\n", "utf-8")
    said = failed(capsys, "plan", case_file(tmp_path), "--catalogue", catalogue, "--language", "en")
    assert said.count("sessions.csv") == 2
    assert "2" in said and "3" in said


def test_a_requirement_cycle_is_a_warning(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "B,dep,10,{},\nC,dep,10,{},\n".format(quoted({"activity": "C"}), quoted({"activity": "B"}))
    with (catalogue / "activities.csv").open("a", encoding="utf-8") as file:
        file.write(rows)
    assert main(["plan", str(case_file(tmp_path)), "--catalogue", str(catalogue), "--json"]) == 0
    warned = capsys.readouterr().err
    assert "B" in warned and "C" in warned


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plan"], "il manque\u00a0: CASE.json"),
        (["plan", "case.json", "--seconds", "abc"], "--seconds\u00a0: valeur non valable ('abc')"),
        (["demo", "--out", "ici", "--bogue"], "arguments inconnus\u00a0: --bogue"),
        (["--language", "en", "plan"], "the following arguments are required: CASE.json"),
    ],
)
def test_a_wrong_command_is_said_in_one_language(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == BAD_INPUT
    assert said in capsys.readouterr().err


def test_a_wrong_command_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(failed(capsys, "plan").strip().splitlines()) == 1
    assert "fly" in failed(capsys, "fly")


def test_a_file_that_is_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear Sir or Madam, " * 100, "utf-8")
    assert "letter.db" in failed(capsys, "check", path)
    assert path.read_text("utf-8").startswith("Dear")


def test_pdf_needs_a_folder_that_is_there(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "nowhere" / "plan.pdf"
    assert "nowhere" in failed(capsys, "pdf", case_file(tmp_path), "--catalogue", catalogue, "--out", out)


def test_import_fills_a_database_and_check_finds_it_in_order(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "office.db"
    assert main(["import", str(catalogue), "--into", str(database)]) == 0
    assert main(["check", str(database)]) == 0
    assert "office.db" in capsys.readouterr().out


def test_a_bad_catalogue_leaves_the_database_as_it_was(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "office.db"
    (catalogue / "skills.csv").write_text("code,flavour\nS1,sweet\n", "utf-8")
    assert "flavour" in failed(capsys, "import", catalogue, "--into", database)
    assert not database.exists()


def test_all_faults_of_a_catalogue_are_printed_one_a_line(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f"A,s{number},never\n" for number in range(500))
    (catalogue / "sessions.csv").write_text(f"activity,session,start\n{rows}", "utf-8")
    said = failed(capsys, "plan", case_file(tmp_path), "--catalogue", catalogue, "--language", "en")
    assert [line.count("sessions.csv, line ") for line in said.splitlines()] == [0] + [1] * 500
    assert "line 501" in said and "more" not in said


def test_without_titles_the_codes_are_printed(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["plan", case_file(tmp_path), "--catalogue", catalogue, "--language", "en"]
    assert main([str(a) for a in arguments]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Pathways to T: ") and "  A [A / est30]" in said


@pytest.mark.parametrize("place", ["file/office.db", "a" * 300 + ".db"])
def test_a_database_that_cannot_be_made_is_told(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    (tmp_path / "file").touch()
    assert place in failed(capsys, "import", catalogue, "--into", tmp_path / place)


def test_a_window_needs_a_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for arguments in ([], ["--language", "en"], ["--database", tmp_path / "office.db"]):
        assert "ssh -X" in failed(capsys, *arguments)
    assert list(tmp_path.iterdir()) == []


def test_the_walk_keeps_away_from_the_database_of_an_office(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--smoke" in failed(capsys, "--smoke", "--database", "office.db")


def test_pictures_need_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert "file" in failed(capsys, "--smoke", "--screenshots", tmp_path / "file" / "pictures")
