"""How long an export and its reception take for a large office, with progress, its silences and its memory.

Run from the project's folder: python -m tests.benchmarks.bench_exchange [CASES]
"""

import sys
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TypeVar

from db.cases import CaseStore
from db.database import Database, open_database
from db.exchange.merge import merge, preview, received
from db.exchange.package import Order, write_package
from db.exchange.sealing import Cost
from planner.office import Counsellor
from tests.benchmarks.bench_merge import a_package, histories

T = TypeVar("T")
WHO = Counsellor("Camille Exemple", "CE", "Bureau fictif")
ORDER = Order("quatre mots pour rire", identity=True, basis="essai", cost=Cost(1, 8))
RECORDS_A_CASE = 92


class Watch:
    """Counts what is told of the progress, and the longest silences, with the share after the first.

    Seconds of the clock, and of the processor: what else runs on the machine does not count there.
    """

    def __init__(self) -> None:
        self.told, self.silence, self.busy, self.share = 0, 0.0, 0.0, 0.0
        self._last, self._spent = perf_counter(), process_time()

    def __call__(self, done: int, total: int) -> None:
        now = perf_counter()
        self.told += 1
        if now - self._last > self.silence:
            self.silence, self.share = now - self._last, done / max(1, total)
        spent = process_time()
        self.busy = max(self.busy, spent - self._spent)
        self._last, self._spent = now, spent


def timed(name: str, work: Callable[[Watch], T]) -> T:
    """Do work, and print how long it took."""
    watch, began, busy = Watch(), perf_counter(), process_time()
    found = work(watch)
    took, spent = perf_counter() - began, process_time() - busy
    print(f"{name}: {took:.1f} s ({spent:.1f} of the processor), told {watch.told} times", end="")
    print(f", longest silence {watch.silence:.1f} s, before {100 * watch.share:.0f} %", end="")
    print(f" ({watch.busy:.1f} of the processor)", flush=True)
    return found


def filled(path: Path, cases: int) -> Database:
    """Return a database with so many cases."""
    database = open_database(path)
    package = a_package([r for _, h in histories(cases * RECORDS_A_CASE, "A") for r in h.records], "A")
    merge(database, package)
    return database


def exchange(folder: Path, cases: int) -> None:
    """Export a whole office, then preview and merge the file in an empty one."""
    database, other, file = (
        filled(folder / "a.db", cases),
        open_database(folder / "b.db"),
        folder / "a.parcours",
    )
    print(f"{CaseStore(database).count()} cases")
    timed("export, read back", lambda watch: write_package(database, file, ORDER, WHO, watch))
    print(f"file: {file.stat().st_size / 1e6:.0f} MB")
    package = timed("open", lambda watch: received(other, file, ORDER.passphrase, watch))
    timed("preview", lambda watch: preview(other, package, tell=watch))
    timed("merge", lambda watch: merge(other, package, WHO, tell=watch))
    database.close()
    other.close()


def main(cases: int = 10_000) -> int:
    """Print the times."""
    with TemporaryDirectory() as folder:
        exchange(Path(folder), cases)
    print(f"most memory: {getrusage(RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB, the making of the cases included")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
