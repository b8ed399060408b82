"""A save of one case beside the bare transaction that writes the same rows and records, plain and encrypted.

Medians of the clock and of the processor, the four by turns in one run: what else runs on the machine weighs
on all of them alike. A case has 92 fields that somebody wrote; a save changes one.

Run from the project's folder: python -m tests.benchmarks.bench_saves [SAVES]
"""

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from db.cases import CaseStore
from db.connection import connect
from db.database import Database, create_database, open_database
from db.keys import new_key
from db.records import author_key, author_of
from planner.office import Counsellor
from tests.benchmarks.bench_merge import a_full_case

WHO = Counsellor("Camille Exemple", "CE", "Bureau fictif")
LIMIT_MS = 20
Times = tuple[float, float]


def saver(database: Database) -> Callable[[], None]:
    """Return what saves one field of a case that the database keeps."""
    store, case, numbers = CaseStore(database), a_full_case(1), count()
    held = [(case, store.add(case, WHO))]

    def save() -> None:
        case, version = held[0]
        case = replace(case, notes=f"note {next(numbers)}")
        held[0] = case, store.save(case, version, WHO)

    return save


def bare_saver(connection: sqlite3.Connection) -> Callable[[], None]:
    """Return what writes by hand the rows of such a save: case, record, what it overwrote, number."""
    ((case_id,),) = connection.execute("SELECT id FROM cases").fetchall()
    here, seq = connection.execute("SELECT id, seq FROM site").fetchone()
    ((last,),) = connection.execute("SELECT max(seq) FROM changes WHERE field = 'notes'").fetchall()
    numbers, author = count(seq + 1), author_key(author_of(WHO))
    held = [last]

    def write() -> None:
        number = next(numbers)
        said = f'"note {number}"'
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE cases SET version = version + 1, notes = ? WHERE id = ?", (said, case_id))
        connection.execute(
            'INSERT INTO changes (site, seq, hlc, case_id, "table", row, field, value, author_id, head) '
            "VALUES (?, ?, ?, ?, 'cases', ?, 'notes', ?, ?, 1)",
            (here, number, number, case_id, case_id, said, author),
        )
        connection.execute("INSERT INTO parents VALUES (?, ?, ?, ?)", (here, number, here, held[0]))
        connection.execute("UPDATE changes SET head = 0 WHERE site = ? AND seq = ?", (here, held[0]))
        connection.execute("UPDATE site SET seq = ?", (number,))
        connection.execute("COMMIT")
        held[0] = number

    return write


def timed(work: Callable[[], None]) -> Times:
    """Return the milliseconds of the clock and of the processor that some work takes."""
    began, busy = perf_counter(), process_time()
    work()
    return 1e3 * (perf_counter() - began), 1e3 * (process_time() - busy)


def compared(works: dict[str, Callable[[], None]], saves: int) -> dict[str, Times]:
    """Return the medians of each work, done by turns."""
    found: dict[str, list[Times]] = {name: [] for name in works}
    for _ in range(saves):
        for name, work in works.items():
            found[name].append(timed(work))
    return {name: (median(t[0] for t in times), median(t[1] for t in times)) for name, times in found.items()}


def made(folder: Path, name: str) -> Path:
    """Return a new database, encrypted if its name says so."""
    path = folder / f"{name}.db"
    create_database(path, key=new_key() if name.startswith("encrypted") else None)
    return path


def main(saves: int = 300) -> int:
    """Print the times; return 1 when a save takes longer than it may."""
    with TemporaryDirectory() as name:
        works: dict[str, Callable[[], None]] = {}
        for kind in ("plain", "encrypted"):
            database = open_database(made(Path(name), kind))
            works[kind] = saver(database)
            path = made(Path(name), f"{kind} bare")
            with closing(open_database(path)) as other:
                saver(other)()
            works[f"{kind} bare"] = bare_saver(connect(path))
        found = compared(works, saves)
    for kind, (clock, busy) in found.items():
        print(f"{kind:16} {clock:6.1f} ms of the clock, {busy:5.2f} of the processor")
    for kind in ("plain", "encrypted"):
        own, bare = found[kind], found[f"{kind} bare"]
        print(f"{kind}: × {own[0] / bare[0]:.2f} of the clock (limit {LIMIT_MS} ms)")
    return int(any(found[kind][0] > LIMIT_MS for kind in ("plain", "encrypted")))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
