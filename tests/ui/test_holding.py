"""One window per database: another account is told so at once, and a window that is gone leaves nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.database import Database, open_database
from planner.errors import PlannerError
from planner.words import Words
from ui import holding, opening
from ui.failures import sentence
from ui.opening import unread

PROJECT = Path(__file__).resolve().parents[2]
OTHER = """
import sys
from pathlib import Path
from ui import holding
holding.hold(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_window(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Hold a database in a program of its own, as the window of another account does."""
    call, pipe = [sys.executable, "-c", OTHER, str(path)], subprocess.PIPE
    environment = os.environ | {"PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"}
    with subprocess.Popen(call, stdin=pipe, stdout=pipe, text=True, env=environment) as other:
        assert other.stdout is not None and other.stdout.readline() == "held\n"
        try:
            yield other
        finally:
            other.kill()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    open_database(tmp_path / "a.db").close()
    return tmp_path / "a.db"


def marks(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir() if file.name.endswith(holding.MARK)]


def test_a_second_window_of_another_account_is_refused(path: Path) -> None:
    with another_window(path):
        with pytest.raises(PlannerError, match="database-in-window") as refused:
            unread(path)
        assert refused.value.details["path"] == str(path) and refused.value.details["computer"]
        for language, deed in (("fr", "faites supprimer le fichier"), ("en", "have the file")):
            assert f"{deed} a.db{holding.MARK} " in sentence(refused.value, Words(language))
    # Killed: nobody has it any more, whatever it left.
    unread(path).close()


@pytest.mark.parametrize("left", ["", "\0" * 40, "1\nparcours\nailleurs\n"])
def test_a_mark_that_no_open_window_holds_keeps_nobody_out(path: Path, left: str) -> None:
    # As a power cut leaves it, and as a killed window does whose number another program has since.
    path.with_name(path.name + holding.MARK).write_text(left, "utf-8")
    unread(path).close()
    assert marks(path.parent) == []


def test_a_database_is_kept_until_it_is_left_as_often_as_it_was_opened(path: Path) -> None:
    first, again = unread(path), unread(path)
    first.close()
    assert marks(path.parent) == ["a.db.window"]
    again.close()
    assert marks(path.parent) == []
    with another_window(path):
        pass


def test_a_database_whose_catalogue_cannot_be_read_is_left_to_others(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(database: Database) -> None:
        raise PlannerError("damaged")

    monkeypatch.setattr(opening, "_catalogue", refuse)
    with pytest.raises(PlannerError, match="damaged"):
        opening.opened(path)
    assert marks(path.parent) == []


def test_what_is_not_opened_is_not_held(tmp_path: Path) -> None:
    missing = tmp_path / "gone.db"
    with pytest.raises(PlannerError, match="database-missing"):
        unread(missing)
    assert not list(tmp_path.iterdir())
