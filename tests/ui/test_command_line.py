"""The headless door: every answer exits 0, every bad input exits 2 with one clear line and no traceback."""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.words import Words
from ui import argument_words
from ui.command_line import BAD_INPUT, main
from ui.command_parser import parser

ACTIVITIES = "code,kind,hours,requires,grants\n"


def quoted(value: Any) -> str:
    return '"' + json.dumps(value).replace('"', '""') + '"'


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Return a folder whose trade T is entered by the diploma of activity A, 60 h long."""
    folder = tmp_path / "catalogue"
    folder.mkdir()
    (folder / "trades.csv").write_text(f"code,requires\nT,{quoted({'credential': 'A'})}\n", "utf-8")
    row = f"A,dep,60,,{quoted({'credentials': ['A']})}\n"
    (folder / "activities.csv").write_text(ACTIVITIES + row, "utf-8")
    return folder


def case_file(folder: Path, **changes: Any) -> Path:
    path = folder / "case.json"
    case = {"client": {}, "preferences": {"start": "2027-01-11"}, "target": {"trade": "T"}, **changes}
    path.write_text(json.dumps(case), "utf-8")
    return path


def failed(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Run, expect bad input, and return what was said on standard error."""
    assert main([str(a) for a in arguments]) == BAD_INPUT
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert said.strip()
    return said


