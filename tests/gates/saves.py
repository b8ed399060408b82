"""Saves that are killed at any moment: all that was acknowledged is there, and nothing half.

Run from the project's folder: python -m tests.gates.saves [KILLS] [SEED]
"""

import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from db.cases import NOBODY, CaseStore
from db.database import open_database
from db.verify import verify
from planner.case import Case
from planner.plan import Plan, Step
from tests.builders import a_case
from tests.gates.children import said_when_killed
from tests.gates.offices import Broken

# About as long as twenty saves take.
LONGEST_SECONDS = 0.2
STEPS = 4
SAVING = """
import sys
from dataclasses import replace
from pathlib import Path
from db.cases import NOBODY, CaseStore
from db.database import Database, open_database
from planner.plan import Plan, Step

store = CaseStore(open_database(Path(sys.argv[1])))
case, version = store.load(sys.argv[2])
while True:
    note = str(version + 1) * 300
    steps = tuple(Step(step.id, "A", note=note) for step in case.plan.steps)
    case = replace(case, notes=note, plan=Plan(steps))
    version = store.save(case, version, NOBODY)
    print(version, flush=True)
"""


PROMISED = "    version = store.save(case, version, NOBODY)\n    print(version, flush=True)\n"
# What the gate must catch: a promise made before it is kept, and a save of which parts can be seen.
HASTY = SAVING.replace(PROMISED, "    print(version + 1, flush=True)\n" + PROMISED)
CARELESS = SAVING.replace(
    "store =",
    """
from contextlib import contextmanager
@contextmanager
def writing(self):
    with self.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("COMMIT")
        yield connection
Database.writing = writing
store =""",
)


def prepare(path: Path) -> Case:
    """Return the only case of a new database."""
    case = a_case(plan=Plan(tuple(Step(f"s{n}", "A") for n in range(STEPS))))
    database = open_database(path)
    CaseStore(database).add(case, NOBODY)
    database.close()
    return case


def killed(path: Path, case: Case, after: float, script: str = SAVING) -> int:
    """Return how many saves were acknowledged before a kill; Broken when one is lost or half."""
    promised = [1, *(int(line) for line in said_when_killed(script, path, case.id, after=after))]
    database = open_database(path)
    try:
        found, version = CaseStore(database).load(case.id)
        wrong = verify(database)
    finally:
        database.close()
    if version < max(promised):
        raise Broken(f"version {max(promised)} was acknowledged, and {version} is there")
    if {step.note for step in found.plan.steps} != {found.notes} or found.notes != str(version) * 300:
        raise Broken(f"version {version} is there in part")
    if wrong:
        raise Broken(wrong[0])
    return len(promised) - 1


def try_kills(folder: Path, kills: int, seed: int, script: str = SAVING) -> int:
    """Return how many saves were acknowledged in all before so many kills."""
    random, path = Random(seed), folder / "a.db"
    case = prepare(path)
    return sum(killed(path, case, random.uniform(0, LONGEST_SECONDS), script) for _ in range(kills))


def main(kills: int = 500, seed: int = 1) -> int:
    """Kill saves and print one line."""
    with TemporaryDirectory() as folder:
        saves = try_kills(Path(folder), kills, seed)
    print(f"{kills} kills in the middle of saves: {saves} saves acknowledged, 0 lost, 0 half")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
