"""How long a merge takes, beside bare SQL that writes the same rows, and how long the same merge takes again.

Times are those of the processor: what else runs on the machine does not count.

Run from the project's folder: python -m tests.benchmarks.bench_merge [THOUSANDS_HELD] [THOUSANDS_NEW] [RUNS]
"""

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from types import SimpleNamespace

from db.connection import connect
from db.database import open_database
from db.exchange.incoming import Incoming
from db.exchange.manifest import Manifest
from db.exchange.merge import merge
from db.exchange.package import Package
from db.records import author_key
from db.rows import written
from db.verify import verify
from planner.case import Case
from planner.catalogue import Catalogue
from planner.changes import Author, Change, History, Stamp
from planner.plan import Plan, Step
from planner.recording import changes
from tests.builders import a_case, a_client

WRITER = Author("Camille Exemple", "CE", "Bureau fictif")
NOW = 1_790_000_000_000 << 16
TABLES = (
    "authors", "changes", "parents", "cases", "case_codes", "case_facts", "case_skills", "case_hours",
    "case_additions", "case_activities", "case_steps",
)  # fmt: skip
LIMITS = {"the same rows": 2.5, "again": 0.3}


def a_full_case(number: int) -> Case:
    """Return a case whose first save writes about 100 records."""
    steps = tuple(Step(f"{number}-{i}", f"A{i}", "jour", title=f"t{i}", note=f"n{i}") for i in range(15))
    client = a_client(name=f"Personne {number}", subjects={f"s{i}": i % 5 for i in range(12)})
    return a_case(client=client, notes=f"note {number}", plan=Plan(steps))


def histories(records: int, site: str) -> list[tuple[Case, History]]:
    """Return new cases until they have so many records in all."""
    found, seq = [], 0
    while seq < records:
        case = a_full_case(seq)
        made = changes(History(), case, Stamp(site, seq + 1, NOW, WRITER))
        found.append((case, History(made)))
        seq += len(made)
    return found


def edits(held: list[tuple[Case, History]], records: int, site: str) -> Iterator[Change]:
    """Yield so many records that edit cases of another office, each naming the head it overwrites."""
    seq = 10**7
    for case, history in held:
        if seq - 10**7 >= records:
            return
        steps = tuple(
            replace(s, note=s.note + "!", title=s.title + "!", pinned=True) for s in case.plan.steps
        )
        after = replace(case, plan=Plan(steps), notes=case.notes + " revue")
        made = changes(history, after, Stamp(site, seq, NOW + 1, WRITER))
        yield from made
        seq += len(made)


def a_package(records: list[Change], office: str) -> Package:
    """Return the records as they come out of a file that was read."""
    author = author_key(WRITER)
    rows = [(c.site, c.seq, c.hlc, c.case, *c.place, c.field, written(c.value), author) for c in records]
    links = [(c.site, c.seq, *parent) for c in records for parent in c.parents]
    label = Manifest(office, "", "0" * 64, 1, "", "all", True, 1, "")
    return Package(Path("bench"), label, Incoming(rows, links, {author: WRITER}, [], Catalogue()))


def merged(path: Path, package: Package) -> float:
    """Return the seconds of a merge."""
    database = open_database(path)
    began = process_time()
    merge(database, package)
    took = process_time() - began
    database.close()
    return took


def rows_of(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """Return the rows of every table that a merge writes."""
    with closing(sqlite3.connect(path)) as connection:
        return {table: set(connection.execute(f"SELECT * FROM {table}")) for table in TABLES}


def bare(path: Path, after: Path) -> float:
    """Return the seconds in which bare SQL brings a copy of the database to the same rows."""
    before, wanted = rows_of(path), rows_of(after)
    new = {table: sorted(wanted[table] - before[table], key=repr) for table in TABLES}
    with closing(connect(path)) as connection:
        began = process_time()
        connection.execute("BEGIN IMMEDIATE")
        for table, rows in new.items():
            _write(connection, table, rows)
        connection.execute("COMMIT")
        return process_time() - began


def _write(connection: sqlite3.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    keys = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5]]
    taken = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in keys)
    conflict = ", ".join(f'"{key}"' for key in keys)
    then = f"DO UPDATE SET {taken}" if taken else "DO NOTHING"
    marks = ", ".join("?" * len(names))
    connection.executemany(f"INSERT INTO {table} VALUES ({marks}) ON CONFLICT ({conflict}) {then}", rows)


def once(folder: Path, held: Package, new: Package) -> tuple[float, float, float]:
    """Return the seconds of a merge, of the same merge again, and of bare SQL, on one database."""
    path, plain = folder / "a.db", folder / "b.db"
    merged(path, held)
    shutil.copy(path, plain)
    with kept_aside():
        first, again = merged(path, new), merged(path, new)
    database = open_database(path)
    assert not verify(database)
    database.close()
    return first, again, bare(plain, path)


def kept_aside() -> Callable[..., object]:
    """Leave out the copy before a merge: bare SQL makes none."""
    from unittest.mock import patch

    return patch("db.database.make", lambda path, reason, stopped: SimpleNamespace(path=path))  # type: ignore[return-value]


def main(held: int = 200, new: int = 100, runs: int = 3) -> int:
    """Print the medians and ratios; return 1 if one is above its limit."""
    cases = histories(held * 1000, "A")
    first = a_package([r for _, history in cases for r in history.records], "A")
    coming = [*edits(cases, new * 500, "B")]
    coming += [r for _, h in histories(new * 1000 - len(coming), "B") for r in h.records]
    second = a_package(coming, "B")
    times = []
    for _ in range(runs):
        with TemporaryDirectory() as folder:
            times.append(once(Path(folder), first, second))
    merge_s, again_s, bare_s = (median(column) for column in zip(*times, strict=True))
    ratios = {"the same rows": merge_s / bare_s, "again": again_s / merge_s}
    print(f"{len(second.content.changes)} new into {len(first.content.changes)}: ", end="")
    print(f"merge {merge_s:.2f} s, bare SQL {bare_s:.2f} s, again {again_s:.2f} s")
    print(", ".join(f"{name} {ratio:.2f} (limit {LIMITS[name]})" for name, ratio in ratios.items()))
    return int(any(ratio > LIMITS[name] for name, ratio in ratios.items()))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
