"""Many offices that edit the same cases apart and send each other files, late, twice or never in order.

Run from the project's folder: python -m tests.gates.offices [SEEDS] [OFFICES]
"""

import shutil
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import exists, select

from db.case_tables import read_rows
from db.cases import CaseStore
from db.database import Database, open_database
from db.exchange.aside import RUN
from db.exchange.incoming import incoming_from
from db.exchange.manifest import Manifest
from db.exchange.merge import merge
from db.exchange.outgoing import chosen_cases, outgoing
from db.exchange.package import Package
from db.exchange.purging import purge
from db.exchange.undoing import merges_made, undo_merge
from db.records import current_of, this_site
from db.schema import cases, changes, purges
from db.verify import verify
from planner.case import Case
from planner.changes import REMOVAL, WITHHELD
from planner.fields import CASES
from planner.identity import stays_here, tells_who
from planner.office import Counsellor
from planner.plan import Plan, Step, edit, remove
from planner.resting import FIRST
from planner.set_aside import new_plan, opened
from tests.builders import a_case
from tests.db.fresh import empty, made_once
from tests.gates.office_acts import Choices, act

NOW_MS = 1_790_000_000_000
# Clocks that agree, that lag, and that run years ahead.
SKEWS_MS = (0, 0, -90_000, 3_600_000, 10**12)
DAY = date(2026, 11, 26)
WORDS = ("a", "b", "c")


class Broken(AssertionError):
    """What a gate finds."""


class Office:
    """One office, whose clock need not be right."""

    def __init__(self, path: Path, number: int, skew_ms: int) -> None:
        self.database: Database = open_database(path)
        self.who = Counsellor(f"Personne {number}", f"P{number}", f"Bureau {number}")
        ticks = count(NOW_MS + skew_ms, 1000)
        self.wall = lambda: next(ticks)
        self.store = CaseStore(self.database, self.wall)
        with self.database.writing() as connection:
            self.site = this_site(connection)[0]

    def sent(self, identity: bool = True) -> Package:
        """Return the whole database as another office reads it."""
        with self.database.reading() as connection:
            payload = outgoing(connection, chosen_cases(connection, None, ()), identity)
        label = Manifest(self.site, "", sha256(self.site.encode()).hexdigest(), 1, "", "all", True, 1, "")
        return Package(Path("gate"), label, incoming_from(payload))

    def receive(self, package: Package, left_out: Collection[str] = ()) -> str:
        """Merge what another office sent; return what names the merge."""
        told = {row[0] for row in package.content.purges}
        return merge(self.database, package, self.who, wall=self.wall, accepted=told, left_out=left_out).id

    def knows(self, case: Case) -> bool:
        """Say whether a case is here."""
        return self.store.name(case.id) is not None

    def check(self) -> None:
        """See that the tables are what the records say."""
        if said := verify(self.database):
            raise Broken(said[0])

    def state(self, identity: bool = True) -> str:
        """Return the hash of all that is shared; without identity, of what tells nobody."""

        def stays(table: str, name: str) -> bool:
            return stays_here(table, name) or not (identity or not tells_who(table, name))

        with self.database.reading() as connection:
            ids = connection.execute(select(cases.c.id).order_by(cases.c.id)).scalars().all()
            gone = connection.execute(select(purges.c.case_id).order_by(purges.c.case_id)).scalars().all()
            shown = [
                (place, sorted((k, repr(v)) for k, v in row.items() if not stays(place[0], k)))
                for case_id in ids
                for place, row in sorted(read_rows(connection, case_id).items())
            ]
        return sha256(repr((shown, gone)).encode()).hexdigest()


