"""A save that fails, is stale or meets another: nothing is half written, nothing is lost."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from db.cases import CaseStore
from db.database import Database, open_database
from db.verify import verify
from planner.case import Case
from planner.errors import PlannerError
from planner.plan import Plan, Step
from tests.builders import a_case, a_client
from tests.db.files import asked, dump
from tests.db.saves import ONE, OTHER, STEP


def renamed(case: Case, name: str) -> Case:
    """Return the case of a client with another name."""
    return replace(case, client=replace(case.client, name=name))


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


def test_who_saves_a_case_that_was_removed_meanwhile_is_told(store: CaseStore) -> None:
    case = a_case()
    version = store.add(case, ONE)
    store.remove(case.id, OTHER)
    with pytest.raises(PlannerError, match="case-changed"):
        store.save(replace(case, notes="n"), version, ONE)


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
