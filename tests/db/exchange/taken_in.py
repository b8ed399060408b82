"""A file taken in by the office of the south."""

from pathlib import Path

from db.database import Database
from db.exchange.merge import merge, received
from tests.db.exchange.offices import PASSPHRASE, THERE


def merged(database: Database, path: Path) -> str:
    return merge(database, received(database, path, PASSPHRASE), THERE).id
