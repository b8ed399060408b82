"""An office taken off a server: by an administrator who need not own it all, with no row of it left."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.cases import CaseStore
from db.database import Database
from db.schema import metadata
from db.server.address import Address
from db.server.connecting import connected
from db.server.isolation import OWNER
from db.server.preparing import admit_office, prepare
from db.server.removing import cases_of, put_out, remove_office
from db.verify import verify
from planner.errors import PlannerError
from tests.builders import a_case
from tests.db.exchange.offices import HERE
from tests.server import SECRET, Cluster, opened


def test_who_may_make_roles_removes_an_office_without_being_all_powerful(
    cluster: Cluster, tmp_path: Path
) -> None:
    cluster.ask("CREATE ROLE gestionnaire LOGIN CREATEROLE CREATEDB PASSWORD 'gestionnaire'")
    cluster.ask(f"GRANT {OWNER} TO gestionnaire WITH ADMIN OPTION")
    admin, secret = replace(cluster.admin("parcours_retrait"), office="gestionnaire"), "gestionnaire"
    prepare(admin, secret)
    for office in ("nord", "sud"):
        admit_office(admin, secret, office, office)
        with closing(opened(admin, office, tmp_path)) as database:
            CaseStore(database).add(a_case(), HERE)
    assert cases_of(admin, secret, "nord") == 1
    put_out(admin, secret, "nord")
    assert remove_office(admin, secret, "nord") == 1
    assert prepare(admin, secret) == ("sud",)
    for gone in ("nord", "ailleurs"):
        with pytest.raises(PlannerError, match="server-office-unknown"):
            remove_office(admin, secret, gone)
    with closing(opened(admin, "sud", tmp_path)) as database:
        assert CaseStore(database).count() == 1 and verify(database) == ()
    cluster.ask("DROP DATABASE parcours_retrait WITH (FORCE)")
    assert cluster.ask("SELECT 1 FROM pg_roles WHERE rolname = 'nord'") == []
    for role in ("sud", "gestionnaire"):
        cluster.ask(f"DROP ROLE {role}")


def test_an_office_with_work_in_another_database_leaves_this_one_only(
    database: Database, south: Database, address: Address, cluster: Cluster
) -> None:
    for office in (database, south):
        CaseStore(office).add(a_case(), HERE)
    assert remove_office(address, SECRET, "ouest") == 1
    with closing(connected(address, SECRET)) as admin:
        for table in metadata.sorted_tables:
            asked = f"SELECT 1 FROM parcours.{table.name} WHERE holder = 'ouest'"
            assert admin.execute(asked.encode()).fetchone() is None
    assert cluster.ask("SELECT 1 FROM pg_roles WHERE rolname = 'ouest'") == [(1,)]
    assert verify(south) == () and CaseStore(south).count() == 1
