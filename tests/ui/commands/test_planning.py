"""`parcours plan` and its like, where a catalogue has no table at all: a missing table is empty."""

import json
from pathlib import Path

import pytest

from ui.command_line import BAD_INPUT, main

CASE = {"preferences": {"start": "2027-01-11", "deadline": "2029-01-11"}, "target": {"trade": "72106"}}


@pytest.mark.parametrize("command", ["plan", "reach"])
def test_a_folder_without_any_table_is_a_catalogue_of_empty_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    case, folder = tmp_path / "CASE.json", tmp_path / "nothing"
    case.write_text(json.dumps(CASE), "utf-8")
    folder.mkdir()
    asked = [command, str(case), "--catalogue", str(folder), "--json", "--language", "en"]
    assert main(asked) == 0
    told = capsys.readouterr()
    assert told.err == f"{folder} holds no table of a catalogue: all tables are empty.\n"
    answer = json.loads(told.out)
    assert answer == [] if command == "reach" else answer["status"] == "infeasible"
    folder.rmdir()
    assert main(asked) == BAD_INPUT


def test_a_region_that_quebec_does_not_have_is_warned_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wishes = {**CASE["preferences"], "regions": ["99", "04"]}
    case, folder = tmp_path / "CASE.json", tmp_path / "data"
    case.write_text(json.dumps({**CASE, "preferences": wishes, "client": {"region": "18"}}), "utf-8")
    folder.mkdir()
    (folder / "trades.csv").write_text("code\n72106\n", "utf-8")
    assert main(["plan", str(case), "--catalogue", str(folder), "--language", "en"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        f"The case names the region {region}, which is none of Québec’s: they are 01 to 17."
        for region in ("18", "99")
    ]


def test_a_past_that_ends_before_it_starts_is_refused_with_its_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    past = {"activity": "TDG", "start": "2026-05-02", "end": "2026-05-01"}
    case = tmp_path / "CASE.json"
    case.write_text(json.dumps({**CASE, "client": {"activities": [past]}}), "utf-8")
    assert main(["plan", str(case), "--language", "en"]) == BAD_INPUT
    assert "client.activities[0].end must be 2026-05-02, where start is, or later" in capsys.readouterr().err


def test_a_folder_without_occupations_says_that_the_goal_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, folder = tmp_path / "CASE.json", tmp_path / "data"
    case.write_text(json.dumps(CASE), "utf-8")
    folder.mkdir()
    (folder / "skills.csv").write_text("code\nS1\n", "utf-8")
    assert main(["plan", str(case), "--catalogue", str(folder), "--language", "en"]) == 0
    assert capsys.readouterr().err.startswith("No occupation is entered, so 72106 is not there")


def test_every_warning_is_said_when_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, folder = tmp_path / "CASE.json", tmp_path / "data"
    case.write_text(json.dumps(CASE), "utf-8")
    folder.mkdir()
    (folder / "trades.csv").write_text("code\n72106\n", "utf-8")
    rows = "".join(f"S{number},x\n" for number in range(30))
    (folder / "sessions.csv").write_text(f"activity,session\n{rows}", "utf-8")
    asked = ["plan", str(case), "--catalogue", str(folder), "--language", "en", "--profile", "fastest"]
    for more, lines in (((), 21), (("--all-warnings",), 30)):
        assert main([*asked, *more]) == 0
        assert len(capsys.readouterr().err.splitlines()) == lines
