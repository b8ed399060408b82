"""Backups of a large database, beside the bare copy that SQLite makes of the same file.

Run from the project's folder: python -m tests.benchmarks.bench_backups [THOUSANDS OF RECORDS]
"""

import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from db import backups
from db.cases import NOBODY, CaseStore
from db.database import open_database
from db.exchange.merge import merge
from db.exchange.purging import purge
from db.restoring import restore
from tests.benchmarks.bench_merge import a_package, histories
from tests.builders import a_case


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


def bare_copy(path: Path, twin: Path) -> None:
    """Copy a file as SQLite does, without looking at the copy."""
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(twin)) as target:
        source.backup(target)


def main(thousands: int = 200) -> int:
    """Print what each thing takes, and how often the bare copy would fit into it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        cases = histories(thousands * 1000, "A")
        database = open_database(path)
        merge(database, a_package([r for _, history in cases for r in history.records], "A"))
        bare = timed(lambda: bare_copy(path, Path(folder) / "bare.db"))
        made = [backups.make(path, "daily")]
        took = {
            "a backup, checked and recorded": timed(lambda: backups.make(path, "daily")),
            "finding the newest sound one": timed(lambda: backups.newest_verified(path)),
            "going back to one": timed(lambda: restore(path, made[0])),
            "destroying a case, in 4 backups too": timed(lambda: purge(database, cases[0][0].id, "essai")),
        }
        CaseStore(database).add(a_case(), NOBODY)
        stopped = Path(folder) / "stopped.db"
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", f"{stopped}{ending}")
        took["opening after an unclean stop"] = timed(lambda: open_database(stopped).close())
        took["opening after a clean one"] = timed(lambda: open_database(stopped).close())
        database.close()
        print(f"{len(cases):,} cases, {path.stat().st_size / 1e6:.0f} MB; bare copy {bare:.2f} s")
    for what, seconds in took.items():
        print(f"{what}: {seconds:.2f} s, {seconds / bare:.1f} bare copies")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
