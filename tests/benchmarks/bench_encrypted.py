"""What encryption costs: opening, saving a case, reading and listing, beside the same plain database.

Times are of the clock, the two kinds by turns in one run; a ratio is encrypted to plain.

Run from the project's folder: python -m tests.benchmarks.bench_encrypted [CASES] [RUNS]
"""

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.database import Database, open_database
from db.snapshot import snapshot
from db.starter import create_starter
from db.vault import doors, protecting
from planner.case import Case
from planner.office import Counsellor
from tests.benchmarks.bench_merge import a_full_case

PASSPHRASE = "quatre saisons en ville"
HERE = Counsellor("Camille Exemple", "CE", "Bureau fictif")
# Seconds: opening above the derivation of the key, and the save of one case at the median.
OPENING, SAVING = 0.5, 0.020
edits = count()
on_screen: dict[Path, tuple[Case, int]] = {}
Work = Callable[[Path, Database], object]


def opened(path: Path, _: Database) -> None:
    """Open a second time, and read the catalogue and the first page as the window does."""
    database = open_database(path, create=False)
    CatalogueStore(database).load()
    CaseStore(database).page()
    database.close()


def saved(path: Path, database: Database) -> None:
    """Save one field of the case that is on screen, down to the disk."""
    store = CaseStore(database)
    if path not in on_screen:
        on_screen[path] = store.load(store.page("personne 1")[0].id)
    case, version = on_screen[path]
    case = replace(case, notes=f"note {next(edits)}")
    on_screen[path] = case, store.save(case, version, HERE)


def loaded(_: Path, database: Database) -> None:
    """Read twenty whole cases."""
    store = CaseStore(database)
    for line in store.page(limit=20):
        store.load(line.id)


def searched(_: Path, database: Database) -> None:
    """Search the list of cases by a word, through all of them."""
    CaseStore(database).page("personne 7")


def scanned(_: Path, database: Database) -> None:
    """Read every change record."""
    with database.reading() as connection:
        connection.exec_driver_sql("SELECT count(value), max(hlc) FROM changes").all()


def copied(path: Path, _: Database) -> None:
    """Copy the whole file, checked, as a backup does."""
    with snapshot(path):
        pass


WORKS: dict[str, Work] = {
    "open and read the catalogue": opened,
    "save a case": saved,
    "load 20 cases": loaded,
    "search the list": searched,
    "read every record": scanned,
    "copy and check": copied,
}


def prepared(folder: Path, cases: int) -> tuple[Path, Path]:
    """Return the same database twice: plain, and protected."""
    plain, sealed = folder / "plain.db", folder / "sealed.db"
    database = create_starter(plain)
    for _ in range(cases):
        CaseStore(database).add(a_full_case(next(edits)), HERE)
    database.close()
    open_database(plain).close()
    shutil.copy(plain, sealed)
    seconds = timed(lambda: protecting.protect(sealed, PASSPHRASE))
    print(f"{plain.stat().st_size / 1e6:.0f} MB, {cases} cases; protected in {seconds:.2f} s")
    return plain, sealed


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that work takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def compared(work: Work, databases: list[tuple[Path, Database]], runs: int) -> tuple[float, float]:
    """Return the medians of plain and encrypted, in seconds."""
    for path, database in databases:
        work(path, database)
    times = [[timed(lambda p=p, d=d: work(p, d)) for p, d in databases] for _ in range(runs)]  # type: ignore[misc]
    plain, sealed = zip(*times, strict=True)
    return median(plain), median(sealed)


def main(cases: int = 1000, runs: int = 15) -> int:
    """Print each time and ratio; return 1 when opening or saving costs more than it may."""
    with TemporaryDirectory() as name:
        paths = prepared(Path(name), cases)
        doors.lock(paths[1])
        print(f"derive the key: {timed(lambda: doors.unlock(paths[1], PASSPHRASE)):.3f} s")
        databases = [(path, open_database(path)) for path in paths]
        found = {text: compared(work, databases, runs) for text, work in WORKS.items()}
        for _, database in databases:
            database.close()
    for text, (plain, sealed) in found.items():
        print(f"{text:28} {plain * 1e3:9.1f} ms  {sealed * 1e3:9.1f} ms  × {sealed / plain:.2f}")
    opening, saving = found["open and read the catalogue"], found["save a case"]
    return int(opening[1] - opening[0] > OPENING or saving[1] > SAVING)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
