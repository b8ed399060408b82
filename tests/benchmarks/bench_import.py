"""How long an import of the real files takes, beside pandas and raw executemany of the same rows.

Run from the project's folder: python -m tests.benchmarks.bench_import SHARED_DATA_DIR [RUNS]
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from subprocess import run
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import pandas as pd

from db.catalogue import CatalogueStore
from db.database import open_database
from db.importers import PUBLIC
from db.importers.preview import source_preview
from db.importers.readable import Readable, opened, readables
from planner.catalogue import Catalogue
from tests.resources.shipped import shipped

RUNS = 5
WHOLE = {
    "NOC + OaSIS + COPS + wages": ("noc_2021", "oasis_2023", "cops_2024_2033", "jobbank_wages_2023"),
    "ESCO": ("esco_1_1_1",),
}
TABLES = ("trades", "skills", "trade_skills", "trade_titles", "wages", "outlooks", "sources")
Rows = dict[str, list[tuple[Any, ...]]]
# Runs one of these in a process of its own, and says how far its memory went beyond its imports.
ALONE = """
import re, sys
from pathlib import Path
from tests.benchmarks import bench_import as bench

def highest():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024

what, folder, *folders = sys.argv[1:]
before = highest()
getattr(bench, what)([Path(name) for name in folders], Path(folder, "alone.db"))
print(highest() - before)
"""


def ours(folders: Sequence[Path], path: Path) -> None:
    """Read the files and write what they hold into a new database, as the product does."""
    found = source_preview(None, folders, Catalogue())
    database = open_database(path)
    CatalogueStore(database).replace(found.after)
    database.close()


def reading(folders: Sequence[Path], path: Path) -> None:
    """Only read the files, up to the catalogue that they make."""
    source_preview(None, folders, Catalogue())


def framed(folders: Sequence[Path], path: Path) -> None:
    """Let pandas read the files that the importers read."""
    for file in _read_by(folders):
        with opened(file) as stream:
            pd.read_csv(stream, dtype=str, keep_default_na=False)


def executed(rows: Rows, path: Path) -> None:
    """Write rows into the same tables of a new database without anything between."""
    database = open_database(path)
    with database.writing() as connection:
        for table, found in rows.items():
            marks = ",".join("?" * len(found[0]))
            connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", found)
    database.close()


def _read_by(folders: Iterable[Path]) -> list[Readable]:
    files = (file for folder in folders for file in readables(folder))
    return [file for file in files if any(importer.recognises(file) for importer in PUBLIC.values())]


def _rows(path: Path) -> Rows:
    database = open_database(path)
    with database.reading() as connection:
        held = {t: connection.exec_driver_sql(f"SELECT * FROM {t}").fetchall() for t in TABLES}
    database.close()
    return {table: [tuple(row) for row in found] for table, found in held.items() if found}


def loading(path: Path) -> None:
    """Load the catalogue of a database, as at start-up."""
    database = open_database(path, create=False)
    CatalogueStore(database).load()
    database.close()


def _seconds(work: Callable[[Path], None], path: Path) -> float:
    began = perf_counter()
    work(path)
    return perf_counter() - began


def timed(folders: Sequence[Path], runs: int) -> tuple[list[float], int]:
    """Return the medians of pandas, raw rows, our reading and our whole import in turn, and the rows."""
    with TemporaryDirectory() as folder:
        ours(folders, Path(folder, "first.db"))
        rows = _rows(Path(folder, "first.db"))
        works: tuple[Callable[[Path], None], ...] = (
            partial(framed, folders),
            partial(executed, rows),
            partial(reading, folders),
            partial(ours, folders),
        )
        turns = [
            [_seconds(work, Path(folder, f"{turn}-{n}.db")) for n, work in enumerate(works)]
            for turn in range(runs)
        ]
    return [median(column) for column in zip(*turns, strict=True)], sum(map(len, rows.values()))


def start_up(folders: Sequence[Path], runs: int) -> tuple[float, float]:
    """Return the medians of loading the starter catalogue, and of loading it with ESCO besides."""
    with TemporaryDirectory() as folder:
        small, large = Path(folder, "small.db"), Path(folder, "large.db")
        for path, catalogue in ((small, shipped()), (large, source_preview(None, folders, shipped()).after)):
            database = open_database(path)
            CatalogueStore(database).replace(catalogue)
            database.close()
        times = [(_seconds(loading, small), _seconds(loading, large)) for _ in range(runs)]
    return median(time for time, _ in times), median(time for _, time in times)


def memory(what: str, folders: Sequence[Path]) -> float:
    """Return how many MB a process of its own takes beyond its imports."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-c", ALONE, what, folder, *map(str, folders)]
        return float(run(command, check=True, capture_output=True, text=True).stdout)


def main(shared: Path, runs: int = RUNS) -> None:
    """Print the table: medians in seconds, the ratio to pandas and raw rows together, and the memory."""
    print("| files | rows | pandas | raw rows | our reading | our import | ratio | MB | MB of pandas |")
    print("|---|---|---|---|---|---|---|---|---|")
    for title, names in WHOLE.items():
        folders = [shared / name for name in names]
        (frames, raw, read, whole), rows = timed(folders, runs)
        times = " | ".join(f"{seconds:.2f} s" for seconds in (frames, raw, read, whole))
        space = " | ".join(f"{memory(what, folders):.0f}" for what in ("ours", "framed"))
        print(f"| {title} | {rows:,} | {times} | {whole / (frames + raw):.2f} | {space} |")
    small, large = start_up([shared / name for name in WHOLE["ESCO"]], runs)
    print(f"\nThe catalogue loaded from a database: {small:.2f} s; with ESCO besides: {large:.2f} s.")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
