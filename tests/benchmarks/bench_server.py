"""An office server against bare SQL on the same server: a save, and a page of the list of 100,000 clients.

Run from the project's folder: python -m tests.benchmarks.bench_server [CLIENTS] [SAVES]
"""

import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from db.bulk import insert_rows
from db.cases import NOBODY, CaseStore
from db.database import Database, open_database
from db.schema import cases
from db.server.connecting import connect
from db.server.preparing import admit_office, prepare
from planner.case import new_id
from planner.plan import Plan, Step
from planner.text import folded
from tests.builders import a_case, a_client
from tests.server import SECRET, opened, running

ROUNDS = 15
PAGE = "SELECT * FROM cases WHERE removed IS NULL AND NOT sample ORDER BY name_key, id OFFSET %s LIMIT 256"
COLUMNS = ("id", "version", "updated", "name", "name_key", "search_key", "start", "kind", "target_trade")


Times = tuple[float, float]


def timed(work: Callable[[], Any], rounds: int = ROUNDS) -> Times:
    """Return the median and the least milliseconds of some work: others may use the machine too."""
    spent = []
    for _ in range(rounds):
        began = perf_counter()
        work()
        spent.append((perf_counter() - began) * 1000)
    return median(spent), min(spent)


def say(name: str, ours: Times, bare: Times) -> None:
    """Print one line of the table: medians, and the least of each in brackets."""
    told = f"{ours[0]:>8.1f} ({ours[1]:.1f}) ms   bare {bare[0]:>7.1f} ({bare[1]:.1f}) ms"
    print(f"{name:<30}{told}   {ours[0] / bare[0]:.2f} ({ours[1] / bare[1]:.2f}) times")


def saves(database: Database, rounds: int) -> Times:
    """Return the milliseconds of a save that changes one field of a case with a plan."""
    store, steps = CaseStore(database), tuple(Step(f"s{n}", "A", title=f"étape {n}") for n in range(12))
    case = a_case(client=a_client(subjects={"math": 3}), plan=Plan(steps))
    held = [(case, store.add(case, NOBODY))]

    def save() -> None:
        edited, version = replace(held[0][0], notes=held[0][0].notes + "x"), held[0][1]
        held[0] = edited, store.save(edited, version, NOBODY)

    return timed(save, rounds)


def bare_saves(database: Database, rounds: int) -> Times:
    """Return the milliseconds of the same rows by hand: the version, one record, what it overwrote."""
    with closing(connect(database.path)) as link:
        link.execute("INSERT INTO cases (id, start, updated) VALUES ('bare', '2027-01-11', '2026-11-25')")
        link.execute("INSERT INTO authors (id, name) VALUES ('bare', 'bare') ON CONFLICT DO NOTHING")
        link.commit()
        numbers = iter(range(1, 10_000_000))

        def write() -> None:
            number = next(numbers)
            link.execute("SELECT 1 FROM site FOR UPDATE")
            link.execute(
                "UPDATE cases SET version = version + 1, notes = %s WHERE id = 'bare'", (f"{number}",)
            )
            link.execute("UPDATE changes SET head = false WHERE site = 'bare' AND seq = %s", (number - 1,))
            link.execute(
                "INSERT INTO changes (site, seq, hlc, case_id, value, author_id, head) "
                "VALUES ('bare', %s, 1, 'bare', %s, 'bare', true)",
                (number, f'"{number}"'),
            )
            link.execute("INSERT INTO parents VALUES (DEFAULT, 'bare', %s, 'bare', %s)", (number, number - 1))
            link.commit()

        return timed(write, rounds)


def pages(database: Database, clients: int) -> None:
    """Print the first page, a far one, a search and a count, against the bare query of the same rows."""
    store = CaseStore(database)
    with closing(connect(database.path)) as link:
        for name, offset in (("first page", 0), ("page in the middle", clients // 2)):
            bare = timed(lambda offset=offset: link.execute(PAGE, (offset,)).fetchall())
            say(name, timed(lambda offset=offset: store.page(offset=offset, samples=False)), bare)
        sought = f"%{clients // 3}%"
        found = (
            "SELECT * FROM cases WHERE removed IS NULL AND search_key LIKE %s ORDER BY name_key, id LIMIT 256"
        )
        bare = timed(lambda: link.execute(found, (sought,)).fetchall())
        say("search", timed(lambda: store.page(str(clients // 3))), bare)
        bare = timed(lambda: link.execute("SELECT count(*) FROM cases WHERE removed IS NULL").fetchone())
        say("count", timed(store.count), bare)


def fill(database: Database, clients: int) -> None:
    """Write the rows of so many clients."""
    names = [f"Client Numéro {number:06}" for number in range(clients)]
    rows = [
        (
            new_id(),
            1,
            "2026-11-25T12:00:00.000+00:00",
            name,
            folded(name),
            folded(name),
            "2027-01-11",
            "k",
            "",
        )
        for name in names
    ]
    with database.writing() as connection:
        insert_rows(connection, cases, COLUMNS, rows)


def main(clients: int = 100_000, rounds: int = 200) -> int:
    """Measure on a server of its own, and print a table."""
    with running("listen_addresses=") as cluster, TemporaryDirectory() as folder:
        address = cluster.admin("parcours_bench")
        prepare(address, SECRET)
        for office in ("ouest", "est"):
            admit_office(address, SECRET, office, office)
        database = opened(address, "ouest", Path(folder))
        say("save", saves(database, rounds), bare_saves(database, rounds))
        with closing(open_database(Path(folder) / "file.db")) as file:
            say("save, and into a file instead", saves(database, rounds), saves(file, rounds))
        for office in ("ouest", "est"):
            with closing(opened(address, office, Path(folder))) as filled:
                fill(filled, clients)
        # As the server does by itself, a little later.
        cluster.ask("VACUUM ANALYZE", address.database)
        pages(database, clients)
        database.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
