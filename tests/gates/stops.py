"""Merges that are killed at any moment: all of the file is there afterwards, or none of it.

Run from the project's folder: python -m tests.gates.stops [KILLS] [SEED]
"""

import shutil
import sys
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from db.backups import folder_of, is_as_verified, kept
from db.cases import NOBODY, CaseStore
from db.database import open_database
from db.exchange.merge import merge, received
from db.exchange.package import Order, write_package
from db.verify import verify
from planner.plan import Plan, Step
from tests.builders import a_case
from tests.gates.children import said_when_killed
from tests.gates.files import CHEAP, PASSPHRASE
from tests.gates.offices import Broken

# So many in the file, of which the database that receives it has some, edited there too.
CASES, HELD = 60, 20
# About as long as the merge takes.
LONGEST_SECONDS = 0.6
SOUND = "tell = lambda done, total: None"
# Keeps the records of a merge without the rows that they are to be shown by: what the gate must catch.
CARELESS = """
def tell(done, total):
    if not live:
        return
    live[0].exec_driver_sql("COMMIT"); live[0].exec_driver_sql("BEGIN IMMEDIATE"); time.sleep(5)
"""
MERGE = """
import sys, time
from pathlib import Path
from db.database import open_database
from db.exchange import merge as merging
path, file, said = sys.argv[1:]
database, live, add = open_database(Path(path)), [], merging.add
merging.add = lambda connection, *rest: (add(connection, *rest), live.append(connection))[0]
{tell}
package = merging.received(database, Path(file), said)
print("ready", flush=True)
merging.merge(database, package, tell=tell)
print("merged", flush=True)
"""


def prepare(folder: Path) -> tuple[Path, Path]:
    """Return a database with some cases of a file of many, edited in both, and that file."""
    source = open_database(folder / "source.db")
    cases = [
        a_case(plan=Plan(tuple(Step(f"{number}-{n}", "A", note=f"note {n}") for n in range(6))))
        for number in range(CASES)
    ]
    file, held = folder / "a.parcours", folder / "empty.db"
    target = open_database(held)
    for case in cases[:HELD]:
        CaseStore(source).add(case, NOBODY)
    write_package(source, file, Order(PASSPHRASE, cost=CHEAP))
    merge(target, received(target, file, PASSPHRASE))
    for case in cases[HELD:]:
        CaseStore(source).add(case, NOBODY)
    for case in cases[:HELD]:
        CaseStore(source).save(replace(case, kind="upgrading"), 1, NOBODY)
        held_now, version = CaseStore(target).load(case.id)
        CaseStore(target).save(replace(held_now, notes="ici"), version, NOBODY)
    write_package(source, file, Order(PASSPHRASE, cost=CHEAP))
    target.close()
    source.close()
    return held, file


def killed(folder: Path, empty: Path, file: Path, after: float, tell: str = SOUND) -> int:
    """Return how many more cases a database has after a merge was killed so many seconds after it began."""
    path = folder / "target.db"
    for left in folder.glob("target.db*"):
        left.unlink()
    shutil.copy(empty, path)
    shutil.rmtree(folder_of(path), ignore_errors=True)
    program = MERGE.replace("{tell}", tell)
    said = said_when_killed(program, path, file, PASSPHRASE, after=after)
    if not all(map(is_as_verified, kept(path))):
        raise Broken("half a backup is there")
    return _looked_at(path, "merged" in said)


def _looked_at(path: Path, acknowledged: bool) -> int:
    database = open_database(path)
    store = CaseStore(database)
    found = [store.load(row.id)[0] for row in store.page("", limit=CASES)]
    said, edited = verify(database), sum(case.kind == "upgrading" for case in found)
    database.close()
    if said:
        raise Broken(said[0])
    if sum(case.notes == "ici" for case in found) != HELD:
        raise Broken("an acknowledged save was lost")
    if (len(found), edited) not in ((HELD, 0), (CASES, HELD)) or (acknowledged and not edited):
        raise Broken(f"{len(found)} of {CASES} cases, {edited} of {HELD} edits")
    return len(found) - HELD


def try_kills(folder: Path, kills: int, seed: int) -> tuple[int, int]:
    """Return after how many kills nothing, and after how many everything, was there."""
    random, (empty, file) = Random(seed), prepare(folder)
    counts = [killed(folder, empty, file, random.uniform(0, LONGEST_SECONDS)) for _ in range(kills)]
    return counts.count(0), counts.count(CASES - HELD)


def main(kills: int = 200, seed: int = 1) -> int:
    """Kill merges and print one line."""
    with TemporaryDirectory() as folder:
        nothing, everything = try_kills(Path(folder), kills, seed)
    print(f"{kills} merges killed: nothing there after {nothing}, everything after {everything}, no half")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
