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
