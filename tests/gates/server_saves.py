"""Two windows that save one case on one server, killed with it or by it: no acknowledged save is lost.

Run from the project's folder: python -m tests.gates.server_saves [SAVES] [KILLS] [CUTS] [SEED]
"""

import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from subprocess import Popen
from tempfile import TemporaryDirectory
from time import sleep

from sqlalchemy import func, select

from db.cases import NOBODY, CaseStore
from db.database import Database
from db.schema import changes, site
from db.server.preparing import admit_office, prepare
from db.verify import verify
from tests.builders import a_case
from tests.gates.children import started
from tests.gates.offices import Broken
from tests.server import OFFICES, SECRET, Cluster, opened, running

CASE = "0193a1c2-0000-7000-8000-000000000001"
DATABASE = "parcours_gate"
SOUND = ""
# Saves over what the other window wrote: what the gate must catch.
CARELESS = "cases._claim = lambda *_: None"
# As the window saves: by version, joined with what others saved meanwhile; said once it is kept.
WINDOW = """
import os, sys
from dataclasses import replace
from pathlib import Path
from db import cases
from db.cases import CaseStore
from db.database import open_database
from db.server import passwords
from planner.errors import PlannerError
from planner.office import Counsellor
from planner.plan import Step
path, me, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
passwords.hold(path, "ouest")
{fault}
store, author = CaseStore(open_database(path)), Counsellor(me)
base, version = store.load("{case}")
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    steps = (*base.plan.steps, Step(f"{me}-{number}", "A", title=me))
    mine = replace(base, plan=replace(base.plan, steps=steps))
    joins, kept = False, None
    while kept is None:
        try:
            kept = store.join(mine, base, author) if joins else (mine, store.save(mine, version, author))
        except PlannerError as refusal:
            if refusal.code == "server-lost":
                # The end of this window, as of its server: what it had promised is all that counts.
                sys.exit(1)
            if refusal.code not in ("case-changed", "database-busy"):
                raise
            joins = joins or refusal.code == "case-changed"
    base, version = kept
    print(f"{me}-{number}", flush=True)
"""


@dataclass
class Tally:
    """What windows promised, and how they ended."""

    promised: int = 0
    kills: int = 0
    cuts: int = 0


def begun(cluster: Cluster, folder: Path) -> Database:
    """Return the database of an office on a server, with the case that both windows edit."""
    address = cluster.admin(DATABASE)
    prepare(address, SECRET)
    for office in OFFICES:
        admit_office(address, SECRET, office, office)
    database = opened(address, OFFICES[0], folder)
    CaseStore(database).add(a_case(id=CASE), NOBODY)
    return database


def windows(database: Database, names: Sequence[str], count: int, fault: str = SOUND) -> list[str]:
    """Let windows save at once until they end; return what they promised."""
    children = together(database, names, count, fault)
    promised = [line for child in children for line in child.communicate()[0].splitlines()]
    if any(child.returncode for child in children):
        raise Broken("a window failed")
    return promised


def together(database: Database, names: Sequence[str], count: int, fault: str = SOUND) -> list[Popen[str]]:
    """Have windows read the case, and save only once each of them has: else one may end before another."""
    program = WINDOW.replace("{fault}", fault).replace("{case}", CASE)
    children = [started(program, database.path, name, count) for name in names]
    for child in children:
        assert child.stdout is not None and child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    return children


def stopped(
    database: Database, names: Sequence[str], after: float, cluster: Cluster | None = None
) -> list[str]:
    """Kill windows, or cut their server's power, so many seconds after both began; return the promises."""
    children = together(database, names, 10_000)
    sleep(after)
    if cluster is not None:
        cluster.stop("immediate")
    for child in children:
        child.send_signal(signal.SIGKILL)
    said = "".join(child.communicate()[0] for child in children)
    if cluster is not None:
        database.close()
        cluster.start()
    return [line for line in said.splitlines(keepends=True) if line.endswith("\n")]


def check(database: Database, promised: Sequence[str]) -> None:
    """Raise Broken unless every promised save is there, whole, once, under a number of its own."""
    there = {step.id for step in CaseStore(database).load(CASE)[0].plan.steps}
    if lost := {line.strip() for line in promised} - there:
        raise Broken(f"{len(lost)} acknowledged saves are lost: {sorted(lost)[:3]}")
    if said := verify(database):
        raise Broken(said[0])
    with database.reading() as connection:
        last, sites = connection.execute(select(func.max(site.c.seq), func.count())).one()
        numbered = select(func.count(), func.max(changes.c.seq)).select_from(changes)
        count, most = connection.execute(numbered).one()
    if (sites, most) != (1, last) or count != last:
        raise Broken(f"{count} records of {sites} sites are numbered up to {most}, and {last} was given last")


def try_all(cluster: Cluster, folder: Path, saves: int, kills: int, cuts: int, seed: int) -> Tally:
    """Let two windows save, kill them and their server, and check after each; return what was promised."""
    random, database, tally = Random(seed), begun(cluster, folder), Tally(kills=kills, cuts=cuts)
    promised = windows(database, ("a", "b"), saves)
    check(database, promised)
    for number in range(kills + cuts):
        names = (f"c{number}", f"d{number}")
        power = cluster if number >= kills else None
        promised += stopped(database, names, random.uniform(0, 0.6), power)
        check(database, promised)
    database.close()
    tally.promised = len(promised)
    return tally


def main(saves: int = 500, kills: int = 60, cuts: int = 40, seed: int = 1) -> int:
    """Try all of it on a server of its own, and print one line."""
    with running("listen_addresses=") as cluster, TemporaryDirectory() as folder:
        done = try_all(cluster, Path(folder), saves, kills, cuts, seed)
    print(
        f"{done.promised} saves acknowledged by two windows of one case, {done.kills} times killed, "
        f"{done.cuts} times without their server: none lost, none half, no number given twice"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
