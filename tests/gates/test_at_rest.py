"""Nothing of a case can be read on the disk beside the encrypted database, whatever the office does."""

import tempfile
from pathlib import Path

import pytest

from db.exchange.sealing import Cost
from db.vault import key_file
from tests.gates.at_rest import a_day, places
from ui.opened_papers import OpenedPapers

STEPS = ["created", "saved", "writing", "looking", "copied", "exchanged", "read", "locked"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the one folder of the database, the temporary files and the settings."""
    temporary = tmp_path / "temp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(key_file, "COST", Cost(1, 8))
    return tmp_path


def test_the_word_is_found_nowhere(folder: Path) -> None:
    done = []
    for step in a_day(folder / "bureau.db", plain=False):
        assert (step, places(folder)) == (step, [])
        done.append(step)
    assert done == STEPS
    assert {file.suffix for file in folder.iterdir()} >= {".db", ".key", ".parcours"}


def test_a_paper_that_is_left_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OpenedPapers, "sweep", lambda papers: None)
    found = {step: places(folder) for step in a_day(folder / "bureau.db", plain=False)}
    assert [file.parent.name for file in found["read"]] == ["opened", "opened"]


def test_in_a_plain_database_it_is_found_at_each_step(folder: Path) -> None:
    found = {step: [f.name for f in places(folder)] for step in a_day(folder / "bureau.db", plain=True)}
    assert list(found) == STEPS and found["created"] == []
    assert all(found[step] for step in STEPS[1:])
    assert "bureau.db-wal" in found["saved"] and len(found["looking"]) > len(found["saved"])
    assert not any(name.endswith(".parcours") for names in found.values() for name in names)
