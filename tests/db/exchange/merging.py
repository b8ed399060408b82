"""A file merged in one line, and a case read back."""

from pathlib import Path

from db.cases import CaseStore
from db.database import Database
from db.exchange.merge import Report, merge, received
from planner.case import Case
from planner.office import Counsellor
from tests.db.exchange.offices import PASSPHRASE, THERE


def merged(database: Database, path: Path, author: Counsellor = THERE, **more: object) -> Report:
    return merge(database, received(database, path, PASSPHRASE), author, **more)  # type: ignore[arg-type]


def loaded(database: Database, case: Case) -> Case:
    return CaseStore(database).load(case.id)[0]
