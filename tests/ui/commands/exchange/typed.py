"""What is typed of an export or a merge: a command, and what a person answers at a terminal."""

import io
from dataclasses import replace
from pathlib import Path

from db.cases import CaseStore
from db.database import open_database
from db.exchange.package import read_label
from db.exchange.sealing import fingerprint
from planner.case import Case
from planner.office import Counsellor
from ui.command_line import main

PASSPHRASE = "quatre mots pour rire"


def run(*arguments: object) -> int:
    return main([str(argument) for argument in (*arguments, "--language", "en")])


class Terminal(io.StringIO):
    """What a person types."""

    def isatty(self) -> bool:
        return True


def with_name(path: Path, case: Case, name: str) -> None:
    """Give a case a name and a note, behind the window's back."""
    database = open_database(path, create=False)
    store = CaseStore(database)
    held, version = store.load(case.id)
    store.save(
        replace(held, client=replace(held.client, name=name), notes="NAS 046 454 286"), version, Counsellor()
    )
    database.close()


def key_of(file: Path) -> str:
    return fingerprint(bytes.fromhex(read_label(file).key))
