"""Folders of the exchange form, written in the test, and the faults found in them."""

from pathlib import Path

import pytest

from db.importers.form import read_catalogue
from planner.errors import PlannerError


def folder_of(path: Path, **tables: str) -> Path:
    """Write each table's text into the folder and return it."""
    path.mkdir(exist_ok=True)
    for name, text in tables.items():
        (path / f"{name}.csv").write_bytes(text.encode())
    return path


def faults_of(path: Path, **tables: str) -> list[tuple[str, int, str]]:
    """Return file, line and code of every fault of a folder that must not load."""
    with pytest.raises(PlannerError) as error:
        read_catalogue(folder_of(path, **tables))
    assert error.value.code == "catalogue-faults"
    faults = error.value.details["faults"]
    assert all(fault["reason"] and fault["text"].fr for fault in faults)
    return [(fault["file"], fault["line"], fault["code"]) for fault in faults]
