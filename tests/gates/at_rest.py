"""An office's day on one database, and the search for a word of its cases in all that lies on the disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from db import keys
from db.backups import make
from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.database import Database, create_database, open_database
from db.exchange.merge import merge, received
from db.exchange.package import Order, write_package
from db.exchange.sealing import Cost
from db.settings import SettingsStore
from db.snapshot import snapshot
from db.vault import doors
from db.verify import mend, verify
from planner.case import Case
from planner.office import Counsellor
from tests.builders import a_case, a_small_catalogue
from ui.opened_papers import OpenedPapers

CANARY = "zebulinecanari"
PASSPHRASE = "quatre saisons en ville"
HERE = Counsellor("Camille Exemple", "CE", "Bureau du nord")
CASES = 40


def a_day(path: Path, plain: bool) -> Iterator[str]:
    """Work on a new database as an office does, and say after each thing what was done."""
    if plain:
        create_database(path, lambda database: _begin(database))
    else:
        doors.create_vault(path, PASSPHRASE, _begin)
    yield "created"
    database = open_database(path)
    yield from _saving(database)
    yield from _copying(database)
    yield from _exchanging(database)
    yield from _reading(path.parent / "opened")
    yield from _locking(database, plain)


def places(folder: Path) -> list[Path]:
    """Return the files below a folder in which the word can be read, however its letters are written."""
    return [file for file in folder.rglob("*") if file.is_file() and _tells(file)]


def _tells(file: Path) -> bool:
    # Another name of the file: closing one that SQLite has open would drop its locks.
    seen = file.with_name(f"{file.name}.seen")
    try:
        with _copied(file, seen) as data:
            return any(form in data for form in (CANARY.encode(), CANARY.encode("utf-16-le")))
    finally:
        seen.unlink(missing_ok=True)


@contextmanager
def _copied(file: Path, seen: Path) -> Iterator[bytes]:
    # In a process of its own, for the same reason.
    if os.system(f"cp '{file}' '{seen}'"):
        yield b""
        return
    yield seen.read_bytes().lower()


def _case(number: int) -> Case:
    return a_case(id=f"00000000-0000-7000-8000-{number:012}", notes=f"{CANARY.title()} {number}")


def _begin(database: Database) -> None:
    CatalogueStore(database).replace(a_small_catalogue())
    SettingsStore(database).save_counsellor(HERE)


def _saving(database: Database) -> Iterator[str]:
    store = CaseStore(database)
    for number in range(CASES):
        store.add(_case(number), HERE)
    case, version = store.load(_case(0).id)
    store.save(replace(case, notes=f"{CANARY} again"), version, HERE)
    yield "saved"
    with database.writing() as connection:
        connection.exec_driver_sql("PRAGMA cache_spill = 1")
        connection.exec_driver_sql("UPDATE cases SET notes = notes || notes || notes")
        connection.exec_driver_sql("SELECT * FROM changes ORDER BY value, hlc").fetchall()
        yield "writing"
        connection.rollback()


def _copying(database: Database) -> Iterator[str]:
    make(database.path, "merge")
    with snapshot(database.path) as twin:
        assert verify(twin) == ()
        yield "looking"
    mend(database)
    yield "copied"


def _exchanging(database: Database) -> Iterator[str]:
    package = database.path.with_suffix(".parcours")
    order = Order(PASSPHRASE, identity=True, basis="transfert", cost=Cost(1, 8))
    write_package(database, package, order, HERE)
    merge(database, received(database, package, PASSPHRASE), HERE)
    yield "exchanged"


def _reading(folder: Path) -> Iterator[str]:
    """Open papers: one goes with the lock, one is left by a program that was killed, until the next start."""
    papers = OpenedPapers(folder)
    papers.keep("plan", f"%PDF {CANARY}".encode())
    papers.sweep()
    papers.keep("plan", f"%PDF {CANARY}".encode())
    OpenedPapers(folder)
    yield "read"


def _locking(database: Database, plain: bool) -> Iterator[str]:
    path = database.path
    if not plain:
        doors.change_passphrase(path, PASSPHRASE, PASSPHRASE + " !")
        doors.change_code(path, PASSPHRASE + " !")
    database.close()
    keys.forget(path)
    yield "locked"
