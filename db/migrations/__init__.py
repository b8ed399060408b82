"""The schema's history: frozen steps, each applied once, in one transaction with the number of the last."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from planner.errors import PlannerError

if TYPE_CHECKING:
    from sqlalchemy import Connection

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
NEWEST = REVISIONS[-1]
Step = Callable[[], None]
# As Alembic itself makes it, so that its own commands work on our files too.
VERSION_TABLE = (
    "CREATE TABLE IF NOT EXISTS alembic_version "
    "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def steps() -> tuple[Step, ...]:
    """Return what each revision does, in order; named one by one so that an installer sees them all."""
    from db.migrations.versions import (
        r0001_first,
        r0002_office_edits,
        r0003_exchange,
        r0004_keeping,
        r0005_answers,
    )

    return (
        r0001_first.upgrade,
        r0002_office_edits.upgrade,
        r0003_exchange.upgrade,
        r0004_keeping.upgrade,
        r0005_answers.upgrade,
    )


def revision(connection: sqlite3.Connection, path: Path) -> str:
    """Return the revision of a file, which is none when nothing was ever migrated."""
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if known else None
    found = row[0] if row else ""
    if found and found not in REVISIONS:
        raise PlannerError("database-too-new", path=str(path), version=found)
    return found


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply the missing steps to a file: all of them, or none, and then the connection is to be closed."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import StaticPool

    engine = create_engine(
        "sqlite+pysqlite://", creator=lambda: connection, poolclass=StaticPool, pool_reset_on_return=None
    )
    event.listen(engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
    # Rebuilding a table would otherwise delete the rows that refer to it; checked before the commit.
    connection.execute("PRAGMA foreign_keys = OFF")
    with engine.begin() as transaction:
        # Asked again now that nobody else writes: another window may have been first.
        found = revision(connection, path)
        _apply(transaction, steps()[REVISIONS.index(found) + 1 if found else 0 :])
    connection.execute("PRAGMA foreign_keys = ON")


def _apply(transaction: "Connection", missing: tuple[Step, ...]) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    with Operations.context(MigrationContext.configure(transaction)):
        for step in missing:
            step()
    transaction.exec_driver_sql(VERSION_TABLE)
    transaction.exec_driver_sql("DELETE FROM alembic_version")
    transaction.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (REVISIONS[-1],))
    if broken := transaction.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise sqlite3.IntegrityError(f"the migration breaks {len(broken)} references: {broken[:3]}")