@contextmanager
def offices(number: int, random: Random) -> Iterator[list[Office]]:
    """Give offices that know nothing yet, each with a database of its own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"{n}.db" for n in range(number)]
        for path in paths:
            path.write_bytes(made_once(empty))
        made = [Office(path, n, random.choice(SKEWS_MS)) for n, path in enumerate(paths)]
        try:
            yield made
        finally:
            for office in made:
                office.database.close()


def run(seed: int, number: int = 4, turns: int = 12) -> str:
    """Return the state that all offices reach; Broken when they differ or anything written was lost."""
    random = Random(seed)
    with offices(number, random) as made:
        shared = [a_case(plan=Plan((Step("s1", "A"), Step("s2", "B")))) for _ in range(3)]
        for case in shared:
            made[0].store.add(case, made[0].who)
        start = made[0].sent()
        for office in made[1:]:
            office.receive(start)
        if number > 2 and random.random() < 0.3:
            made[-1] = _copied(made[1], made[-1])
        # What is done beside draws on numbers of its own: the edits and files of a seed stay the same.
        destroyed = _work(made, shared, random, Random(seed), turns)
        _spread(made, identity=False)
        if len({office.state(identity=False) for office in made}) > 1:
            raise Broken("the offices differ in what tells nobody")
        _spread(made)
        _check(made, destroyed)
        return made[0].state()


def _copied(source: Office, instead_of: Office) -> Office:
    """Return an office that goes on from a copy of another one’s file, under the same name."""
    source.database.close()
    instead_of.database.close()
    shutil.copy(source.database.path, instead_of.database.path)
    return Office(instead_of.database.path, int(instead_of.who.initials[1:]), 7_000)


def _work(made: list[Office], shared: list[Case], random: Random, more: Random, turns: int) -> set[str]:
    """Let offices edit and exchange in any order; return the cases that one of them destroyed."""
    under_way: list[Package] = []
    destroyed: set[str] = set()
    choices: Choices = {}
    holding: dict[Office, list[str]] = {office: [] for office in made}
    for turn in range(turns):
        office = random.choice(made)
        _edit(office, random.choice(shared), random)
        act(office, more.choice(shared), choices, more)
        if random.random() < 0.2:
            # One more, which others know by merges alone: these may be undone once it was edited there.
            shared.insert(0, a_case(plan=Plan((Step("s1", "A"), Step("s2", "B")))))
            office.store.add(shared[0], office.who)
        if random.random() < 0.5:
            under_way.append(office.sent(identity=random.random() < 0.6))
        if under_way and random.random() < 0.6:
            # Sometimes an old file, sometimes one that came before, sometimes one that is undone.
            there = random.choice(made)
            package = random.choice(under_way)
            merged = there.receive(package, _left_out(package, more))
            there.check()
            if merged:
                holding[there].append(merged)
                _edit(there, random.choice(shared), random)
            if holding[there] and random.random() < 0.3:
                _undo(there, holding[there].pop(random.randrange(len(holding[there]))))
        if turn == turns // 2 and office.knows(shared[-1]):
            purge(office.database, shared[-1].id, "délai échu", office.who, office.wall)
            destroyed.add(shared[-1].id)
    for package in under_way[:2]:
        random.choice(made).receive(package)
    return destroyed


def _undo(office: Office, merge_id: str) -> None:
    """Undo a merge, perhaps one of long ago; see that what was edited here stays and leaves whole."""
    if merge_id not in {made.id for made in merges_made(office.database) if made.undone_on is None}:
        return
    undo_merge(office.database, merge_id, office.who, office.wall)
    office.check()
    content = office.sent().content
    told = {(row[0], row[1]) for row in content.changes}
    begun = {row[3] for row in content.changes if (row[4], row[6]) == (CASES, FIRST)}
    with office.database.reading() as connection:
        # A copy of this office's file writes under its name too: what came of it is not written here.
        here = (changes.c.site == office.site) & ~exists().where(RUN)
        mine = connection.execute(select(changes.c.case_id, changes.c.seq).where(here)).all()
    for case_id, seq in mine:
        if (office.site, seq) not in told or case_id not in begun:
            raise Broken("what was written here leaves no more")


def _left_out(package: Package, random: Random) -> list[str]:
    """Return a case that somebody leaves out of a merge, now and then."""
    ids = sorted({row[3] for row in package.content.changes})
    return [random.choice(ids)] if ids and random.random() < 0.15 else []


def _edit(office: Office, case: Case, random: Random) -> None:
    if not office.knows(case):
        return
    held, version = office.store.load(case.id)
    word = random.choice(WORDS) + str(random.randrange(3))
    step = random.choice(("s1", "s2"))
    plans = {
        "note": lambda: edit(held.plan, step, lambda s: replace(s, note=word)),
        "remove": lambda: remove(held.plan, step),
        "add": lambda: replace(held.plan, steps=(*held.plan.steps, Step(f"new-{word}", "C"))),
    }
    kind = random.choice(("notes", "swap", *plans))
    if kind == "swap":
        asides = held.keeping.plans
        again = asides and random.random() < 0.5
        after = opened(held, asides[-1].id, DAY, "") if again else new_plan(held, word, DAY, "")
    elif kind == "notes" or (kind == "note" and not held.plan.step(step)):
        after = replace(held, notes=word)
    else:
        after = replace(held, plan=plans[kind]())
    office.store.save(after, version, office.who)


def _spread(made: list[Office], identity: bool = True) -> None:
    """Let everybody hear of everything, and take in again what was undone."""
    for _ in range(2):
        for office in made[1:]:
            made[0].receive(office.sent(identity))
            office.receive(made[0].sent(identity))
    whole = made[0].sent(identity)
    for office in made[1:]:
        office.receive(whole)


def _check(made: list[Office], destroyed: set[str]) -> None:
    states = {office.state() for office in made}
    if len(states) > 1:
        raise Broken("the offices differ")
    for office in made:
        office.check()
        with office.database.reading() as connection:
            kept = set(connection.execute(select(changes.c.case_id).distinct()).scalars())
            _check_heads(kept, current_of(connection, sorted(kept)))
        if kept & destroyed:
            raise Broken("a destroyed case came back")


def _check_heads(kept: set[str], standing: dict) -> None:  # type: ignore[type-arg]
    """See that what nobody overwrote is shown or waits, and that an edit outlives a removal made apart."""
    for case_id in kept:
        history = standing[case_id]
        removed = history._removed
        for record in history.records:
            unseen = record.field not in (REMOVAL, WITHHELD) and record.id not in removed
            # A step may stand in the text of its plan, which was set aside.
            if unseen and record.place not in history.rows and record.place not in history.moved:
                raise Broken("an edit was lost to a removal")


def main(seeds: int = 20, number: int = 12) -> int:
    """Run the seeds and print one line."""
    for seed in range(seeds):
        run(seed, number, turns=4 * number)
    print(f"{number} offices, {seeds} seeds: the same state everywhere")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
