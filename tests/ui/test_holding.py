"""One window per database: another account is told so at once, and a window that is gone leaves nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.database import open_database
from planner.errors import PlannerError
from ui import holding
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
def path(tmp_path: Path) -> Iterator[Path]:
    open_database(tmp_path / "a.db").close()
    yield tmp_path / "a.db"
    holding.let_go(tmp_path / "a.db")


def test_a_second_window_of_another_account_is_refused(path: Path) -> None:
    with another_window(path):
        with pytest.raises(PlannerError, match="database-in-window") as refused:
            unread(path)
        assert refused.value.details["path"] == str(path) and refused.value.details["computer"]
    # Killed: nobody has it any more, whatever it left.
    unread(path).database.close()


def test_one_window_opens_its_database_again_and_leaves_it_whole(path: Path) -> None:
    for _ in range(2):
        unread(path).database.close()
    holding.let_go(path)
    assert [file.name for file in path.parent.iterdir() if file.name.endswith(holding.MARK)] == []
    with another_window(path):
        pass


def test_what_is_not_opened_is_not_held(tmp_path: Path) -> None:
    missing = tmp_path / "gone.db"
    with pytest.raises(PlannerError, match="database-missing"):
        unread(missing)
    assert not list(tmp_path.iterdir())
