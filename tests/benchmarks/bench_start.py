"""The second start, to a first window that can be used, beside the bare cost of its parts.

The bare cost: importing SQLAlchemy and PySide6.QtWidgets, and showing an empty window. Each run is a process
of its own, the two kinds by turns. Run: python -m tests.benchmarks.bench_start [RUNS]
"""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

AIM = 1.6
BARE = """
import sqlalchemy
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
application.processEvents()
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui import app, only_window
from ui.settings import Settings, settings_path
from ui.language import Language
from ui import opening
settings = Settings(settings_path())
application = app.new_application(settings)
language = Language("fr", application)
found = opening.opened(Path(sys.argv[1]))
window = app.new_window(found, language, settings)
window.show()
application.processEvents()
"""
LEAVE = "import os; os._exit(0)\n"


def main() -> int:
    """Make a database, start by turns, print, and return 1 when the aim is missed."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with TemporaryDirectory() as name:
        database = Path(name) / "office.db"
        around = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": name,
            "XDG_DATA_HOME": name,
        }
        from ui import opening

        opening.started(database).database.close()
        times: dict[str, list[float]] = {BARE: [], OURS: []}
        for _ in range(runs + 1):
            for script, taken in times.items():
                begun = perf_counter()
                subprocess.run([sys.executable, "-c", script + LEAVE, str(database)], env=around, check=True)
                taken.append(perf_counter() - begun)
    bare, ours = (median(taken[1:]) for taken in times.values())
    print(f"bare {bare * 1000:.0f} ms   ours {ours * 1000:.0f} ms   × {ours / bare:.2f}   (aim ≤ {AIM})")
    return 0 if ours / bare <= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
