"""Cases to plan from the command line, and what it answers."""

import json
from pathlib import Path
from typing import Any

import pytest

from ui.command_line import BAD_INPUT, main

ACTIVITIES = "code,kind,hours,requires,grants\n"


def quoted(value: Any) -> str:
    return '"' + json.dumps(value).replace('"', '""') + '"'


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
