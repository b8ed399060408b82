"""The start itself, in a process of its own: what its first window waits for, and what a killed one left."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

START = """
import os
import sys
from pathlib import Path
from ui import starting
from PySide6.QtWidgets import QApplication

def leave(*_):
    window, = (w for w in QApplication.topLevelWidgets() if w.isVisible())
    heavy = "sqlalchemy psycopg numpy pandas ortools reportlab planner.catalogue planner.case"
    heavy = tuple(heavy.split())
    print(window.page, *(name for name in sys.modules if name.startswith(heavy)))
    sys.stdout.flush()
    LEAVE

QApplication.exec = leave
sys.exit(starting.run(Path(sys.argv[1]), "fr", None))
"""
CLOSED, KILLED = START.replace("LEAVE", "return 0"), START.replace("LEAVE", "os.kill(os.getpid(), 9)")


def start(script: str, database: Path) -> "subprocess.CompletedProcess[str]":
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", script, str(database)]
    return subprocess.run(command, capture_output=True, text=True, env=around)


def test_the_first_page_is_shown_before_anything_heavy_is_loaded(database_path: Path) -> None:
    found = start(CLOSED, database_path)
    assert (found.stdout.strip(), found.stderr) == ("home", "")


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed by a signal there")
def test_a_start_right_after_a_killed_window_gets_in(database_path: Path) -> None:
    for script, code in ((KILLED, -9), (CLOSED, 0)):
        found = start(script, database_path)
        assert (found.stdout.strip(), found.stderr, found.returncode) == ("home", "", code)
