"""The start itself, in a process of its own: what it loads before its first window can be used."""

import os
import subprocess
import sys
from pathlib import Path

START = """
import sys
from pathlib import Path
from ui import starting
from PySide6.QtWidgets import QApplication

def leave(*_):
    window, = (w for w in QApplication.topLevelWidgets() if w.isVisible())
    heavy = "sqlalchemy psycopg numpy pandas ortools reportlab planner.catalogue planner.case"
    heavy = tuple(heavy.split())
    print(window.page, *(name for name in sys.modules if name.startswith(heavy)))
    return 0

QApplication.exec = leave
sys.exit(starting.run(Path(sys.argv[1]), "fr", None))
"""


def test_the_first_page_is_shown_before_anything_heavy_is_loaded(database_path: Path) -> None:
    command = [sys.executable, "-c", START, str(database_path)]
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    found = subprocess.run(command, capture_output=True, text=True, env=around)
    assert (found.stdout.strip(), found.stderr) == ("home", "")
