"""The destruction of a case: a word that only it held is found in no file afterwards, and never comes back.

Run from the project's folder: python -m tests.gates.canary [ROUNDS] [SEED]
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from db.backups import REASONS, kept, make
from db.cases import NOBODY, CaseStore
from db.database import Database, open_database
from db.exchange.merge import merge, received
from db.exchange.package import Order, write_package
from db.exchange.purging import purge
from db.registers.access import note_access
from db.restoring import restore
from db.verify import verify
from planner.case import Case
from planner.keeping import Consent, ContactNote, Keeping, PlanAside, Revision
from planner.plan import Plan, Step
from planner.registers import RELEASED
from tests.builders import a_case, a_client
from tests.gates.files import CHEAP, PASSPHRASE
from tests.gates.offices import Broken

WORD = "xXCANARIxX"


def held_by(folder: Path, word: str = WORD) -> list[str]:
    """Return the files that hold a word, as SQLite and JSON write it."""
    said = word.encode()
    return sorted(file.name for file in folder.rglob("*") if file.is_file() and said in file.read_bytes())


def an_office(folder: Path, random: Random) -> tuple[Database, Case]:
    """Return a database with a backup of every reason, between edits of cases; one has the word."""
    folder.mkdir()
    database = open_database(folder / "bureau.db")
    store = CaseStore(database)
    keeping = Keeping(
        contacts=(ContactNote("n", text=WORD),), consents=(Consent("c", detail=WORD),),
        revisions=(Revision("r", reason=WORD, plan=WORD),),
        plans=(PlanAside("", WORD, plan=WORD),),
    )  # fmt: skip
    marked = a_case(notes=f"{WORD} 0", client=a_client(name=WORD, obstacles=WORD), keeping=keeping)
    others = [a_case(notes=f"autre {n}") for n in range(5)]
    for case in (marked, *others):
        store.add(case, NOBODY)
    for reason in REASONS:
        for case in (marked, *random.sample(others, 2)):
            _edit(store, case, random)
        make(database.path, reason)
    return database, marked


def _edit(store: CaseStore, case: Case, random: Random) -> None:
    held, version = store.load(case.id)
    word = WORD if case.client.name == WORD else "sans suite "
    steps = tuple(Step(f"s{n}", "A", note=word * random.randrange(1, 400)) for n in range(4))
    store.save(replace(held, notes=word * random.randrange(1, 4000), plan=Plan(steps)), version, NOBODY)


def run(seed: int, folder: Path) -> int:
    """Return how many backups stay; Broken when the word is found or comes back."""
    here, there = folder / "here", folder / "there"
    database, marked = an_office(here, Random(seed))
    # Who exports a file names it after its person, and so does who gives a person the information.
    sent, basis = folder / f"{WORD}.parcours", f"consentement de {WORD}"
    write_package(database, sent, Order(PASSPHRASE, cost=CHEAP, identity=True, basis=basis))
    note_access(database, NOBODY, RELEASED, (marked.id,), f"{WORD}.zip")
    there.mkdir()
    other = open_database(there / "autre.db")
    merge(other, received(other, sent, PASSPHRASE))
    if not held_by(here):
        raise Broken("the word was never there")
    purge(database, marked.id, "délai échu")
    _see(here, "the purge")
    _merge_and_see(database, sent, here)
    _tell_other(database, other, folder)
    _see(there, "a merge of the purge")
    _restore_and_see(database, here)
    if said := (*verify(database), *verify(other)):
        raise Broken(said[0])
    database.close()
    other.close()
    return len(kept(here / "bureau.db"))


def _see(folder: Path, after: str) -> None:
    if found := held_by(folder):
        raise Broken(f"after {after} the word is in {', '.join(found)}")


def _merge_and_see(database: Database, sent: Path, here: Path) -> None:
    merge(database, received(database, sent, PASSPHRASE))
    _see(here, "a merge of an older file")


def _tell_other(database: Database, other: Database, folder: Path) -> None:
    told = folder / "b.parcours"
    write_package(database, told, Order(PASSPHRASE, cost=CHEAP))
    merge(other, received(other, told, PASSPHRASE))


def _restore_and_see(database: Database, here: Path) -> None:
    for backup in kept(database.path)[-2:]:
        restore(database.path, backup)
        _see(here, "going back to a backup")


def rounds(number: int, seed: int) -> Iterator[int]:
    """Yield how many backups each round cleansed."""
    for one in range(seed, seed + number):
        with TemporaryDirectory() as folder:
            yield run(one, Path(folder))


def main(number: int = 50, seed: int = 1) -> int:
    """Destroy cases and print one line."""
    backups = sum(rounds(number, seed))
    print(f"{number} cases destroyed, {backups} backups searched: the word nowhere, and nowhere again")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
