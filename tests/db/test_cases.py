"""The store of cases: whole in, whole out, never over somebody else's save, and every save on record."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.case_tables import read_rows
from db.cases import CaseStore
from db.database import Database
from db.verify import verify
from planner.case import Case, new_id
from planner.changes import REMOVAL, Author, case_of
from planner.errors import PlannerError
from planner.fields import CASES as MAIN
from planner.fields import case_rows
from planner.hybrid_clock import FIRST_MS
from planner.keeping import ContactNote, Keeping
from planner.plan import Plan, edit
from tests.builders import a_case
from tests.db.files import asked, dump
from tests.db.saves import ONE, OTHER, STEP
from tests.strategies import CASES

ANY = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(CASES)
@ANY
def test_any_case_comes_back_as_it_was_kept(store: CaseStore, case: Case) -> None:
    case = replace(case, id=new_id())
    version = store.add(case, ONE)
    assert store.load(case.id) == (case, version)


@given(st.lists(CASES, min_size=2, max_size=3))
@ANY
def test_after_any_saves_the_case_its_records_and_its_rows_agree(
    database: Database, store: CaseStore, cases: list[Case]
) -> None:
    case_id = new_id()
    first, *later = (replace(case, id=case_id) for case in cases)
    version = store.add(first, ONE)
    for case in later:
        version = store.save(case, version, OTHER)
        assert store.load(case_id) == (case, version)
    assert case_of(store.history(case_id), case_id) == later[-1]
    with database.reading() as connection:
        assert read_rows(connection, case_id).keys() == case_rows(later[-1]).keys()
    assert not [fault for fault in verify(database) if case_id in fault]


def test_a_save_that_changes_nothing_writes_nothing(database: Database, store: CaseStore) -> None:
    case = a_case(plan=Plan((STEP,)))
    version = store.add(case, ONE)
    before = dump(database.path)
    assert store.save(case, version, ONE) == version
    assert dump(database.path) == before


def test_each_changed_field_is_one_record_with_author_and_parent(store: CaseStore) -> None:
    case = a_case(notes="avant", plan=Plan((STEP,)))
    version = store.add(case, ONE)
    first = {(r.place, r.field): r for r in store.history(case.id).records}
    noted = edit(case.plan, "s1", lambda step: replace(step, note="apporter le relevé"))
    store.save(replace(case, notes="après", plan=noted), version, OTHER)
    added = [r for r in store.history(case.id).records if r.id not in {r.id for r in first.values()}]
    assert {(r.table, r.row, r.field, r.value) for r in added} == {
        (MAIN, case.id, "notes", "après"), ("steps", "s1", "note", "apporter le relevé")
    }  # fmt: skip
    assert {r.author for r in added} == {Author("Dominique Modèle", "DM", "Bureau fictif")}
    parents = {r.field: r.parents for r in added}
    assert parents == {"notes": (first[(MAIN, case.id), "notes"].id,), "note": ()}
    assert len({r.hlc for r in added}) == 1 and added[0].hlc > max(r.hlc for r in first.values())


def test_a_removed_step_is_one_record_and_its_row_is_gone(database: Database, store: CaseStore) -> None:
    case = a_case(plan=Plan((STEP,)))
    version = store.add(case, ONE)
    store.save(replace(case, plan=Plan()), version, ONE)
    assert [r.row for r in store.history(case.id).records if r.field == REMOVAL] == ["s1"]
    assert asked(database.path, "SELECT * FROM case_steps") == []


def test_a_removed_case_leaves_the_list_and_can_be_restored(store: CaseStore) -> None:
    case = a_case()
    store.add(case, ONE)
    store.remove(case.id, OTHER)
    assert (store.page(), store.count()) == ((), 0)
    assert [line.id for line in store.page(removed=True)] == [case.id]
    assert store.load(case.id) == (case, 2)
    (record,) = [r for r in store.history(case.id).records if r.field == "removed"]
    assert (record.value, record.author.initials) == ("1970-01-01", "DM")
    store.restore(case.id, OTHER)
    assert [line.id for line in store.page()] == [case.id]
    assert store.load(case.id) == (case, 3)


NOTED = Keeping(contacts=(ContactNote("c", date(2026, 1, 5), text="rappel"),))


@pytest.mark.parametrize("edit", [{"keeping": NOTED}, {"notes": "n"}, {"plan": Plan((STEP,))}])
@pytest.mark.parametrize("way", ["save", "join"])
def test_what_is_written_in_a_removed_case_puts_it_back(
    database: Database, store: CaseStore, edit: dict[str, Any], way: str
) -> None:
    case = a_case()
    store.add(case, ONE)
    for _ in range(2):
        store.remove(case.id, OTHER)
        assert store.is_removed(case.id) and store.count() == 0
        held, version = store.load(case.id)
        assert store.save(held, version, ONE) == version and store.is_removed(case.id)
        mine = replace(held, **edit)
        store.save(mine, version, ONE) if way == "save" else store.join(mine, held, ONE)
        assert not store.is_removed(case.id) and store.count() == 1 and verify(database) == ()
        store.save(held, version + 1, ONE)


@pytest.mark.parametrize("action", ["load", "remove", "save"])
def test_a_case_that_is_not_there_is_said(store: CaseStore, action: str) -> None:
    case = a_case()
    with pytest.raises(PlannerError, match="case-missing"):
        store.save(case, 1, ONE) if action == "save" else getattr(store, action)(case.id)


def test_records_of_all_saves_are_numbered_without_a_gap(database: Database, store: CaseStore) -> None:
    for _ in range(3):
        store.add(a_case(plan=Plan((STEP,))), ONE)
    sites = asked(database.path, "SELECT site, count(*), min(seq), max(seq) FROM changes GROUP BY site")
    ((site, number, first, last),) = sites
    assert (first, last) == (1, number)
    assert asked(database.path, "SELECT id, seq FROM site") == [(site, last)]


def test_a_clock_set_back_never_orders_a_later_save_first(database: Database) -> None:
    wall = iter([5000, 1000, 1000])
    store = CaseStore(database, lambda: next(wall))
    case = a_case(notes="1")
    version = store.add(case, ONE)
    version = store.save(replace(case, notes="2"), version, ONE)
    store.save(replace(case, notes="3"), version, ONE)
    notes = sorted((r for r in store.history(case.id).records if r.field == "notes"), key=lambda r: r.hlc)
    assert [r.value for r in notes] == ["1", "2", "3"]


def test_a_date_that_is_mended_ranks_no_later_edit_in_the_year_2099(database: Database) -> None:
    now = FIRST_MS + 1000
    case, wrong = a_case(notes="1"), CaseStore(database, lambda: now + 73 * 365 * 24 * 3_600_000)
    version = wrong.add(case, ONE)
    store = CaseStore(database, lambda: now)
    store.save(replace(case, notes="2"), version, ONE)
    assert store.load(case.id)[0].notes == "2" and verify(database) == ()
    (standing,) = store.history(case.id).heads((MAIN, case.id), "notes")
    assert standing.hlc == now << 16
    assert database.first_row("SELECT hlc FROM site") == (now << 16,)
    assert store.page()[0].updated == datetime.fromtimestamp(now / 1000, UTC)
