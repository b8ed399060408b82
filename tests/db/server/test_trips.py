"""How often a save goes to the server and back: what it writes leaves together."""

from dataclasses import replace
from typing import Any

import pytest
from psycopg.pq import PipelineStatus
from sqlalchemy import event

from db.cases import CaseStore
from db.database import Database
from db.server.address import Address
from planner.errors import PlannerError
from planner.plan import Plan
from tests.builders import a_case, a_client
from tests.db.saves import ONE, OTHER, STEP
from tests.server import Cluster


@pytest.fixture
def trips(database: Database) -> list[str]:
    """Return what is asked alone, in order; of what leaves together, only the first is kept."""
    found: list[str] = []

    @event.listens_for(database.engine, "before_cursor_execute")
    def asked(connection: Any, cursor: Any, statement: str, *rest: object) -> None:
        link = connection.connection.driver_connection.pgconn
        alone = link.pipeline_status == PipelineStatus.OFF
        if alone or found[-1:] != ["together"]:
            found.append(" ".join(statement.split()[:2]) if alone else "together")

    return found


def test_what_a_save_writes_leaves_in_one_trip(database: Database, trips: list[str]) -> None:
    store = CaseStore(database)
    case = a_case(client=a_client(subjects={"math": 3}), plan=Plan((STEP,)))
    version = store.add(case, ONE)
    trips.clear()
    after = replace(
        case,
        notes="revu",
        client=replace(case.client, subjects={"math": 4}),
        plan=Plan((replace(STEP, title="Soudage"),)),
    )
    store.save(after, version, OTHER)
    assert trips[-1] == "together" and trips.count("together") == 1
    assert all(said.startswith("SELECT") for said in trips[:-1]) and len(trips) <= 5
    assert store.load(case.id)[0] == after
    assert store.history(case.id).records[-1].author.name == OTHER.name


def test_what_is_refused_of_it_leaves_nothing(cluster: Cluster, address: Address, database: Database) -> None:
    store, case = CaseStore(database), a_case(notes="avant")
    version, after = store.add(case, ONE), replace(case, notes="après")
    before = store.history(case.id)
    cluster.ask("REVOKE INSERT ON parcours.parents FROM ouest", address.database)
    with pytest.raises(PlannerError, match="server-not-allowed"):
        store.save(after, version, ONE)
    cluster.ask("GRANT INSERT ON parcours.parents TO ouest", address.database)
    assert store.load(case.id) == (case, version) and store.history(case.id) == before
    assert store.save(after, version, ONE) == version + 1
