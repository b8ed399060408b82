"""The second start, to a first window that can be used, beside the bare cost of its parts.

The bare cost: importing SQLAlchemy and PySide6.QtWidgets, and showing an empty window. Ours is the start,
until the first page is drawn and every event is answered; "read" goes on until the list of clients, asked for
at that moment, is there too; "first" makes its database, with the catalogue and the samples. Each run is a
process of its own, the kinds by turns; the ratio is one of processor time, which other work on the computer
disturbs least.
Run: python -m tests.benchmarks.bench_start [RUNS]
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
from ui import command_line, starting
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
def shown(*_):
    QApplication.processEvents()
    (window,) = (w for w in QApplication.topLevelWidgets() if w.isVisible())
    assert window.page == "home"
{then}
    LEAVE
QApplication.exec = shown
command_line.main(["--database", sys.argv[1], "--language", "fr"])
"""
READ = """
    window.go("clients")
    while window.page != "clients":
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()
"""
LEAVE = "import os; os._exit(0)"
KINDS = {
    "bare": BARE + LEAVE,
    "ours": OURS.format(then="").replace("LEAVE", LEAVE),
    "first": OURS.format(then="").replace("LEAVE", LEAVE),
    "read": OURS.format(then=READ).replace("LEAVE", LEAVE),
}


def main() -> int:
    """Make a database, start by turns, print, and return 1 when the aim is missed."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with TemporaryDirectory() as name:
        database, around = Path(name) / "office.db", _around(name)
        from ui import opening

        opening.started(database).close()
        taken: dict[str, list[tuple[float, float]]] = {kind: [] for kind in KINDS}
        # The first of each is the first start: it compiles what the second finds compiled.
        for _ in range(runs + 1):
            for kind, script in KINDS.items():
                path = Path(name) / f"{len(taken[kind])}.db" if kind == "first" else database
                taken[kind].append(_cost([sys.executable, "-c", script, str(path)], around))
    found = {
        kind: [median(column) for column in zip(*times[1:], strict=True)] for kind, times in taken.items()
    }
    for kind, (wall, processor) in found.items():
        ratio = processor / found["bare"][1]
        print(f"{kind:5}  {wall * 1000:5.0f} ms   processor {processor * 1000:5.0f} ms   × {ratio:.2f}")
    print(f"(aim of ours ≤ {AIM})")
    return 0 if found["ours"][1] / found["bare"][1] <= AIM else 1


def _around(folder: str) -> dict[str, str]:
    """Return the environment of a start, with a home of its own and compiled modules kept."""
    homes = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    own = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | dict.fromkeys(homes, folder) | own


def _cost(command: list[str], around: dict[str, str]) -> tuple[float, float]:
    """Return the seconds that a process takes, by the clock and of the processor."""
    begun, before = perf_counter(), os.times()
    subprocess.run(command, env=around, check=True)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return perf_counter() - begun, spent


if __name__ == "__main__":
    sys.exit(main())
