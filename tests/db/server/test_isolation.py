"""Offices on one server: none reads, changes, counts or guesses what another keeps, whatever it asks."""

import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import psycopg
import pytest

from db.cases import CaseStore
from db.database import Database
from db.schema import metadata
from db.server.address import Address, read_card
from db.server.connecting import connected
from db.server.isolation import OWNER, tables
from db.server.preparing import prepare
from db.verify import verify
from planner.case import Case
from planner.plan import Plan, Step
from tests.builders import a_case, a_client
from tests.db.exchange.offices import HERE, THERE
from tests.server import OFFICES, SECRET

Link = psycopg.Connection[Any]
CANARY = "Zéphirine"
KEPT = a_case(
    id="0193a1c2-0000-7000-8000-000000000001",
    client=a_client(name=CANARY, subjects={"math": 3}),
    plan=Plan((Step("s1", "A", title="a"),)),
)
DENIED = (psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidParameterValue)


@pytest.fixture
def theirs(database: Database) -> Case:
    """Return a case that the western office keeps."""
    CaseStore(database).add(KEPT, HERE)
    return KEPT


@pytest.fixture
def link(south: Database, theirs: Case) -> Iterator[Link]:
    """Return what the eastern office can say to the server without any program of ours."""
    with closing(connected(read_card(south.path), "est")) as connection:
        connection.autocommit = True
        yield connection


def seen(link: Link, query: str) -> int:
    found = link.execute(query.encode()).fetchone()
    return int(found[0]) if found else 0


def test_every_table_is_bound_to_its_office(database: Database, address: Address) -> None:
    with database.reading() as connection:
        assert set(tables(connection)) == set(metadata.tables)
        asked = "SELECT count(*) FROM pg_class WHERE relname = %s AND relrowsecurity AND relforcerowsecurity"
        bound = {name: connection.exec_driver_sql(asked, (name,)).scalar() for name in tables(connection)}
        keys = connection.exec_driver_sql(
            "SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indrelid "
            "JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0] "
            "WHERE relnamespace = 'parcours'::regnamespace AND attname <> 'holder'"
        ).scalars()
    assert set(bound.values()) == {1}
    assert set(keys) == {"alembic_version"}


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_another_office_finds_no_row(link: Link, table: str) -> None:
    own = seen(link, f"SELECT count(*) FROM \"{table}\" WHERE holder = 'est'")
    assert seen(link, f'SELECT count(*) FROM "{table}"') == own
    assert seen(link, f"SELECT count(*) FROM \"{table}\" WHERE holder = 'ouest'") == 0


def test_it_finds_none_through_joins_or_a_view_of_its_own(link: Link) -> None:
    joined = (
        "SELECT count(*) FROM site LEFT JOIN cases ON true LEFT JOIN changes ON true WHERE cases.id <> ''"
    )
    assert seen(link, joined) == 0
    link.execute("CREATE TEMP VIEW mine AS SELECT cases.id FROM parcours.cases, parcours.case_steps")
    assert seen(link, "SELECT count(*) FROM mine") == 0


def test_no_table_of_its_own_stands_before_the_offices(link: Link) -> None:
    link.execute("CREATE TEMP TABLE cases AS SELECT 'false' AS id")
    assert seen(link, "SELECT count(*) FROM cases") == 0


def test_what_is_foreseen_of_a_name_tells_nothing_of_another_office(
    link: Link, database: Database, address: Address
) -> None:
    many = "INSERT INTO cases (id, name, notes, start) SELECT %s || n, %s, %s, '2027-01-11' FROM numbers"
    numbers = "WITH numbers AS (SELECT n FROM generate_series(1, 500) AS n) "
    with database.writing() as connection:
        connection.exec_driver_sql(numbers + many, ("w", CANARY, CANARY))
    link.execute((numbers + many).encode(), ("e", "Moi", ""))
    with closing(connected(address, SECRET)) as admin:
        admin.execute("ANALYZE parcours.cases")
        admin.commit()

    def foreseen(column: str, text: str) -> str:
        asked = f"EXPLAIN SELECT FROM cases WHERE {column} = '{text}'"
        return re.sub(text, "", str(link.execute(asked.encode()).fetchall()))

    for column in ("name", "notes"):
        assert foreseen(column, CANARY) == foreseen(column, "Zéphirin")


def test_it_changes_and_removes_nothing_of_another(link: Link, database: Database, theirs: Case) -> None:
    for statement in (
        "UPDATE cases SET name = 'x'", "DELETE FROM cases", "DELETE FROM changes", "UPDATE site SET seq = 0",
        f"DELETE FROM case_steps WHERE case_id = '{theirs.id}'",
    ):  # fmt: skip
        link.execute(statement.encode())
    assert CaseStore(database).load(theirs.id)[0] == theirs and verify(database) == ()


