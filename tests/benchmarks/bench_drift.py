"""How long a change of the catalogue takes in offices of many cases, and to look what it does to a plan.

Run from the project's folder: python -m tests.benchmarks.bench_drift [CASES…]
"""

import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.database import Database
from db.starter import create_starter, sample_cases
from planner.adopt import adopt
from planner.affected import affected
from planner.case import Case
from planner.catalogue import Catalogue, Outlook, Session
from planner.office import Counsellor
from planner.pathway.problem import problem
from planner.pathway.search import search
from planner.text import Text

SIZES, TURNS, STEPS = (1_000, 10_000, 100_000), 5, 5
AUTHOR, WEEK = Counsellor("Camille Exemple"), timedelta(days=7)
CASES = (
    "INSERT INTO cases (id, version, updated, name_key, start, target_trade, steps, plan_catalogue_version) "
    "VALUES (?, 1, '2026-11-26T00:00:00.000+00:00', ?, '2027-01-11', ?, 5, 1)"
)
PLANNED = (
    "INSERT INTO case_steps (case_id, row, activity, session, start, end, status) "
    "VALUES (?, ?, ?, ?, ?, ?, 'planned')"
)


def seconds(work: Callable[[], Any]) -> float:
    """Return how long one piece of work takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


def dated(catalogue: Catalogue) -> list[Session]:
    """Return the sessions that start on a day."""
    return [session for session in catalogue.sessions if session.start]


def fill(path: Path, catalogue: Catalogue, cases: int) -> None:
    """Put cases with five planned steps each into a database."""
    random, sessions, trades = Random(1), dated(catalogue), list(catalogue.trades)
    names = [f"{number:07}" for number in range(cases)]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(CASES, ((name, name, random.choice(trades)) for name in names))
        connection.executemany(PLANNED, (row for name in names for row in _steps(name, random, sessions)))


def _steps(case: str, random: Random, sessions: list[Session]) -> Iterator[tuple[Any, ...]]:
    for number in range(STEPS):
        taken = random.choice(sessions)
        start = taken.start or date.max
        end = start + timedelta(days=200)
        yield case, f"s{number}", taken.activity, taken.code, start.isoformat(), end.isoformat()


def moved(catalogue: Catalogue, weeks: int) -> Catalogue:
    """Return the catalogue whose dated sessions all start later."""
    later = (replace(s, start=s.start + weeks * WEEK) if s.start else s for s in catalogue.sessions)
    return replace(catalogue, sessions=tuple(later))


def times(database: Database, catalogue: Catalogue) -> Iterator[tuple[str, list[float]]]:
    """Yield what is done to an office, and how long it took each time."""
    store, cases = CatalogueStore(database), CaseStore(database)
    edits = [replace(s, seats=4) for s in islice(cycle(dated(catalogue)), TURNS)]
    yield "one group, typed", [seconds(partial(store.edit, "sessions", s, "appel", AUTHOR)) for s in edits]
    amounts = [replace(catalogue.measures[0], amount=Text(str(n), str(n))) for n in range(TURNS)]
    yield (
        "one measure, typed",
        [seconds(partial(store.edit, "measures", m, "appel", AUTHOR)) for m in amounts],
    )
    nothing = replace(catalogue, places={})
    yield "import that touches no plan", [seconds(partial(store.replace, nothing)) for _ in range(TURNS)]
    every = [moved(catalogue, weeks) for weeks in range(1, TURNS + 1)]
    yield "import that touches every plan", [seconds(partial(store.replace, after)) for after in every]
    words = [replace(catalogue, outlooks=tuple(_said(catalogue, str(n)))) for n in range(TURNS)]
    yield "import of other outlooks", [seconds(partial(store.replace, after)) for after in words]
    yield "page of touched plans", [seconds(partial(cases.page, drifted=True)) for _ in range(TURNS)]
    yield "count of touched plans", [seconds(partial(cases.count, drifted=True)) for _ in range(TURNS)]
    yield "all open plans read", [seconds(store.open_plans)]


def _said(catalogue: Catalogue, value: str) -> Iterator[Outlook]:
    return (replace(outlook, value=value) for outlook in catalogue.outlooks)


def kept(catalogue: Catalogue) -> Iterator[Case]:
    """Yield the sample cases that have a pathway, with the fastest one as their plan."""
    for case in sample_cases(date(2026, 11, 26)).values():
        found = search(problem(case, catalogue), profiles=("fastest",)).proposals
        if found:
            yield adopt(case, found[0], catalogue)


def looks(catalogue: Catalogue) -> list[float]:
    """Return how long it takes to look what a new group does to a plan, plan by plan."""
    new = Session("5231", "new", date(2027, 4, 5), entry="dated", mode="day", language="fr")
    after = replace(catalogue, sessions=(*catalogue.sessions, new))
    return [seconds(partial(affected, case, catalogue, after)) for case in kept(catalogue)]


def main(sizes: tuple[int, ...]) -> None:
    """Print the tables."""
    catalogue = Catalogue()
    print("| cases | seconds | median | worst |\n|---|---|---|---|")
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.db"
            with closing(create_starter(path, samples=False)) as database:
                catalogue = CatalogueStore(database).load()
                fill(path, catalogue, size)
                for name, found in times(database, catalogue):
                    print(f"| {size:,} | {name} | {median(found):.3f} | {max(found):.3f} |", flush=True)
    found = looks(catalogue)
    print(f"\nlook at one plan, of {len(found)}: median {median(found):.2f} s, worst {max(found):.2f} s")


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
