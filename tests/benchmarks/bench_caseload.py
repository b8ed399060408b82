"""The figures of a large office: counting beside the window, and what of it keeps the window's thread busy.

"counted" is the time of the processor that the count takes by itself; "shown" is from the visit of the page
until its lines are drawn; "window" is the longest call of the window's thread meanwhile, all in milliseconds.
Run: python -m tests.benchmarks.bench_caseload [CLIENTS]
"""

import os
import sys
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from statistics import median
from time import process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*=false")

from PySide6.QtWidgets import QApplication
from sqlalchemy import insert, select

from db.caseload import caseload
from db.database import Database
from db.schema import case_steps, cases
from planner.caseload import PERIODS, period
from planner.client import INCOMES
from planner.plan import STATUSES
from tests.benchmarks.bench_clients import CLIENTS, WAIT, timed
from tests.benchmarks.large_office import office_window
from ui import app
from ui.pages.reports import ReportsPage

RUNS, COUNSELLORS, STEPS, WORST = 5, 25, 5, 50.0
TODAY = date(2026, 11, 26)


def main() -> int:
    """Fill an office, measure, print, and return 1 when the window's thread was kept too long."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CLIENTS
    with office_window(lambda database: fill(database, count)) as window:
        for held in PERIODS:
            print(f"counted {held:8} {counted(window.session.database, held):8.0f}")
        app.make_ready(window)
        page = window.pages["reports"]
        assert isinstance(page, ReportsPage)
        shown, calls = visited(window, page, QApplication.processEvents)
        print(f"shown {shown:8.0f}")
        print(f"window: visits {median(calls):6.1f} at the median, {max(calls):6.1f} at most")
    return int(max(calls) > WORST)


def fill(database: Database, count: int) -> None:
    """Write cases of many counsellors, with steps of every status over six years."""
    dice = Random(1)
    with database.reading() as connection:
        like = dict(connection.execute(select(cases).limit(1)).mappings().one())
        codes = [code for (code,) in connection.execute(select(cases.c.target_trade).distinct())]
    rows, steps = [], []
    for number in range(count):
        case, opened = f"client-{number:07}", TODAY - timedelta(dice.randrange(2000))
        days = [opened + timedelta(30 + 120 * n) for n in range(dice.randrange(STEPS + 1))]
        over = dice.random() < 0.3
        states = [dice.choice(STATUSES[2:] if over else STATUSES) for _ in days]
        left = [n for n, status in enumerate(states) if status in STATUSES[:2]]
        own = {
            "id": case, "sample": False, "removed": None, "responsible": f"Conseil {number % COUNSELLORS}",
            "kind": dice.choice(("requalification", "upgrading")), "target_trade": dice.choice(codes),
            "income": dice.choice(INCOMES), "created": opened.isoformat(), "steps": len(days),
            "steps_finished": states.count("finished"), "next_step": str(left[0]) if left else "",
            "next_due": days[left[0]].isoformat() if left else None, "plan_revision": number % 3,
        }  # fmt: skip
        rows.append(like | own)
        for n, (day, status) in enumerate(zip(days, states, strict=True)):
            end = (day + timedelta(90)).isoformat()
            steps.append({"case_id": case, "row": str(n), "activity": "fga-mat-4", "start": day.isoformat(),
                          "end": end, "status": status})  # fmt: skip
    with database.writing() as connection:
        connection.execute(insert(cases), rows)
        connection.execute(insert(case_steps), steps)


def counted(database: Database, held: str) -> float:
    """Return what a count takes of the processor, at the median."""
    taken = []
    for _ in range(RUNS):
        begun = process_time()
        caseload(database, TODAY, period(held, TODAY))
        taken.append((process_time() - begun) * 1000)
    return median(taken)


def visited(
    window: app.MainWindow, page: ReportsPage, settle: Callable[..., None]
) -> tuple[float, list[float]]:
    """Return what a visit takes at the median, and the longest call of the window's thread in each."""
    taken, worst = [], []
    for _ in range(RUNS):
        window.go("home")
        settle()
        begun, calls = process_time(), [timed(lambda: window.go("reports"))]
        while window.session.side_tasks.running:
            calls.append(timed(lambda: settle(WAIT)))
        calls.append(timed(page.shown_table().viewport().repaint))
        taken.append((process_time() - begun) * 1000)
        worst.append(max(calls))
    return median(taken), worst


if __name__ == "__main__":
    sys.exit(main())
