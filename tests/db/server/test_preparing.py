"""A server made ready: as often as one likes, all or nothing, by an administrator who need not own it all."""

from contextlib import closing
from dataclasses import replace

import pytest

from db import migrations
from db.cases import CaseStore
from db.database import Database
from db.server import connecting, preparing
from db.server.address import Address
from db.server.connecting import connected
from db.server.isolation import OWNER
from db.server.preparing import admit_office, prepare
from planner.errors import PlannerError
from tests.builders import a_case
from tests.db.exchange.offices import HERE
from tests.server import OFFICES, SECRET, Cluster


def test_to_prepare_again_keeps_what_is_there(database: Database, address: Address) -> None:
    case = a_case()
    CaseStore(database).add(case, HERE)
    assert prepare(address, SECRET) == tuple(sorted(OFFICES))
    assert CaseStore(database).load(case.id)[0] == case


def test_a_migration_writes_the_rows_of_every_office(
    database: Database, south: Database, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    for office in (database, south):
        CaseStore(office).add(a_case(), HERE)

    def step() -> None:
        from alembic import op

        op.execute("ALTER TABLE cases ADD COLUMN mood TEXT NOT NULL DEFAULT ''")
        op.execute("UPDATE cases SET mood = 'sereine'")
        op.create_index("ix_cases_mood", "cases", ["mood"])

    monkeypatch.setattr(migrations, "REVISIONS", (*migrations.REVISIONS, "9999"))
    monkeypatch.setattr(migrations, "NEWEST", "9999")
    known = migrations.steps()
    monkeypatch.setattr(migrations, "steps", lambda: (*known, step))
    prepare(address, SECRET)
    for office in (database, south):
        with office.reading() as connection:
            assert connection.exec_driver_sql("SELECT mood FROM cases").scalars().all() == ["sereine"]


def test_a_migration_that_leaves_rows_of_nobody_is_undone_whole(
    database: Database, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    def step() -> None:
        from alembic import op

        op.execute("INSERT INTO settings (key, value) VALUES ('a', '1')")

    monkeypatch.setattr(migrations, "REVISIONS", (*migrations.REVISIONS, "9999"))
    known = migrations.steps()
    monkeypatch.setattr(migrations, "steps", lambda: (*known, step))
    with pytest.raises(PlannerError, match="server-rows-of-nobody"):
        prepare(address, SECRET)
    with closing(connected(address, SECRET)) as admin:
        assert admin.execute("SELECT count(*) FROM parcours.settings").fetchone() == (0,)


def test_who_may_make_roles_and_databases_prepares_without_being_all_powerful(cluster: Cluster) -> None:
    cluster.ask("CREATE ROLE gestionnaire LOGIN CREATEROLE CREATEDB PASSWORD 'gestionnaire'")
    cluster.ask(f"GRANT {OWNER} TO gestionnaire WITH ADMIN OPTION")
    admin = replace(cluster.admin("parcours_modeste"), office="gestionnaire")
    assert prepare(admin, "gestionnaire") == ()
    admit_office(admin, "gestionnaire", "nord", "nord")
    admit_office(admin, "gestionnaire", "nord", "un autre")
    assert prepare(admin, "gestionnaire") == ("nord",)
    cluster.ask("DROP DATABASE parcours_modeste WITH (FORCE)")
    for role in ("nord", "gestionnaire"):
        cluster.ask(f"DROP ROLE {role}")


def test_a_right_that_is_missing_is_told(cluster: Cluster, address: Address) -> None:
    cluster.ask("CREATE ROLE passante LOGIN PASSWORD 'passante'")
    cluster.ask(f"GRANT CONNECT ON DATABASE {address.database} TO passante")
    for place in (address, cluster.admin("parcours_rien")):
        with pytest.raises(PlannerError, match="server-rights-missing"):
            prepare(replace(place, office="passante"), "passante")
    cluster.ask(f"REVOKE CONNECT ON DATABASE {address.database} FROM passante")
    cluster.ask("DROP ROLE passante")


def test_who_waits_for_tables_in_use_is_told(
    database: Database, address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "PATIENCE_MS", 100)
    with database.writing(), pytest.raises(PlannerError, match="database-busy"):
        prepare(address, SECRET)
    assert prepare(address, SECRET) == tuple(sorted(OFFICES))


def test_a_database_that_compares_texts_otherwise_is_refused(cluster: Cluster) -> None:
    cluster.ask("CREATE DATABASE autrement TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
    with pytest.raises(PlannerError, match="server-other-order"):
        prepare(cluster.admin("autrement"), SECRET)
    cluster.ask("DROP DATABASE autrement")


@pytest.mark.parametrize("name", ["", "Ouest", "pg_ouest", "a-b", "ouest; DROP", OWNER, "é", "x" * 64])
def test_a_name_that_no_role_should_have_is_refused(address: Address, name: str) -> None:
    with pytest.raises(PlannerError, match="server-office-name"):
        admit_office(address, SECRET, name, "x")


def test_a_role_of_somebody_else_is_not_taken_over(cluster: Cluster, address: Address) -> None:
    cluster.ask("CREATE ROLE quelquun LOGIN PASSWORD 'à soi'")
    # Who owns the tables may lift what keeps offices apart.
    cluster.ask("CREATE ROLE administratrice LOGIN")
    cluster.ask(f"GRANT {OWNER} TO administratrice")
    for name in ("quelquun", "admin", "administratrice"):
        with pytest.raises(PlannerError, match="server-office-taken"):
            admit_office(address, SECRET, name, "x")
    cluster.ask("DROP ROLE quelquun, administratrice")


def test_a_new_password_opens_and_the_former_one_no_more(cluster: Cluster, address: Address) -> None:
    try:
        admit_office(address, SECRET, "est", "un autre")
        own = replace(address, office="est")
        connected(own, "un autre").close()
        with pytest.raises(PlannerError, match="server-password-refused"):
            connected(own, "est")
    finally:
        admit_office(address, SECRET, "est", "est")
    asked = cluster.ask("SELECT count(*) FROM pg_authid WHERE rolname = 'est' AND rolpassword LIKE 'SCRAM%'")
    assert asked == [(1,)]


def test_no_password_is_told_to_the_log(cluster: Cluster, address: Address) -> None:
    cluster.ask("ALTER SYSTEM SET log_statement = 'all'")
    cluster.ask("SELECT pg_reload_conf()")
    admit_office(address, SECRET, "est", "est")
    admit_office(address, SECRET, "est", "jamais-dans-le-journal")
    admit_office(address, SECRET, "est", "est")
    log = (cluster.folder / "log").read_text(encoding="utf-8", errors="replace")
    assert "ALTER ROLE est" in log and "jamais-dans-le-journal" not in log
    cluster.ask("ALTER SYSTEM RESET log_statement")
    cluster.ask("SELECT pg_reload_conf()")


def test_a_preparation_that_stops_leaves_nothing(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    admin = cluster.admin("parcours_demi")

    def stop(*_: object) -> None:
        raise PlannerError("server-lost", server="")

    with monkeypatch.context() as patched:
        patched.setattr(preparing, "secure", stop)
        with pytest.raises(PlannerError, match="server-lost"):
            prepare(admin, SECRET)
    with closing(connected(admin, SECRET)) as link:
        assert link.execute("SELECT to_regclass('parcours.cases')").fetchone() == (None,)
    assert prepare(admin, SECRET) == ()
    cluster.ask("DROP DATABASE parcours_demi WITH (FORCE)")


def test_a_server_of_the_schema_without_unknown_answers_keeps_those_it_has(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = cluster.admin("parcours_ancien")
    with monkeypatch.context() as former:
        steps, known = migrations.steps()[:4], migrations.REVISIONS[:4]
        former.setattr(migrations, "steps", lambda: steps)
        former.setattr(migrations, "REVISIONS", known)
        former.setattr(migrations, "NEWEST", known[-1])
        prepare(admin, SECRET)
        admit_office(admin, SECRET, "nord", "nord")
    with closing(connected(replace(admin, office="nord"), "nord")) as link:
        link.autocommit = True
        link.execute("INSERT INTO cases (id, start, keep_job) VALUES ('c', '2027-01-11', true)")
        link.execute("INSERT INTO case_skills (case_id, row, level) VALUES ('c', 'S1', 3)")
        assert prepare(admin, SECRET) == ("nord",)
        found = link.execute("SELECT keep_job, trade_title, target_title FROM cases").fetchall()
        assert found == [(True, "", "")]
        assert link.execute("SELECT level, evidence FROM case_skills").fetchall() == [(3, "")]
        link.execute("UPDATE cases SET keep_job = NULL")
        link.execute("UPDATE case_skills SET level = NULL")
    cluster.ask("DROP DATABASE parcours_ancien WITH (FORCE)")
    cluster.ask("DROP ROLE nord")
