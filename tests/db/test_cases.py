"""The store of cases: whole in, whole out, never over somebody else's save, and every save on record."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from db.case_tables import read_rows
from db.cases import CaseStore
from db.database import Database, open_database
from db.verify import verify
from planner.case import Case, new_id
from planner.changes import FIRST_MS, REMOVAL, Author, case_of
from planner.errors import PlannerError
from planner.fields import CASES as MAIN
from planner.fields import case_rows
from planner.keeping import ContactNote, Keeping
from planner.office import Counsellor
from planner.plan import Plan, Step, edit
from tests.builders import a_case, a_client
from tests.db.files import asked, dump
from tests.strategies import CASES

ANY = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
ONE = Counsellor("Camille Exemple", "CE", "Bureau fictif")
OTHER = Counsellor("Dominique Modèle", "DM", "Bureau fictif")
STEP = Step("s1", activity="DEP", title="Usinage")


def renamed(case: Case, name: str) -> Case:
    """Return the case of a client with another name."""
    return replace(case, client=replace(case.client, name=name))


@pytest.fixture
def store(database: Database) -> CaseStore:
    """Return the store of an empty database, with a wall clock of one second per look."""
    seconds = count(1)
    return CaseStore(database, lambda: next(seconds) * 1000)


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


def test_a_stale_save_is_refused_and_nothing_is_lost(store: CaseStore) -> None:
    case = a_case(client=a_client(name="Avant"))
    version = store.add(case, ONE)
    theirs, ours = renamed(case, "À eux"), replace(case, notes="à nous")
    assert store.save(theirs, version, OTHER) == version + 1
    before = store.history(case.id)
    with pytest.raises(PlannerError) as refused:
        store.save(ours, version, ONE)
    said = refused.value
    assert (said.code, said.details["who"]) == ("case-changed", "Dominique Modèle")
    assert said.details["at"] == datetime(1970, 1, 1, 0, 0, 2, tzinfo=UTC)
    assert store.load(case.id) == (theirs, version + 1)
    assert store.history(case.id) == before
    assert ours.notes == "à nous"


def test_after_a_stale_save_both_versions_can_be_seen_and_one_chosen(store: CaseStore) -> None:
    case = a_case(notes="avant")
    version = store.add(case, ONE)
    store.save(replace(case, notes="à eux"), version, OTHER)
    ours = replace(case, notes="à nous")
    with pytest.raises(PlannerError, match="case-changed"):
        store.save(ours, version, ONE)
    theirs, current = store.load(case.id)
    assert (theirs.notes, ours.notes) == ("à eux", "à nous")
    store.save(ours, current, ONE)
    told = [(r.value, r.author.initials) for r in store.history(case.id).records if r.field == "notes"]
    assert set(told) == {("avant", "CE"), ("à eux", "DM"), ("à nous", "CE")}


def test_a_save_that_changes_nothing_writes_nothing(database: Database, store: CaseStore) -> None:
    case = a_case(plan=Plan((STEP,)))
    version = store.add(case, ONE)
    before = dump(database.path)
    assert store.save(case, version, ONE) == version
    assert dump(database.path) == before


def failing_at(database: Database, number: int) -> Callable[[], None]:
    """Make the statement of that number fail, as a disk would; return how to stop that."""
    left = count()

    def fail(*_: Any) -> None:
        if next(left) == number:
            raise OSError(28, "No space left on device")

    event.listen(database.engine, "before_cursor_execute", fail)
    return lambda: event.remove(database.engine, "before_cursor_execute", fail)


def attempt(database: Database, number: int, save: Callable[[], Any]) -> bool:
    """Return whether a save whose statement of that number fails ends well."""
    stop = failing_at(database, number)
    try:
        save()
    except PlannerError as fault:
        assert fault.code == "disk-full"
        return False
    finally:
        stop()
    return True


def test_a_save_that_fails_at_any_statement_leaves_nothing(database: Database, store: CaseStore) -> None:
    case = a_case(plan=Plan((STEP,)))
    version = store.add(case, ONE)
    wider = replace(renamed(case, "Autre"), plan=Plan((replace(STEP, note="n"), Step("s2", activity="X"))))
    before, failures = dump(database.path), 0
    while not attempt(database, failures, lambda: store.save(wider, version, OTHER)):
        assert dump(database.path) == before
        failures += 1
    assert failures > 8
    assert store.load(case.id) == (wider, version + 1)


def test_a_new_case_that_fails_at_any_statement_leaves_nothing(database: Database, store: CaseStore) -> None:
    before, case, failures = dump(database.path), a_case(plan=Plan((STEP,))), 0
    while not attempt(database, failures, lambda: store.add(case, ONE)):
        assert dump(database.path) == before
        failures += 1
    assert failures > 5 and store.load(case.id) == (case, 1)


def test_a_new_case_whose_answer_was_lost_is_saved_when_it_is_written_again(store: CaseStore) -> None:
    case = a_case()
    assert store.add(case, ONE) == 1
    edited = replace(case, notes="depuis")
    assert store.add(edited, ONE) == 2 and store.load(case.id) == (edited, 2)


def test_what_a_colleague_wrote_before_a_new_case_is_written_again_is_kept(store: CaseStore) -> None:
    case = a_case()
    version = store.add(case, ONE)
    store.save(replace(case, client=replace(case.client, phone="555-0100")), version, OTHER)
    edited = replace(case, notes="depuis")
    with pytest.raises(PlannerError, match="case-changed"):
        store.add(edited, ONE)
    both, _ = store.join(edited, None, ONE)
    assert (both.notes, both.client.phone) == ("depuis", "555-0100")
    assert store.load(case.id)[0] == both and not store.history(case.id).conflicts


def test_a_save_is_acknowledged_only_after_its_commit(database: Database, store: CaseStore) -> None:
    case = a_case(notes="avant")
    version = store.add(case, ONE)

    def refuse(_: Any) -> None:
        raise OperationalError("COMMIT", None, full_disk())

    event.listen(database.engine, "commit", refuse)
    with pytest.raises(PlannerError, match="disk-full"):
        store.save(replace(case, notes="après"), version, ONE)
    event.remove(database.engine, "commit", refuse)
    seen = "SELECT notes, version FROM cases"
    assert asked(database.path, seen) == [("avant", version)]
    assert store.save(replace(case, notes="après"), version, ONE) == version + 1
    assert asked(database.path, seen) == [("après", version + 1)]


def full_disk() -> Exception:
    """Return what SQLite says when the disk is full."""
    fault = sqlite3.OperationalError("database or disk is full")
    fault.sqlite_errorcode = sqlite3.SQLITE_FULL
    return fault


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


def test_who_saves_a_case_that_was_removed_meanwhile_is_told(store: CaseStore) -> None:
    case = a_case()
    version = store.add(case, ONE)
    store.remove(case.id, OTHER)
    with pytest.raises(PlannerError, match="case-changed"):
        store.save(replace(case, notes="n"), version, ONE)


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


def test_two_windows_that_save_at_once_lose_nothing(database: Database) -> None:
    case = a_case(plan=Plan((STEP,)))
    CaseStore(database).add(case, ONE)
    windows = [Thread(target=append_notes, args=(database.path, case.id, mark)) for mark in "ab"]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    found, version = CaseStore(database).load(case.id)
    assert sorted(found.notes) == ["a"] * 15 + ["b"] * 15
    assert version == 31
    assert verify(database) == ()


def append_notes(path: Path, case_id: str, mark: str) -> None:
    """Add a mark to the notes fifteen times, each time on what stands then."""
    database = open_database(path)
    store, done = CaseStore(database), 0
    while done < 15:
        case, version = store.load(case_id)
        try:
            store.save(replace(case, notes=case.notes + mark), version, ONE)
            done += 1
        except PlannerError as refused:
            assert refused.code in ("case-changed", "database-busy")
    database.close()
