"""After a merge was undone: it is made again, and files and edits that come then find their place."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from db.cases import CaseStore
from db.database import Database
from db.exchange.choosing import conflicts
from db.exchange.merge import merge, preview, received
from db.exchange.undoing import merges_made, redo_merge, undo_merge
from db.verify import verify
from planner.case import Case
from planner.errors import PlannerError
from planner.plan import edit, remove
from tests.db.exchange.heard import Heard
from tests.db.exchange.offices import HERE, PASSPHRASE, THERE, Send, edited
from tests.db.exchange.taken_in import merged
from tests.db.fresh import new_database


def test_a_merge_is_undone_once(north: Database, south: Database, case: Case, send: Send) -> None:
    made = merged(south, send(north))
    undo_merge(south, made, THERE)
    for name in (made, "absent"):
        with pytest.raises(PlannerError, match="merge-undone"):
            undo_merge(south, name, THERE)


def test_a_merge_that_was_undone_can_be_made_again_and_undone_again(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    merged(south, send(north))
    ours = edited(south, case, THERE, notes="là")
    theirs = edited(north, case, HERE, kind="upgrading", plan=remove(case.plan, "s1"))
    made = merged(south, send(north))
    both = replace(theirs, notes="là")
    for _ in range(2):
        assert CaseStore(south).load(case.id)[0] == both
        undo_merge(south, made, THERE)
        assert CaseStore(south).load(case.id)[0] == ours
        redo_merge(south, made)
    assert CaseStore(south).load(case.id)[0] == both
    assert verify(south) == ()


def test_the_same_file_can_be_taken_in_again_after_it_was_undone(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    path = send(north)
    undo_merge(south, merged(south, path), THERE)
    found = preview(south, received(south, path, PASSPHRASE))
    assert [one.id for one in found.cases] == [case.id]
    again = merged(south, path)
    assert (CaseStore(south).count(), CaseStore(south).load(case.id)[0], verify(south)) == (1, case, ())
    assert merged(south, path) == ""
    undo_merge(south, again, THERE)
    assert (CaseStore(south).count(), verify(south)) == (0, ())


def test_a_newer_file_brings_back_what_was_undone_of_the_older_one(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    merged(south, send(north))
    edited(north, case, HERE, notes="d’abord")
    undo_merge(south, merged(south, send(north)), THERE)
    newer = edited(north, case, HERE, notes="plus tard")
    merged(south, send(north))
    assert (CaseStore(south).count(), CaseStore(south).load(case.id)[0]) == (1, newer)
    assert (conflicts(south), verify(south)) == ((), ())


def test_an_edit_after_a_removal_that_is_taken_back_overwrites_its_own_field_alone(
    north: Database, south: Database, case: Case, send: Send, tmp_path: Path
) -> None:
    third = new_database(tmp_path / "third.db")
    for database in (south, third):
        merged(database, send(north))
    # South removes what north edited apart; undoing the merge that kept it removes it again, here alone.
    edited(south, case, THERE, plan=remove(case.plan, "s1"))
    edited(north, case, HERE, plan=edit(case.plan, "s1", lambda step: replace(step, note="au nord")))
    undo_merge(south, merged(south, send(north)), THERE)
    edited(third, case, THERE, plan=edit(case.plan, "s1", lambda step: replace(step, note="ailleurs")))
    merged(south, send(third))
    kept = CaseStore(south).load(case.id)[0]
    edited(south, kept, THERE, plan=edit(kept.plan, "s1", lambda step: replace(step, note="après")))
    merged(third, send(south, THERE))
    assert CaseStore(third).load(case.id)[0].plan.step("s1") == replace(case.plan.steps[0], note="après")
    merged(north, send(third))
    for database in (north, south, third):
        assert verify(database) == ()
    third.close()


def test_an_edit_after_an_undoing_overwrites_the_same_here_as_elsewhere_once_the_merge_is_made_again(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    merged(south, send(north))
    edited(south, case, THERE, notes="là")
    edited(north, case, HERE, notes="ici")
    made = merged(south, send(north))
    undo_merge(south, made, THERE)
    edited(south, case, THERE, notes="après")
    merged(north, send(south, THERE))
    redo_merge(south, made)
    (here,), (there,) = conflicts(south), conflicts(north)
    assert {head.value for head in here.heads} == {head.value for head in there.heads} == {"ici", "après"}
    assert verify(south) == verify(north) == ()


def test_what_was_known_without_its_content_comes_again_after_a_merge_that_told_it_was_undone(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    merged(south, send(north))
    theirs = edited(north, case, HERE, notes="ici")
    merged(south, send(north, identity=False, basis=""))
    undo_merge(south, merged(south, send(north)), THERE)
    assert CaseStore(south).load(case.id)[0] == case
    merged(south, send(north))
    assert (CaseStore(south).load(case.id)[0], verify(south)) == (theirs, ())


def test_what_comes_from_elsewhere_after_an_undoing_waits_for_nobody_who_edited_nothing(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    third = new_database(south.path.with_name("third.db"))
    for office in (south, third):
        merged(office, send(north))
    edited(north, case, HERE, notes="ici")
    made = merged(south, send(north))
    undo_merge(south, made, THERE)
    edited(third, case, THERE, notes="ailleurs")
    merged(south, send(third, THERE))
    assert (CaseStore(south).load(case.id)[0].notes, conflicts(south)) == ("ailleurs", ())
    assert verify(south) == ()
    again = merged(south, send(north))
    (waiting,) = conflicts(south)
    assert {head.value for head in waiting.heads} == {"ici", "ailleurs"} and verify(south) == ()
    undo_merge(south, again, THERE)
    assert (CaseStore(south).load(case.id)[0].notes, conflicts(south)) == ("ailleurs", ())
    merge(north, received(north, send(south, THERE), PASSPHRASE), HERE)
    (waiting,) = conflicts(north)
    assert {head.value for head in waiting.heads} == {"ici", "ailleurs"} and verify(north) == ()


def test_an_undo_and_a_redo_tell_how_far_they_are_and_change_nothing_when_stopped(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    made = merged(south, send(north))
    for work, left in (
        (lambda tell: undo_merge(south, made, THERE, tell=tell), 1),
        (lambda tell: redo_merge(south, made, tell), 0),
    ):
        before, stops = merges_made(south), 0
        while merges_made(south) == before:
            assert CaseStore(south).count() == left
            stops += 1
            with suppress(PlannerError):
                work(heard := Heard(stops))
        assert stops > 1 and heard.shares == sorted(heard.shares)
        assert CaseStore(south).count() == 1 - left
    assert verify(south) == ()
