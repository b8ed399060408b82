"""Changes of the passphrase that are killed at each of their lines: the former one opens, or the new one.

Run from the project's folder: python -m tests.gates.passphrases
"""

import shutil
import sys
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from db.backups import make
from db.cases import NOBODY, CaseStore
from db.connection import is_sealed
from db.database import open_database
from db.exchange.sealing import Cost
from db.vault import key_file
from db.vault.doors import create_vault, lock, unlock
from planner.errors import PlannerError
from tests.builders import a_case, a_client
from tests.gates.children import said
from tests.gates.offices import Broken

CANARY = "Ondine Serin-Jaune"
CASE = a_case(client=a_client(name=CANARY))
FORMER, NEW = "quatre mots pour rire", "cinq mots pour ne plus rire"
# Counts the lines of the change as they are about to run, and dies at one of them as from kill -9.
KILLING = """
import os, signal, sys
from pathlib import Path
from db.exchange.sealing import Cost
from db.vault import doors, key_file
key_file.COST = Cost(1, 8)
path, last, count = Path(sys.argv[1]), int(sys.argv[2]), [0]
{mutant}
files = {doors.__file__, key_file.__file__, "<string>"}
def seen(frame, event, argument):
    if frame.f_code.co_filename not in files:
        return None
    if event == "line":
        count[0] += 1
        if count[0] == last:
            os.kill(os.getpid(), signal.SIGKILL)
    return seen
sys.settrace(seen)
doors.change_passphrase(path, sys.argv[3], sys.argv[4])
sys.settrace(None)
print("whole", flush=True)
"""
# Writes over the key where it lies: what the gate must catch.
CARELESS = """
def write(path, found):
    import json
    from dataclasses import asdict
    place = key_file.key_path(path)
    text = json.dumps({"format": key_file.FORMAT, **asdict(found)})
    with place.open("w") as file:
        file.write(text)
doors.write_key_file = write
"""


def try_kills(folder: Path, mutant: str = "", every: int = 1) -> int:
    """Return at how many lines a change was killed; Broken if what is left opens with none, or plain."""
    script, sound = KILLING.replace("{mutant}", mutant), folder / "sound"
    _make(sound / "a.db")
    for number in count(1, every):
        place = folder / str(number)
        shutil.copytree(sound, place)
        ended = said(script, place / "a.db", number, FORMER, NEW)
        opened = {_opened(path) for path in _databases(place)}
        if ended and opened != {NEW}:
            raise Broken("the former passphrase opens what was changed")
        _see_sealed(place)
        shutil.rmtree(place)
        if ended:
            return number - 1
    raise AssertionError("never")


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True)
    create_vault(path, FORMER, lambda database: _add(CaseStore(database)))
    make(path, "merge")
    lock(path)


def _add(store: CaseStore) -> None:
    store.add(CASE, NOBODY)


def _databases(folder: Path) -> list[Path]:
    """Return the database and its backup."""
    return sorted(path for path in folder.rglob("*.db") if path.is_file())


def _opened(path: Path) -> str:
    """Return the passphrase that opens a database; Broken if none does, or both do."""
    opening = [secret for secret in (FORMER, NEW) if _opens(path, secret)]
    if len(opening) != 1:
        raise Broken(f"{path.name} opens with {len(opening)} passphrases")
    return opening[0]


def _opens(path: Path, passphrase: str) -> bool:
    try:
        unlock(path, passphrase)
    except PlannerError:
        return False
    database = open_database(path)
    try:
        return CaseStore(database).load(CASE.id)[0] == CASE
    finally:
        database.close()
        lock(path)


def _see_sealed(folder: Path) -> None:
    if not all(is_sealed(path) for path in _databases(folder)):
        raise Broken("a database is plain")
    if any(CANARY.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file()):
        raise Broken("a name can be read")


def main() -> int:
    """Kill changes of the passphrase at every line, and print how often."""
    # What a passphrase costs is asked elsewhere.
    key_file.COST = Cost(1, 8)
    with TemporaryDirectory() as folder:
        kills = try_kills(Path(folder))
    print(f"change of the passphrase: killed at each of {kills} lines: one of the two opens each time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
