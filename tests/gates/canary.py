"""The destruction of a case: a word that only it held is found in no file afterwards, and never comes back.

Run from the project's folder: python -m tests.gates.canary [ROUNDS] [SEED]
"""

import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
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
from db.registers.incidents import keep_incident
from db.restoring import restore
from db.verify import verify
from planner.case import Case
from planner.keeping import Consent, ContactNote, Keeping, PlanAside, Revision
from planner.plan import Plan, Step
from planner.registers import RELEASED, Incident
from tests.builders import a_case, a_client
from tests.gates.files import CHEAP, PASSPHRASE
from tests.gates.offices import Broken

WORD = "xXCANARIxX"
EMAIL, PHONE = "qqserin@exemple.ca", "819 555-0177"
# How the registers tell of a person: as it was typed, and as others write it.
TOLD = f"Mme {WORD}, {WORD.upper()}, {EMAIL}, QQSerin@exemple.ca, {PHONE}, (819) 555.0177 et 8195550177"
SOUGHT = (WORD, "qqserin", "555-0177", "555.0177", "5550177")


def held_by(folder: Path) -> list[str]:
    """Return the files that hold a word of the person, as SQLite and JSON write it, whatever its capitals."""
    said = [word.lower().encode() for word in SOUGHT]
    files = ((file.name, file.read_bytes().lower()) for file in folder.rglob("*") if file.is_file())
    return sorted(name for name, data in files if any(word in data for word in said))


def told_everywhere() -> Incident:
    """Return an incident that tells of the person in every one of its sentences."""
    said = {field.name: TOLD for field in fields(Incident) if field.type is str}
    return replace(Incident(**said), id="i", author=NOBODY.name)  # type: ignore[arg-type]


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
    who = a_client(name=WORD, email=EMAIL, phone=PHONE, obstacles=WORD)
    marked = a_case(notes=f"{WORD} 0", client=who, keeping=keeping)
    others = [a_case(notes=f"autre {n}") for n in range(5)]
    for case in (marked, *others):
        store.add(case, NOBODY)
    _tell_registers(database, folder, others[0])
    for reason in REASONS:
        for case in (marked, *random.sample(others, 2)):
            _edit(store, case, random)
        make(database.path, reason)
    return database, marked


def _tell_registers(database: Database, folder: Path, other: Case) -> None:
    """Tell of the person in the lines of another case, and in an incident; the backups hold them."""
    file = folder.parent / f"{folder.name}-{WORD}.parcours"
    order = Order(PASSPHRASE, cost=CHEAP, cases=(other.id,), identity=True, basis=TOLD)
    write_package(database, file, order)
    note_access(database, NOBODY, RELEASED, (other.id,), f"{WORD}-{PHONE}.zip")
    keep_incident(database, told_everywhere(), date(2026, 1, 5))


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
    sent, basis = folder / f"{WORD}.parcours", f"consentement de {TOLD}"
    write_package(database, sent, Order(PASSPHRASE, cost=CHEAP, identity=True, basis=basis))
    note_access(database, NOBODY, RELEASED, (marked.id,), f"{WORD}.zip")
    there.mkdir()
    other = open_database(there / "autre.db")
    merge(other, received(other, sent, PASSPHRASE))
    keep_incident(other, told_everywhere(), date(2026, 1, 5))
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
