"""How long a keystroke of the search takes, over occupations alone and with programmes and measures.

Run from the project's folder: python -m tests.benchmarks.bench_finding
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from db.catalogue import CatalogueStore
from db.database import open_database
from db.starter import create_starter
from planner.catalogue import Catalogue
from planner.finding import MeasureFinder, ProgramFinder, TradeFinder, found_in
from planner.titles import key
from ui.widgets.search import LIMIT

SPOKEN = (
    "aide-cuisinière", "préposée aux bénéficiaires", "machiniste CNC", "commis comptable", "vendeuse",
    "infirmiere auxilliaire", "machinste", "préposé à l’entretien ménager", "electricien", "camioneur",
    "éducatrice à l’enfance", "opérateur de machines", "secrétaire médicale", "journalier de production",
    "line cook", "cashier", "CNC machinist", "truck drivr", "registered nurse", "computer programmer",
    "foreman/woman", "operator", "xylographe quantique", "d’", "a", "65201",
)  # fmt: skip
LOADS = 9
# One title in so many is typed letter by letter, besides those above.
EVERY = 97


def typed(catalogue: Catalogue) -> Iterator[str]:
    """Yield what stands in the field after each letter of the spoken titles and of a sample of all."""
    for title in (*SPOKEN, *(row.title for row in catalogue.titles[::EVERY])):
        yield from (title[:end] for end in range(1, len(title) + 1))


def milliseconds(work: Callable[[], Any]) -> float:
    """Return how long one piece of work takes."""
    began = perf_counter()
    work()
    return 1000 * (perf_counter() - began)


def row(name: str, times: list[float]) -> str:
    """Return a line of the table: median, 99th hundredth and worst, in milliseconds."""
    ordered = sorted(times)
    late = ordered[int(len(ordered) * 0.99)]
    return f"| {name} | {len(times)} | {median(times):.2f} | {late:.1f} | {ordered[-1]:.1f} |"


def full_text(catalogue: Catalogue) -> Callable[[str], object]:
    """Return a bare FTS5 search by the beginnings of words, over the same forms of titles."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE titles USING fts5(title, trade UNINDEXED)")
    names = [(name.key, name.code) for name in TradeFinder(catalogue).names]
    database.executemany("INSERT INTO titles VALUES (?, ?)", names)
    query = "SELECT trade FROM titles WHERE titles MATCH ? ORDER BY rank LIMIT 50"

    def search(text: str) -> object:
        words = " ".join(f'"{word}"*' for word in key(text).split())
        return database.execute(query, (words,)).fetchall() if words else []

    return search


def loads(path: Path) -> list[float]:
    """Return the times of reading the whole catalogue from a database."""
    with closing(open_database(path, create=False)) as database:
        store = CatalogueStore(database)
        return [milliseconds(store.load) for _ in range(LOADS)]


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        create_starter(path, samples=False).close()
        with closing(open_database(path, create=False)) as database:
            catalogue = CatalogueStore(database).load()
        whole = loads(path)
        with closing(sqlite3.connect(path)) as bare, bare:
            bare.execute("DELETE FROM trade_titles")
        without = loads(path)
    finder, bare_search, keystrokes = TradeFinder(catalogue), full_text(catalogue), list(typed(catalogue))
    made = milliseconds(finder.prepare)
    finder.find("machinste")
    print(f"{len(catalogue.titles)} titles, {len(finder.names)} forms\n")
    print("| ms | runs | median | 99 % | worst |\n|---|---|---|---|---|")
    print(row("keystroke", [milliseconds(partial(finder.find, text)) for text in keystrokes]))
    finders = {"trade": finder, "program": ProgramFinder(catalogue), "measure": MeasureFinder(catalogue)}
    others = milliseconds(lambda: [other.prepare() for other in finders.values()])
    print(
        row(
            "of all cards",
            [milliseconds(partial(found_in, finders, text, "fr", LIMIT)) for text in keystrokes],
        )
    )
    print(row("bare FTS5", [milliseconds(partial(bare_search, text)) for text in keystrokes]))
    print(row("index, once", [made]))
    print(row("index of the others", [others]))
    print(row("catalogue load", whole))
    print(row("without titles", without))


if __name__ == "__main__":
    main()
