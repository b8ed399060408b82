"""An office taken off a server by its administrator: its people put out, its rows and its role gone."""

from secrets import token_urlsafe
from typing import TYPE_CHECKING

from db.schema import metadata
from db.server.address import Address
from db.server.connecting import SCHEMA
from db.server.isolation import lift, offices, quoted, secure, tables
from db.server.preparing import administered, admit_office, owning
from planner.errors import PlannerError

if TYPE_CHECKING:
    from sqlalchemy import Connection

COUNT = "SELECT count(*) FROM cases WHERE holder = %s"
PUT_OUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s"
# A role of that name may have work in other databases of the server: then only what it could here goes.
IS_ELSEWHERE = """
SELECT 1 FROM pg_shdepend WHERE refclassid = 'pg_authid'::regclass AND refobjid = %s::regrole
  AND dbid <> (SELECT oid FROM pg_database WHERE datname = current_database())
  AND NOT (classid = 'pg_database'::regclass AND objid =
    (SELECT oid FROM pg_database WHERE datname = current_database())) LIMIT 1
"""


def cases_of(admin: Address, password: str | None, office: str) -> int:
    """Return how many cases an office of a server holds; PlannerError if it is none of its offices."""
    with administered(admin, password) as connection, owning(connection) as transaction:
        _check_known(transaction, admin, office)
        # Row security hides from the owner too what offices hold: lifted, then put back as it was.
        with transaction.begin_nested() as seen:
            transaction.exec_driver_sql("ALTER TABLE cases NO FORCE ROW LEVEL SECURITY")
            found = int(transaction.exec_driver_sql(COUNT, (office,)).scalar_one())
            seen.rollback()
        return found


def put_out(admin: Address, password: str | None, office: str) -> str:
    """Give an office another password and end the work of its people; return that password."""
    secret = token_urlsafe(32)
    admit_office(admin, password, office, secret)
    with administered(admin, password) as connection:
        connection.execute(f"GRANT {quoted(office)} TO CURRENT_USER".encode())
        connection.execute(PUT_OUT.encode(), (office,))
    return secret


def remove_office(admin: Address, password: str | None, office: str) -> int:
    """Erase all rows of an office and what it could do here, all or nothing; return how many cases went."""
    with administered(admin, password) as connection, owning(connection) as transaction:
        _check_known(transaction, admin, office)
        lift(transaction)
        gone = int(transaction.exec_driver_sql(COUNT, (office,)).scalar_one())
        there = set(tables(transaction))
        for table in reversed(metadata.sorted_tables):
            if table.name in there:
                transaction.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE holder = %s', (office,))
        role = quoted(office)
        transaction.exec_driver_sql(f"REVOKE ALL ON ALL TABLES IN SCHEMA {SCHEMA} FROM {role}")
        transaction.exec_driver_sql(f"REVOKE ALL ON SCHEMA {SCHEMA} FROM {role}")
        secure(transaction)
        transaction.exec_driver_sql("RESET ROLE")
        transaction.exec_driver_sql(f"REVOKE ALL ON DATABASE {quoted(admin.database)} FROM {role}")
        if transaction.exec_driver_sql(IS_ELSEWHERE, (office,)).first() is None:
            transaction.exec_driver_sql(f"DROP ROLE {role}")
    return gone


def _check_known(transaction: "Connection", admin: Address, office: str) -> None:
    if office not in offices(transaction):
        raise PlannerError("server-office-unknown", office=office, server=admin.host)
