"""Migrations that are killed at each of their statements: the file is what it was, or all of it is new.

Run from the project's folder: python -m tests.gates.steps
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from db import migrations
from db.backups import is_as_verified, kept
from db.cases import CaseStore
from db.database import open_database
from db.verify import verify
from tests.databases import frozen
from tests.db.files import asked, dump
from tests.gates.children import said
from tests.gates.offices import Broken

# Counts the statements that change something, and dies at one of them as from kill -9.
KILLING = """
import os, signal, sys
from pathlib import Path
from db import connection, database, migrations
path, last = Path(sys.argv[1]), int(sys.argv[2])
connect, count = connection.connect, [0]
def watched(wanted):
    found = connect(wanted)
    if Path(wanted) == path or {everywhere}:
        found.set_trace_callback(seen)
    return found
def seen(statement):
    if statement.split(" ")[0].upper() not in ("SELECT", "PRAGMA", "--"):
        count[0] += 1
        if count[0] == last:
            os.kill(os.getpid(), signal.SIGKILL)
database.connect = watched
{mutant}
database.open_database(path).close()
print("whole", count[0], flush=True)
"""
# Keeps each statement by itself: what the gate must catch.
CARELESS = """
def migrate(found, path):
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool
    engine = create_engine(
        "sqlite://", creator=lambda: found, poolclass=StaticPool, pool_reset_on_return=None)
    with engine.connect() as transaction:
        done = migrations.revision(found, path)
        migrations._apply(transaction, migrations.steps()[migrations.REVISIONS.index(done) + 1 :])
database._rehearse = lambda *_: None
migrations.migrate = migrate
"""


def script(mutant: str = "", everywhere: bool = False) -> str:
    """Return the program that opens an older file and dies at a statement, of the file or of any copy."""
    return KILLING.replace("{mutant}", mutant).replace("{everywhere}", str(everywhere))


def try_revision(revision: str, folder: Path, program: str, every: int = 1) -> int:
    """Return at how many statements the opening of a file was killed; Broken if one left a half."""
    old = frozen.unpacked(revision, folder)
    before = dump(old)
    for number in _numbers(every):
        path = folder / str(number) / "a.db"
        path.parent.mkdir()
        shutil.copy(old, path)
        ended = said(program, path, number)
        _see(path, before)
        shutil.rmtree(path.parent)
        if ended:
            return number - 1
    return 0


def _numbers(every: int) -> Iterator[int]:
    number = 1
    while True:
        yield number
        number += every


def _see(path: Path, before: list[str]) -> None:
    """See that the file is whole as it is, and that it can be opened with all that it held."""
    revision = asked(path, "SELECT version_num FROM alembic_version")[0][0]
    if revision != migrations.NEWEST and dump(path) != before:
        raise Broken("the file was changed in part")
    if any(asked(backup.path, "PRAGMA integrity_check") != [("ok",)] for backup in kept(path)):
        raise Broken("a backup is damaged")
    database = open_database(path)
    try:
        found, wrong = CaseStore(database).load(frozen.CASE.id), verify(database)
    finally:
        database.close()
    if found != (frozen.CASE, frozen.VERSION) or wrong:
        raise Broken(wrong[0] if wrong else "the case is another")
    if revision != migrations.NEWEST and not all(map(is_as_verified, kept(path)[:1])):
        raise Broken("the file was migrated without a backup")


def main() -> int:
    """Kill the migrations of every released schema, and print how often."""
    for revision in migrations.REVISIONS[:-1]:
        for everywhere in (False, True):
            with TemporaryDirectory() as folder:
                kills = try_revision(revision, Path(folder), script(everywhere=everywhere))
            where = "of the file and its copies" if everywhere else "of the file"
            print(f"schema {revision}: killed at each of {kills} statements {where}: whole each time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
