"""What the window holds after much use: each round opens, edits, plans, prints and speaks the other language.

After the first rounds, which fill what is read once and open every arena, the line that fits the others best
may not rise by more than noise; what that is in an hour is said too. With "what", the kinds of object that
grew are counted. Run: python -m tests.benchmarks.bench_memory [ROUNDS [what]]
"""

import ctypes
import gc
import os
import sys
from collections import Counter
from dataclasses import replace
from math import sqrt
from pathlib import Path
from statistics import linear_regression, pvariance
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent

from db.starter import sample_key
from tests.benchmarks.large_office import office_window
from ui.main_window import MainWindow
from ui.pages.plan import PlanPage
from ui.pages.preview import PreviewPage
from ui.smoke import wait

# Rounds in all, those that are not counted, and the growth of one that is taken for noise, in kilobytes.
ROUNDS, FIRST, NOISE = 40, 6, 128
STORIES = ("R", "U")


def main() -> int:
    """Use the window round by round, print what it holds, and return 1 when it grows."""
    rounds = max(FIRST + 3, int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
    held: list[int] = []
    before, begun = Counter[str](), monotonic()
    with office_window() as window:
        for number in range(rounds):
            use(window, number)
            held.append(resident())
            if number == FIRST:
                before = kinds()
            print(f"round {number + 1:3}   {held[-1] / 1024:7.1f} MB", flush=True)
        seconds = (monotonic() - begun) / rounds
        if "what" in sys.argv:
            for kind, more in (kinds() - before).most_common(15):
                print(f"{more:+8} {kind}")
    growth, error = slope(held[FIRST:])
    hour = growth * 3600 / seconds / 1024
    print(f"growth {growth:.0f} ± {2 * error:.0f} kB a round   (aim ≤ {NOISE} kB)", end="")
    print(f"   a round {seconds:.1f} s, an hour {hour:.0f} MB")
    return 0 if growth <= NOISE else 1


def slope(held: list[int]) -> tuple[float, float]:
    """Return by how much the line that fits best rises from one to the next, and its standard error."""
    places = range(len(held))
    rise, start = linear_regression(places, held)
    off = sum((kilobytes - start - rise * place) ** 2 for place, kilobytes in zip(places, held, strict=True))
    return rise, sqrt(off / (len(held) - 2) / (pvariance(places) * len(held)))


def use(window: MainWindow, number: int) -> None:
    """Open a sample, plan it, edit it, see its paper, every page, and speak the other language."""
    session, plan, preview = window.session, window.pages["plan"], window.pages["preview"]
    assert isinstance(plan, PlanPage) and isinstance(preview, PreviewPage)
    key = sample_key(STORIES[number % len(STORIES)])
    session.open_case(key)
    wait(lambda: session.document.case is not None and session.document.case.id == key)
    wait(lambda: not plan.search.busy)
    if plan.search.result is not None and plan.search.result.proposals:
        plan.board.strip.chosen.emit(plan.search.result.proposals[0])
    if (case := session.document.case) is not None:
        session.document.edit(replace(case, notes=f"note {number}"), "Notes")
    wait(lambda: session.document.is_saved)
    for name in window.pages:
        window.go(name)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        wait(lambda: not any(tasks.running for tasks in session.all_tasks))
    window.use_language("en" if number % 2 else "fr")


def kinds() -> Counter[str]:
    """Count the objects by their kind."""
    gc.collect()
    return Counter(f"{type(o).__module__}.{type(o).__qualname__}" for o in gc.get_objects())


def resident() -> int:
    """Return the kilobytes of memory that the process holds now, without what it is free to give back."""
    gc.collect()
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).malloc_trim(0)
    status = Path("/proc/self/status").read_text("ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


if __name__ == "__main__":
    sys.exit(main())
