"""What keeps the offices of a server apart: row security on every table, bound to the role that asks.

The role is what the server itself let in. A policy that looked at a session variable would believe whatever a
client sets there.
"""

from typing import TYPE_CHECKING

from db.server.connecting import SCHEMA
from planner.errors import PlannerError

if TYPE_CHECKING:
    from sqlalchemy import Connection

OWNER = "parcours_owner"
REVISIONS = "alembic_version"
# What the server may count the values of, to find its way: keys, and what lists are put in order and filtered
# by, which names nobody. What it counted of all offices together, EXPLAIN tells any of them.
COUNTED = (
    "holder", "id", "case_id", "site", "table", "field", "row", "removed", "kind", "trade", "target_trade",
    "activity", "updated", "deadline", "next_due", "retain_until",
)  # fmt: skip
OF_PEOPLE = ("cases", "authors", "incidents", "settings")
WORDS = """
SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0
  AND NOT attisdropped AND atttypid IN ('text'::regtype, 'varchar'::regtype)
ORDER BY attnum
"""
OWN = "holder = CURRENT_USER"
# Only added to; a destroyed case may still lose what a line tells of it.
JOURNAL, EMPTIED = "access_journal", "detail"
TABLES = f"""
SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = '{SCHEMA}'::regnamespace
ORDER BY relname
"""
OFFICES = f"""
SELECT DISTINCT rolname FROM pg_namespace, aclexplode(nspacl) AS given JOIN pg_roles ON oid = given.grantee
WHERE nspname = '{SCHEMA}' AND rolname <> '{OWNER}' ORDER BY rolname
"""


def tables(connection: "Connection") -> tuple[str, ...]:
    """Return the tables that hold rows of offices."""
    found = connection.exec_driver_sql(TABLES).scalars()
    return tuple(name for name in found if name != REVISIONS)


def offices(connection: "Connection") -> tuple[str, ...]:
    """Return the roles that are offices of this server."""
    return tuple(connection.exec_driver_sql(OFFICES).scalars())


def lift(connection: "Connection") -> None:
    """Let the owner see all rows until the transaction ends: a migration writes those of every office."""
    for table in tables(connection):
        connection.exec_driver_sql(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY')


def secure(connection: "Connection") -> None:
    """Bind every table to its offices, those just made and those that were lifted."""
    for table in tables(connection):
        _check_owned(connection, table)
        for what in ("ENABLE", "FORCE"):
            connection.exec_driver_sql(f'ALTER TABLE "{table}" {what} ROW LEVEL SECURITY')
        _bind(connection, table)
        _leave_uncounted(connection, table)
    connection.exec_driver_sql("CREATE UNIQUE INDEX IF NOT EXISTS one_site ON site (holder)")
    for office in offices(connection):
        admit(connection, office)


def admit(connection: "Connection", office: str) -> None:
    """Let an office work with its rows of every table; never TRUNCATE, which row security does not see."""
    role = quoted(office)
    connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {SCHEMA} TO {role}")
    connection.exec_driver_sql(f"GRANT SELECT ON {REVISIONS} TO {role}")
    for table in tables(connection):
        rights = (
            f"SELECT, INSERT, UPDATE ({EMPTIED})" if table == JOURNAL else "SELECT, INSERT, UPDATE, DELETE"
        )
        connection.exec_driver_sql(f'GRANT {rights} ON "{table}" TO {role}')


def quoted(name: str) -> str:
    """Return a name as SQL writes it."""
    return '"{}"'.format(name.replace('"', '""'))


def _bind(connection: "Connection", table: str) -> None:
    connection.exec_driver_sql(f'DROP POLICY IF EXISTS own ON "{table}"')
    connection.exec_driver_sql(f'CREATE POLICY own ON "{table}" USING ({OWN}) WITH CHECK ({OWN})')
    if table == JOURNAL:
        connection.exec_driver_sql(f'DROP POLICY IF EXISTS emptied ON "{table}"')
        connection.exec_driver_sql(
            f'CREATE POLICY emptied ON "{table}" AS RESTRICTIVE FOR UPDATE USING (true) '
            f"WITH CHECK ({EMPTIED} = '')"
        )


def _leave_uncounted(connection: "Connection", table: str) -> None:
    names = connection.exec_driver_sql(WORDS, (quoted(table),)).scalars().all()
    if table in OF_PEOPLE or "case_id" in names:
        for name in set(names) - set(COUNTED):
            connection.exec_driver_sql(f'ALTER TABLE "{table}" ALTER "{name}" SET STATISTICS 0')


def _check_owned(connection: "Connection", table: str) -> None:
    """A row of nobody would be seen by nobody: a migration must say whose each row is."""
    stray = connection.exec_driver_sql(f"SELECT 1 FROM \"{table}\" WHERE holder = '{OWNER}' LIMIT 1").first()
    if stray is not None:
        raise PlannerError("server-rows-of-nobody", table=table)
