"""The change records in their tables: read by index, added with every save, the same in every office."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event

from db.cases import CaseStore
from db.database import Database, open_database
from db.records import author_of, current, moment, new_stamp, wall_clock, whole
from planner.changes import REMOVAL, Author
from planner.office import Counsellor
from planner.plan import Plan, Step
from planner.recording import changes
from tests.builders import a_case
from tests.db.files import asked

ONE = Counsellor("Camille Exemple", "CE", "Bureau fictif", phone="555-0100")


def plans(database: Database, action: Any) -> dict[str, str]:
    """Return how SQLite goes about each statement on the change records that an action makes."""
    made: list[tuple[str, Any]] = []
    event.listen(database.engine, "before_cursor_execute", lambda *call: made.append((call[2], call[3])))
    action()
    with closing(sqlite3.connect(database.path)) as connection:
        return {
            said: " ".join(row[-1] for row in connection.execute(f"EXPLAIN QUERY PLAN {said}", cells))
            for said, cells in made
            if "changes" in said and said.startswith(("SELECT", "UPDATE"))
        }


def test_a_save_never_walks_through_the_records_of_other_cases(database: Database) -> None:
    store, case = CaseStore(database), a_case(notes="avant", plan=Plan((Step("s1", "A"),)))
    version = store.add(case, ONE)
    found = plans(database, lambda: store.save(replace(case, notes="n", plan=Plan()), version, ONE))
    updates = [plan for statement, plan in found.items() if statement.startswith("UPDATE changes")]
    reads = [plan for statement, plan in found.items() if "FROM changes" in statement]
    assert updates and all("(site=? AND seq=?)" in plan for plan in updates), updates
    assert reads and all("ix_changes_case (case_id=? AND head=?)" in plan for plan in reads), reads
    assert not any("SCAN changes" in plan for plan in found.values())


def test_what_stands_is_all_that_a_next_save_must_know(database: Database) -> None:
    store, case = CaseStore(database), a_case(plan=Plan((Step("s1", "A"), Step("s2", "B"))))
    version = store.add(case, ONE)
    version = store.save(replace(case, notes="n", plan=Plan()), version, ONE)
    store.save(case, version, ONE)
    with database.writing() as connection:
        stamp = new_stamp(connection, Author(), wall_clock)
        standing, all_of_it = current(connection, case.id), whole(connection, case.id)
        after = replace(case, notes="autre", plan=Plan())
        assert changes(standing, after, stamp) == changes(all_of_it, after, stamp)
    assert len(standing.records) < len(all_of_it.records)
    assert standing.rows == all_of_it.rows


def test_records_come_back_with_author_parents_and_value(database: Database) -> None:
    store, case = CaseStore(database), a_case(plan=Plan((Step("s1", "A", cost_cents=None, pinned=True),)))
    store.save(replace(case, plan=Plan()), store.add(case, ONE), ONE)
    records = {(r.field, r.row): r for r in store.history(case.id).records}
    assert records["pinned", "s1"].value is True
    removal = records[REMOVAL, "s1"]
    assert set(removal.parents) == {r.id for (_, row), r in records.items() if row == "s1" and r != removal}
    assert {r.author for r in records.values()} == {Author("Camille Exemple", "CE", "Bureau fictif")}


def test_an_author_is_kept_once_and_has_the_same_id_in_every_office(tmp_path: Any) -> None:
    ids = set()
    for name in ("a.db", "b.db"):
        database = open_database(tmp_path / name)
        store = CaseStore(database)
        for _ in range(2):
            store.add(a_case(), ONE)
        database.close()
        ids |= set(asked(database.path, "SELECT id, name, initials, office FROM authors"))
    assert len(ids) == 1


def test_each_copy_of_a_database_has_a_site_of_its_own(tmp_path: Any) -> None:
    sites = set()
    for name in ("a.db", "b.db"):
        database = open_database(tmp_path / name)
        CaseStore(database).add(a_case(), ONE)
        database.close()
        sites |= set(asked(database.path, "SELECT id FROM site"))
    assert len(sites) == 2


def test_records_keep_no_more_of_a_counsellor_than_name_initials_and_office() -> None:
    assert author_of(ONE) == Author("Camille Exemple", "CE", "Bureau fictif")


@pytest.mark.parametrize("counter", [0, 1, 0xFFFF])
def test_the_moment_of_a_record_is_that_of_the_clock(counter: int) -> None:
    noon = datetime(2027, 1, 11, 12, tzinfo=UTC)
    assert moment((int(noon.timestamp() * 1000) << 16) + counter) == noon
