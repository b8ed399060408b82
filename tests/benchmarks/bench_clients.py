"""The page of clients over a large office, beside the bare queries: opening, a keystroke, sorting, scrolling.

Every figure is of the window's own thread, in milliseconds; the bare query counts what is wanted and reads
its first block through Python's sqlite3. Run: python -m tests.benchmarks.bench_clients [CLIENTS]
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "*=false")

from sqlalchemy import func, insert, select
from sqlalchemy.dialects import sqlite

from db.case_list import Wanted, _lines
from db.database import Database
from db.schema import case_steps, cases
from planner.text import folded
from ui import app, opening
from ui.language import Language
from ui.models.clients import BLOCK
from ui.pages.clients import ClientsPage
from ui.settings import Settings

CLIENTS, RUNS = 100_000, 9
NAMED = sqlite.dialect(paramstyle="named")
FIRST = ("Élodie", "Bruno", "Chantal", "Dominique", "Éric", "Fatou", "Guy", "Hélène", "Ida", "Jo")
LAST = ("Tremblay", "Gagné", "Roy", "Côté", "Bouchard", "Gauthier", "Morin", "Lavoie", "Fortin", "Ouellet")
TRADES = ("65201", "72106", "64100", "11202", "75110")
TYPED = ("e", "el", "elo", "elod", "elodi", "elodie", "elodie t", "elodie tr")
# A keystroke is at most twice its query; a call of the window's thread 16 ms at the median, 50 at worst.
KEYSTROKE, CALL, WORST = 2.0, 16.0, 50.0


def main() -> int:
    """Fill an office, measure, print, and return 1 when an aim is missed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CLIENTS
    with TemporaryDirectory() as name:
        folder = Path(name)
        opening.started(folder / "office.db").database.close()
        settings = Settings(folder / "settings.json")
        application = app.new_application(settings)
        found = opening.opened(folder / "office.db")
        fill(found.database, count)
        window = app.new_window(found, Language("fr", application), settings)
        window.resize(1366, 768)
        window.show()
        page = window.pages["clients"]
        assert isinstance(page, ClientsPage)
        window.go("clients")
        bare = sqlite3.connect(folder / "office.db")
        kept = measured(page, bare, application.processEvents)
        bare.close()
        window.close()
        window.session.close()
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


def measured(page: ClientsPage, bare: sqlite3.Connection, settle: Callable[[], None]) -> bool:
    """Print what each act costs beside its query, and say whether every aim is kept."""
    page.choose("office")
    settle()
    kept = True
    for name, act, wanted in acts(page):
        ours, query = by_turns(act, lambda wanted=wanted: bare_read(bare, wanted))
        ratio = median(ours) / median(query)
        kept = kept and (ratio <= KEYSTROKE or not name.startswith("type"))
        print(f"{name:22} {median(ours):8.1f} ms   bare {median(query):8.1f} ms   × {ratio:.2f}")
    page.model.show_filter(search="")
    calls = list(scrolled(page, settle))
    print(f"a screen, scrolled     {median(calls):8.1f} ms   worst {max(calls):8.1f} ms")
    return kept and median(calls) <= CALL and max(calls) <= WORST


def acts(page: ClientsPage) -> Iterator[tuple[str, Callable[[], None], Wanted]]:
    """Yield what a person does, with what it asks of the database."""
    yield "open", lambda: page.choose("office"), Wanted(samples=False)
    for typed in TYPED:
        yield f"type {typed!r}", lambda typed=typed: page._look(typed), Wanted(search=typed, samples=False)
    page._look("")
    for column, order in enumerate(("name", "kind", "target", "progress", "next")):
        wanted = Wanted(samples=False, order=order, descending=True)
        yield f"sort by {order}", lambda column=column: sort(page, column), wanted


def sort(page: ClientsPage, column: int) -> None:
    """Sort by a column, the last first."""
    from PySide6.QtCore import Qt

    page.model._filter = page.model._filter.__class__(samples=False)
    page.model.sort(column, Qt.SortOrder.DescendingOrder)
    page.model.row(0)


def bare_read(connection: sqlite3.Connection, wanted: Wanted) -> None:
    """Count what is wanted, and read its first block."""
    counting = select(func.count()).select_from(cases).where(wanted.condition)
    reading = _lines().where(wanted.condition).order_by(*wanted.ordering).limit(BLOCK)
    for query in (counting, reading):
        said = query.compile(dialect=NAMED, compile_kwargs={"render_postcompile": True})
        connection.execute(str(said), said.params).fetchall()


def by_turns(act: Callable[[], None], query: Callable[[], None]) -> tuple[list[float], list[float]]:
    """Return the milliseconds of both, measured by turns."""
    ours, bare = [], []
    for _ in range(RUNS):
        for work, times in ((act, ours), (query, bare)):
            begun = perf_counter()
            work()
            times.append((perf_counter() - begun) * 1000)
    return ours, bare


def scrolled(page: ClientsPage, settle: Callable[[], None]) -> Iterator[float]:
    """Yield what each screen costs: near ones, then far jumps."""
    bar = page.table.verticalScrollBar()
    places = [*range(0, 2_000, 15), *range(0, bar.maximum(), max(1, bar.maximum() // 60))]
    for place in places:
        begun = perf_counter()
        bar.setValue(place)
        page.table.viewport().repaint()
        yield (perf_counter() - begun) * 1000
        settle()


if __name__ == "__main__":
    sys.exit(main())
