"""An office server made ready by its administrator: the database, its owner, its tables, its offices."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db import migrations
from db.server.address import Address
from db.server.connecting import SCHEMA, connected
from db.server.faults import server_code
from db.server.isolation import OWNER, admit, lift, offices, quoted, secure
from planner.errors import PlannerError

if TYPE_CHECKING:
    import psycopg
    from sqlalchemy import Connection

# The database that every server has: where another one is made from.
FIRST_DATABASE = "postgres"
# As a file compares texts: byte by byte.
COLLATIONS = ("C", "POSIX", "C.UTF-8", "C.utf8")
NAME = re.compile(r"[a-z][a-z0-9_]{1,62}")
# A number of our own, so that two administrators do not migrate at once.
TURN = 0x50524353
IS_OFFICE = """
SELECT has_schema_privilege(rolname, %s, 'USAGE') AND NOT rolsuper AND NOT rolbypassrls
  AND NOT pg_has_role(rolname, %s, 'MEMBER')
FROM pg_roles WHERE rolname = %s
"""
# What an administrator is told of a right that is missing.
RIGHTS = {"server-not-allowed": "server-rights-missing"}
TEXTS = """
SELECT datcollate, pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()
"""
PLAIN_ROLE = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"


def prepare(admin: Address, password: str | None) -> tuple[str, ...]:
    """Make the database of an address, or bring it to the newest schema; return the offices it has.

    What is there is kept. All of a migration is done, or nothing.
    """
    _make_database(admin, password)
    with administered(admin, password) as connection:
        _check_texts(connection)
        _make_owner(connection)
        with owning(connection) as transaction:
            transaction.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})")
            _migrate(transaction)
            secure(transaction)
            return offices(transaction)


def admit_office(admin: Address, password: str | None, office: str, secret: str) -> None:
    """Give an office a role of its own, or the role that it has another password."""
    check_office_name(office)
    with administered(admin, password) as connection:
        if not connection.execute("SELECT to_regclass('parcours.cases')").fetchone()[0]:  # type: ignore[index]
            raise PlannerError("server-not-prepared", server=admin.host, database=admin.database)
        _make_office(connection, office, secret)
        connection.execute(
            f"GRANT CONNECT, TEMPORARY ON DATABASE {quoted(admin.database)} TO {office}".encode()
        )
        with owning(connection) as transaction:
            admit(transaction, office)


def check_office_name(office: str) -> None:
    """Raise PlannerError unless a role can have this name, on every server and without quotes."""
    if not NAME.fullmatch(office) or office.startswith("pg_") or office == OWNER:
        raise PlannerError("server-office-name", office=office)


@contextmanager
def administered(admin: Address, password: str | None) -> "Iterator[psycopg.Connection[Any]]":
    """Give the administrator’s connection; what goes wrong in it is told by its cause."""
    from psycopg import Error
    from sqlalchemy.exc import DBAPIError

    connection = connected(admin, password)
    connection.autocommit = True
    try:
        yield connection
    except (Error, DBAPIError) as error:
        code = server_code(getattr(error, "orig", error))
        named = {"server": admin.host, "database": admin.database, "office": admin.office}
        if not code:
            raise
        raise PlannerError(RIGHTS.get(code, code), path=admin.short, **named) from error
    finally:
        connection.close()


def _make_database(admin: Address, password: str | None) -> None:
    try:
        connected(admin, password).close()
    except PlannerError as missing:
        if missing.code != "server-database-missing":
            raise
        with administered(replace(admin, database=FIRST_DATABASE), password) as connection:
            name = quoted(admin.database)
            kind = "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
            connection.execute(f"CREATE DATABASE {name} {kind}".encode())
            connection.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC".encode())


def _check_texts(connection: "psycopg.Connection[Any]") -> None:
    asked = (
        "SELECT datcollate, pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"
    )
    collation, encoding = connection.execute(asked).fetchone() or ("", "")
    if collation not in COLLATIONS or encoding != "UTF8":
        raise PlannerError("server-other-order", collation=f"{collation}, {encoding}")


def _make_owner(connection: "psycopg.Connection[Any]") -> None:
    """Make the role that owns the tables: nobody logs in as it, and row security holds for it too."""
    if not _has_role(connection, OWNER):
        connection.execute(f"CREATE ROLE {OWNER} NOLOGIN {PLAIN_ROLE}".encode())
    connection.execute(f"GRANT {OWNER} TO CURRENT_USER".encode())
    connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA} AUTHORIZATION {OWNER}".encode())


def _make_office(connection: "psycopg.Connection[Any]", office: str, secret: str) -> None:
    """Make a role, or change its password; the server is told a proof of the password, not the password."""
    known = _has_role(connection, office)
    if known and connection.execute(IS_OFFICE, (SCHEMA, OWNER, office)).fetchone() != (True,):
        raise PlannerError("server-office-taken", office=office)
    proof = connection.pgconn.encrypt_password(secret.encode(), office.encode(), b"scram-sha-256").decode()
    what = f"ALTER ROLE {office} LOGIN" if known else f"CREATE ROLE {office} LOGIN {PLAIN_ROLE}"
    connection.execute(f"{what} PASSWORD '{proof}'".encode())


def _has_role(connection: "psycopg.Connection[Any]", name: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)).fetchone() is not None


@contextmanager
def owning(connection: "psycopg.Connection[Any]") -> "Iterator[Connection]":
    """Give one transaction as the owner of the tables."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    connection.execute(f"SET ROLE {OWNER}".encode())
    connection.autocommit = False
    engine = create_engine(
        "postgresql+psycopg://", creator=lambda: connection, poolclass=StaticPool, pool_reset_on_return=None
    )
    with engine.begin() as transaction:
        yield transaction


def _migrate(transaction: "Connection") -> None:
    """Apply the missing steps of the schema's history."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    import db.server.tables  # noqa: F401 - how tables are made on a server

    found = revision(transaction)
    transaction.exec_driver_sql(migrations.VERSION_TABLE)
    lift(transaction)
    with Operations.context(MigrationContext.configure(transaction)):
        for step in migrations.steps()[migrations.REVISIONS.index(found) + 1 if found else 0 :]:
            step()
    transaction.exec_driver_sql("DELETE FROM alembic_version")
    transaction.exec_driver_sql("INSERT INTO alembic_version VALUES (%s)", (migrations.NEWEST,))


def revision(connection: "Connection") -> str:
    """Return the schema of a server, "" before there is one; PlannerError when it is newer than ours."""
    known = connection.exec_driver_sql("SELECT to_regclass('parcours.alembic_version')").scalar()
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() if known else None
    if found is not None and found not in migrations.REVISIONS:
        raise PlannerError("database-too-new", path="PostgreSQL", version=found)
    return str(found or "")