def test_plan_prints_the_exchange_form(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", str(case_file(tmp_path)), "--catalogue", str(catalogue), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    first = result["proposals"][0]
    assert (result["status"], first["finish"], first["estimated"]) == ("optimal", "2027-01-25", True)
    assert [(s["activity"], s["session"]) for s in first["steps"]] == [("A", "est30")]


def test_one_profile_comes_first(catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["plan", case_file(tmp_path), "--catalogue", catalogue, "--json", "--profile", "least_costly"]
    assert main([str(a) for a in arguments]) == 0
    assert "least_costly" in json.loads(capsys.readouterr().out)["proposals"][0]["profiles"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_plan_in_words_names_every_step(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert (
        main(["plan", str(case_file(tmp_path)), "--catalogue", str(catalogue), "--language", language]) == 0
    )
    assert "[A / est30]" in capsys.readouterr().out


def test_a_damaged_case_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "case.json"
    broken.write_text('{"client": {', "utf-8")
    assert "case.json" in failed(capsys, "plan", broken)


def test_an_unknown_key_is_named(catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = case_file(tmp_path, favourite_colour="blue")
    assert "favourite_colour" in failed(capsys, "plan", case, "--catalogue", catalogue)


def test_an_unknown_trade_is_named(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = case_file(tmp_path, target={"trade": "99999"})
    for command in (["plan", case], ["pdf", case, "--out", tmp_path / "plan.pdf"]):
        said = failed(capsys, *command, "--catalogue", catalogue)
        assert "99999" in said and "case.json" in said


@pytest.mark.parametrize("before", [True, False])
def test_the_language_stands_before_or_after_the_command(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], before: bool
) -> None:
    command, language = (
        ["plan", str(case_file(tmp_path)), "--catalogue", str(catalogue)],
        ["--language", "en"],
    )
    assert main([*language, *command] if before else [*command, *language]) == 0
    assert capsys.readouterr().out.startswith("Pathways to")
    assert main(command) == 0
    assert capsys.readouterr().out.startswith("Parcours vers")


def test_pathways_that_rest_on_the_undocumented_are_not_announced_as_none(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = quoted({"subject": "math", "level": 4})
    (catalogue / "activities.csv").write_text(
        f"{ACTIVITIES}A,dep,60,{asked},{quoted({'credentials': ['A']})}\n", "utf-8"
    )
    command = ["plan", str(case_file(tmp_path)), "--catalogue", str(catalogue), "--language", "en"]
    assert main(command) == 0
    said = capsys.readouterr().out
    assert "1. the fastest" in said
    assert said.splitlines()[0].endswith(": none is sure; what is still to be documented decides")


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


def test_pdf_writes_the_same_bytes_twice(catalogue: Path, tmp_path: Path) -> None:
    case = case_file(tmp_path)
    for name in ("one.pdf", "two.pdf"):
        arguments = ["pdf", case, "--catalogue", catalogue, "--out", tmp_path / name, "--today", "2027-01-04"]
        assert main([str(a) for a in arguments]) == 0
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


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


def printed(out: Path | int, *arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run as a person does, with what is printed sent to a file or an open handle."""
    command = [sys.executable, "-P", "-m", "ui", *(str(a) for a in arguments)]
    place = {"PYTHONPATH": str(Path(__file__).parents[2]), **environment}
    with open(out, "wb") as file:
        return subprocess.run(command, stdout=file, stderr=subprocess.PIPE, env={**os.environ, **place})


def test_what_is_redirected_is_utf8_whatever_the_system_takes(catalogue: Path, tmp_path: Path) -> None:
    (catalogue / "trades.csv").write_text("code,title_en\nT,Œuvre → {}\n", "utf-8")
    out = tmp_path / "out.txt"
    arguments = ["plan", case_file(tmp_path), "--catalogue", catalogue, "--profile", "fastest"]
    assert printed(out, *arguments, PYTHONIOENCODING="cp1252").returncode == 0
    assert "Œuvre → {}" in out.read_text("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here is always full")
def test_a_full_disk_is_told_when_the_answer_is_redirected_to_it(catalogue: Path, tmp_path: Path) -> None:
    run = printed(
        Path("/dev/full"), "plan", case_file(tmp_path), "--catalogue", catalogue, "--language", "en"
    )
    assert run.returncode == BAD_INPUT
    assert run.stderr.decode().strip().splitlines()[-1].startswith("The disk is full: stdout")
    assert b"Traceback" not in run.stderr and b"Exception" not in run.stderr


def test_a_reader_that_leaves_early_is_no_fault(catalogue: Path, tmp_path: Path) -> None:
    read, written = os.pipe()
    os.close(read)
    arguments = ["plan", case_file(tmp_path), "--catalogue", catalogue, "--json"]
    run = printed(written, *arguments)
    assert (run.returncode, run.stderr) == (0, b"")


def every_help(found: argparse.ArgumentParser) -> Iterator[str]:
    """Yield the helps of a parser and of all its commands."""
    for action in found._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from (str(command.help) for command in action._choices_actions)
            for inner in action.choices.values():
                yield from every_help(inner)
        elif action.help and action.dest not in ("help", "version", "parts"):
            yield action.help


def test_every_help_is_said_in_french_and_in_english() -> None:
    english = list(every_help(argument_words.said(parser(), Words("en"))))
    french = list(every_help(argument_words.said(parser(), Words("fr"))))
    assert len(english) == len(french) > 50
    assert [e for e, f in zip(english, french, strict=True) if e == f] == []


def test_plan_sets_programmes_of_other_fields_aside_when_asked_and_says_what_admitting_them_opens(
    catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (catalogue / "trades.csv").write_text(
        f"code,requires\nT,{quoted({'credential': 'DEP'})}\nU,\n", encoding="utf-8"
    )
    row = f"A,dep,60,,{quoted({'credentials': ['DEP']})},U\n"
    (catalogue / "activities.csv").write_text(ACTIVITIES.strip() + ",trades\n" + row, encoding="utf-8")
    asked = ["plan", str(case_file(tmp_path)), "--catalogue", str(catalogue), "--json"]
    assert main(asked) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "optimal"
    assert main([*asked, "--related"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["status"] == "infeasible" and not result["proposals"]
    (change,) = result["why_not"][0]["relaxations"]
    assert change == {
        "constraint": "other_fields", "from": ["A", "A~RAC"], "to": [],
        "finish": "2027-01-25", "money_cents": 0,
    }  # fmt: skip
