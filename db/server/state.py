"""Whether a server can be worked on: its tables are there, and of the schema that this program knows."""

from contextlib import closing
from pathlib import Path

from db import migrations
from db.server.address import read_card
from db.server.connecting import SCHEMA, connect
from planner.errors import PlannerError

# Of the server's own catalogue: who may not see the tables is told so, not that there are none.
ASKED = f"""
SELECT to_regnamespace('{SCHEMA}') IS NOT NULL,
  has_schema_privilege(to_regnamespace('{SCHEMA}')::oid, 'USAGE'),
  (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = CURRENT_USER)
"""


def check_server(card: Path) -> None:
    """Raise PlannerError unless the database of a card has our tables, of the newest schema, open to us."""
    address = read_card(card)
    named = {"server": address.host, "database": address.database, "office": address.office}
    with closing(connect(card)) as connection:
        there, allowed, above = connection.execute(ASKED.encode()).fetchone() or (False, False, False)
        if above:
            # Row security does not hold for it: it would see the clients of every office as its own.
            raise PlannerError("server-not-an-office", **named)
        if not there:
            raise PlannerError("server-not-prepared", **named)
        if not allowed:
            raise PlannerError("server-not-allowed", **named)
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    found = str(row[0]) if row else ""
    if found in migrations.REVISIONS and found != migrations.NEWEST:
        raise PlannerError("server-too-old-schema", version=found, **named)
    if found != migrations.NEWEST:
        raise PlannerError("database-too-new", path=address.short, version=found)
