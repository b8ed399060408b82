"""Destructions that are killed at any moment: the next opening, or the same call, ends and certifies each.

Run from the project's folder: python -m tests.gates.destructions [KILLS] [SEED]
"""

import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from db import drafts
from db.backups import make
from db.cases import NOBODY, CaseStore
from db.database import Database, open_database
from db.drafts import Draft
from db.exchange.purging import end_interrupted
from db.registers.retention import certificates, destroy
from db.verify import verify
from planner.case import Case
from tests.gates.canary import an_office, held_by
from tests.gates.children import said_when_killed
from tests.gates.offices import Broken
from ui.destroyed import forget_destroyed

NAME, UNSAVED, REASON = "bureau.db", "unsaved", "délai échu"
# A little longer than a destruction takes, so that some end.
LONGEST_SECONDS = 1.5
SOUND = ""
# Destroys first and certifies later, as a program that is stopped between the two never does.
CARELESS = """
from db.exchange import cleansing, purging
purging.certify = lambda *rest: 0
cleansing.cleanse = lambda database: time.sleep(60)
"""
# Stops once the file is done and every copy is still to be seen to.
HALF_WAY = """
from db.exchange import cleansing
cleansing.cleanse = lambda database: time.sleep(60)
"""
DESTROY = """
import sys, time
from pathlib import Path
from db.cases import NOBODY
from db.database import open_database
from db.registers.retention import destroy
from ui.destroyed import forget_destroyed
path, unsaved, case, reason = sys.argv[1:]
{broken}
database = open_database(Path(path), create=False)
print("ready", flush=True)
destroy(database, case, reason, NOBODY)
forget_destroyed(database, Path(unsaved))
print("destroyed", flush=True)
"""
Opening = Callable[[Database, Path], None]


def prepare(folder: Path, seed: int) -> tuple[Path, Case]:
    """Return an office with every kind of copy of its cases, one with the word, and that case."""
    office = folder / "office"
    database, marked = an_office(office, Random(seed))
    drafts.keep(office / UNSAVED, database.path, Draft(marked, None, 0, "before"))
    stray = make(database.path, "daily").path
    for name in ("bureau.0a1b2c3d.plain.db", "bureau.damaged-2026-11-26T093000.db"):
        shutil.copy(stray, office / name)
    database.close()
    return office, marked


def opening(database: Database, unsaved: Path) -> None:
    """Do what the window does when a database is opened."""
    end_interrupted(database)
    forget_destroyed(database, unsaved)


def killed(office: Path, case: Case, after: float, broken: str = SOUND, opening: Opening = opening) -> str:
    """Return how far a destruction came that was killed so many seconds after it began, once it is ended."""
    here = office.with_name("here")
    shutil.rmtree(here, ignore_errors=True)
    shutil.copytree(office, here)
    path, program = here / NAME, DESTROY.replace("{broken}", broken)
    said = said_when_killed(program, path, here / UNSAVED, case.id, REASON, after=after)
    database = open_database(path)
    try:
        return _looked_at(database, case, "destroyed" in said, opening)
    finally:
        database.close()


def _looked_at(database: Database, case: Case, acknowledged: bool, opening: Opening) -> str:
    here = database.path.parent
    found = certificates(database)
    began = "ended" if acknowledged else "half way" if found else "not begun"
    opening(database, here / UNSAVED)
    if CaseStore(database).name(case.id) is None:
        _see_destroyed(database, case)
    elif acknowledged or certificates(database):
        raise Broken("a case that is certified is still there")
    destroy(database, case.id, REASON, NOBODY)
    forget_destroyed(database, here / UNSAVED)
    _see_destroyed(database, case)
    return began


def _see_destroyed(database: Database, case: Case) -> None:
    if found := held_by(database.path.parent):
        raise Broken(f"the word is in {', '.join(found)}")
    done = [one for one in certificates(database) if one.case == case.id]
    if len(done) != 1 or not done[0].copies:
        raise Broken(f"{len(done)} certificates, the copies: {[one.copies for one in done]}")
    if said := verify(database):
        raise Broken(said[0])


def try_kills(folder: Path, kills: int, seed: int) -> Counter[str]:
    """Return how far how many destructions had come when they were killed."""
    random, (office, case) = Random(seed), prepare(folder, seed)
    return Counter(killed(office, case, random.uniform(0, LONGEST_SECONDS)) for _ in range(kills))


def main(kills: int = 100, seed: int = 1) -> int:
    """Kill destructions and print one line."""
    with TemporaryDirectory() as folder:
        found = try_kills(Path(folder), kills, seed)
    told = ", ".join(f"{count} {began}" for began, count in sorted(found.items()))
    print(f"{kills} destructions killed ({told}): the word nowhere, one certificate each")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