def test_it_writes_nothing_in_the_name_of_another(link: Link, theirs: Case) -> None:
    link.execute("INSERT INTO cases (id, start) VALUES ('mine', '2027-01-11')")
    for statement in (
        "INSERT INTO cases (holder, id, start) VALUES ('ouest', 'x', '2027-01-11')",
        "UPDATE cases SET holder = 'ouest'",
        f"INSERT INTO case_steps (holder, case_id, row) VALUES ('ouest', '{theirs.id}', 's9')",
        "INSERT INTO changes (holder, site, seq, hlc, author_id) VALUES ('ouest', 's', 1, 1, 'a')",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
            link.execute(statement.encode())
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        link.execute(f"INSERT INTO case_steps (case_id, row) VALUES ('{theirs.id}', 's9')".encode())


def test_a_key_that_is_taken_there_is_free_here(link: Link, south: Database, theirs: Case) -> None:
    assert CaseStore(south).add(theirs, THERE) == 1
    assert seen(link, "SELECT count(*) FROM cases") == 1


def test_no_role_and_no_variable_opens_another_office(link: Link) -> None:
    for role in ("ouest", OWNER, "admin"):
        for how in ("SET ROLE", "SET SESSION AUTHORIZATION"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                link.execute(f"{how} {role}".encode())
    link.execute("SET ROLE est")
    for statement in ("SET parcours.office = 'ouest'", "SET search_path = parcours, public", "RESET ROLE"):
        link.execute(statement.encode())
        assert seen(link, "SELECT count(*) FROM parcours.cases") == 0
    link.execute("SET row_security = off")
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        link.execute("SELECT * FROM cases")


def test_it_makes_nothing_and_empties_nothing(link: Link) -> None:
    for statement in (
        "TRUNCATE cases", "DROP TABLE cases", "ALTER TABLE cases DISABLE ROW LEVEL SECURITY",
        "CREATE POLICY all_of_it ON cases USING (true)", "CREATE TABLE parcours.mine (a int)",
        "CREATE FUNCTION parcours.f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
        "DELETE FROM access_journal", "UPDATE access_journal SET author = ''", "COPY cases TO PROGRAM 'cat'",
        "UPDATE alembic_version SET version_num = ''",
    ):  # fmt: skip
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            link.execute(statement.encode())
    assert not seen(link, "SELECT count(*) FROM pg_sequences")


def test_a_view_of_the_owner_leaks_nothing(link: Link, address: Address, theirs: Case) -> None:
    with closing(connected(address, SECRET)) as admin:
        admin.execute(f"SET ROLE {OWNER}".encode())
        admin.execute("CREATE VIEW parcours.all_cases AS SELECT name FROM parcours.cases")
        admin.execute("GRANT SELECT ON parcours.all_cases TO est, ouest")
        # Forced: the owner itself finds nothing.
        assert seen(admin, "SELECT count(*) FROM parcours.cases") == 0
        admin.commit()
    assert seen(link, "SELECT count(*) FROM all_cases") == 0


def test_without_force_such_a_view_would_leak(link: Link, address: Address, theirs: Case) -> None:
    with closing(connected(address, SECRET)) as admin:
        admin.execute(f"SET ROLE {OWNER}".encode())
        admin.execute("ALTER TABLE parcours.cases NO FORCE ROW LEVEL SECURITY")
        admin.execute("CREATE VIEW parcours.all_cases AS SELECT name FROM parcours.cases")
        admin.execute("GRANT SELECT ON parcours.all_cases TO est")
        admin.commit()
    assert seen(link, "SELECT count(*) FROM all_cases") == 1


def test_a_second_preparation_binds_again_what_somebody_loosened(address: Address, link: Link) -> None:
    with closing(connected(address, SECRET)) as admin:
        admin.execute("ALTER TABLE parcours.cases DISABLE ROW LEVEL SECURITY")
        admin.commit()
    assert seen(link, "SELECT count(*) FROM cases") == 1
    assert prepare(address, SECRET) == tuple(sorted(OFFICES))
    assert seen(link, "SELECT count(*) FROM cases") == 0


def test_an_office_learns_nothing_of_another_from_the_server_itself(link: Link) -> None:
    assert (
        seen(link, "SELECT count(*) FROM pg_stats WHERE schemaname = 'parcours' AND tablename = 'cases'") == 0
    )
    said = str(link.execute("SELECT query FROM pg_stat_activity WHERE usename = 'ouest'").fetchall())
    assert CANARY not in said
    with pytest.raises(DENIED):
        link.execute("SELECT pg_read_file('postgresql.conf')")
