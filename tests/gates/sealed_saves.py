"""Saves into an encrypted database that are killed at any moment: the same promise as in a plain one.

Run from the project's folder: python -m tests.gates.sealed_saves [KILLS] [SEED]
"""

import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from db import keys
from db.exchange.sealing import Cost
from db.vault import key_file
from db.vault.doors import create_vault
from tests.gates.offices import Broken
from tests.gates.saves import LONGEST_SECONDS, SAVING, killed, prepare

PASSPHRASE = "quatre saisons en ville"
UNLOCKING = f"""
import sys
from pathlib import Path
from db.vault.doors import unlock
unlock(Path(sys.argv[1]), {PASSPHRASE!r})
"""


def try_kills(folder: Path, kills: int, seed: int, script: str = SAVING) -> int:
    """Return how many saves were acknowledged before so many kills; Broken when it is not encrypted."""
    random, path = Random(seed), folder / "a.db"
    create_vault(path, PASSPHRASE, lambda database: None)
    case = prepare(path)
    delays = (random.uniform(0, LONGEST_SECONDS) for _ in range(kills))
    saves = sum(killed(path, case, after, UNLOCKING + script) for after in delays)
    if not keys.is_sealed(path) or path.read_bytes().startswith(keys.PLAIN_START):
        raise Broken("the database is plain")
    keys.forget(path)
    return saves


def main(kills: int = 200, seed: int = 1) -> int:
    """Kill saves and print one line."""
    # Each killed program derives the key anew, and that is not what is tried here.
    key_file.COST = Cost(1, 8)
    with TemporaryDirectory() as folder:
        saves = try_kills(Path(folder), kills, seed)
    print(f"{kills} kills in the middle of encrypted saves: {saves} saves acknowledged, 0 lost, 0 half")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
