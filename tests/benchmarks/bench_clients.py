"""The page of clients over a large office, beside the bare queries: opening, a keystroke, sorting, scrolling.

"taken" is from the act to its lines on the screen, in milliseconds of the processor as the bare query is,
which counts what is wanted and reads its first block through Python's sqlite3; "window" is what of it kept
the window's own thread busy in one call, at most. Run: python -m tests.benchmarks.bench_clients [CLIENTS]
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from itertools import product
from statistics import median
from time import process_time, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*=false")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, insert, select
from sqlalchemy.dialects import sqlite

from db.case_list import Wanted, _lines
from db.database import Database
from db.schema import case_steps, cases
from planner.text import folded
from tests.benchmarks.large_office import office_window
from ui import app
from ui.models.client_blocks import BLOCK
from ui.pages.clients import ClientsPage

CLIENTS, RUNS = 100_000, 9
NAMED = sqlite.dialect(paramstyle="named")
FIRST = ("Élodie", "Bruno", "Chantal", "Dominique", "Éric", "Fatou", "Guy", "Hélène", "Ida", "Jo")
LAST = ("Tremblay", "Gagné", "Roy", "Côté", "Bouchard", "Gauthier", "Morin", "Lavoie", "Fortin", "Ouellet")
TRADES = ("65201", "72106", "64100", "11202", "75110")
TYPED = ("e", "el", "elo", "elod", "elodi", "elodie", "elodie t", "elodie tr")
DOWN, WAIT = Qt.SortOrder.DescendingOrder, QEventLoop.ProcessEventsFlag.WaitForMoreEvents
# A keystroke is at most twice its query; a call of the window's thread 16 ms at the median, 50 at worst.
KEYSTROKE, CALL, WORST = 2.0, 16.0, 50.0


def main() -> int:
    """Fill an office, measure, print, and return 1 when an aim is missed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CLIENTS
    with office_window(lambda database: fill(database, count)) as window:
        page = window.pages["clients"]
        assert isinstance(page, ClientsPage)
        app.make_ready(window)
        window.go("clients")
        bare = sqlite3.connect(window.session.database.path)
        kept = measured(Screen(page, QApplication.processEvents), bare)
        bare.close()
    return 0 if kept else 1


def fill(database: Database, count: int) -> None:
    """Write clients with a name, trades and a next step straight into their tables."""
    people = [" ".join(pair) for pair in product(FIRST, LAST)]
    with database.reading() as connection:
        like = dict(connection.execute(select(cases).limit(1)).mappings().one())
    rows, steps = [], []
    for number in range(count):
        case, name = f"client-{number:07}", f"{people[number % len(people)]} {number}"
        trade, target = TRADES[number % 5], TRADES[(number // 5) % 5]
        own = {
            "id": case, "sample": False, "name": name, "name_key": folded(name), "trade": trade,
            "search_key": folded(f"{name} {trade} {target}"), "target_trade": target, "steps": 4,
            "steps_finished": number % 5 % 4, "next_step": "s", "removed": None,
            "next_due": f"2027-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "kind": "requalification" if number % 3 else "upgrading",
        }  # fmt: skip
        rows.append(like | own)
        steps.append({"case_id": case, "row": "s", "formality": "transcript", "due": own["next_due"]})
    with database.writing() as connection:
        connection.execute(insert(cases), rows)
        connection.execute(insert(case_steps), steps)


class Screen:
    """The page on screen: what is done to it, and what that costs."""

    def __init__(self, page: ClientsPage, settle: Callable[..., None]) -> None:
        self.page, self._settle, self._is_shown = page, settle, False
        page.model.modelReset.connect(self._note)

    def taken(self, act: Callable[[], None]) -> tuple[float, float]:
        """Return what an act takes until its lines are drawn, and its longest call on the window's thread."""
        self._is_shown, begun = False, process_time()
        calls = [timed(act)]
        while not self._is_shown:
            calls.append(timed(lambda: self._settle(WAIT)))
        calls.append(timed(self.page.table.viewport().repaint))
        return (process_time() - begun) * 1000, max(calls)

    def scrolled(self) -> Iterator[float]:
        """Yield what each screen costs: near ones, then far jumps."""
        bar, shown = self.page.table.verticalScrollBar(), self.page.table.viewport()
        for place in (*range(0, 2_000, 15), *range(0, bar.maximum(), max(1, bar.maximum() // 60))):
            yield timed(lambda place=place: (bar.setValue(place), shown.repaint()))
            yield timed(self._settle)  # the lines that were awaited are drawn then

    def _note(self) -> None:
        self._is_shown = True


def timed(act: Callable[[], object]) -> float:
    """Return the milliseconds that an act takes of the window's thread."""
    begun = thread_time()
    act()
    return (thread_time() - begun) * 1000


def measured(screen: Screen, bare: sqlite3.Connection) -> bool:
    """Print what each act costs beside its query, and say whether every aim is kept."""
    kept = True
    for name, act, wanted in acts(screen.page):
        ours, query = [], []
        for _ in range(RUNS):
            ours.append(screen.taken(act))
            begun = process_time()
            bare_read(bare, wanted)
            query.append((process_time() - begun) * 1000)
        taken, calls = zip(*ours, strict=True)
        ratio = median(taken) / median(query)
        kept = kept and (ratio <= KEYSTROKE or not name.startswith("type"))
        kept = kept and median(calls) <= CALL and max(calls) <= WORST
        print(f"{name:18} taken {median(taken):7.1f}   bare {median(query):7.1f}   × {ratio:.2f}", end="")
        print(f"   window {median(calls):5.1f}   worst {max(calls):5.1f}")
    screen.taken(lambda: screen.page.model.show_filter(search=""))
    for column, order in ((0, "name"), (3, "progress")):
        screen.taken(lambda column=column: screen.page.model.sort(column, DOWN))
        calls = list(screen.scrolled())
        kept = kept and median(calls) <= CALL and max(calls) <= WORST
        print(f"a screen, scrolled by {order}   window {median(calls):5.1f}   worst {max(calls):5.1f}")
    return kept


def acts(page: ClientsPage) -> Iterator[tuple[str, Callable[[], None], Wanted]]:
    """Yield what a person does, with what it asks of the database."""
    yield "open", lambda: page.choose("office"), Wanted(samples=False)
    for typed in TYPED:
        looked = Wanted(search=typed, samples=False)
        yield f"type {typed!r}", lambda typed=typed: page.filter.asked.emit(typed), looked
    page.model.show_filter(search="")
    for column, order in enumerate(("name", "kind", "target", "progress", "next")):
        wanted = Wanted(samples=False, order=order, descending=True)
        yield f"sort by {order}", lambda column=column: page.model.sort(column, DOWN), wanted
    yield "save a file", lambda: page.session.cases_changed.emit(), Wanted(samples=False, descending=True)


def bare_read(connection: sqlite3.Connection, wanted: Wanted) -> None:
    """Count what is wanted, and read its first block."""
    counting = select(func.count()).select_from(cases).where(wanted.condition)
    reading = _lines().where(wanted.condition).order_by(*wanted.ordering).limit(BLOCK)
    for query in (counting, reading):
        said = query.compile(dialect=NAMED, compile_kwargs={"render_postcompile": True})
        connection.execute(str(said), said.params).fetchall()


if __name__ == "__main__":
    sys.exit(main())
