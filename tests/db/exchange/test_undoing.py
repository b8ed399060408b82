"""The undoing of a merge: the state before it comes back, later edits stay, and others learn of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.cases import CaseStore
from db.database import Database
from db.exchange.choosing import conflicts
from db.exchange.merge import merge, received
from db.exchange.package import read_label
from db.exchange.undoing import merges_made, redo_merge, undo_merge
from db.verify import verify
from planner.case import Case
from planner.fields import CASES
from planner.plan import Plan, Step, edit, remove
from tests.builders import a_case
from tests.db.exchange.offices import HERE, PASSPHRASE, THERE, Send, edited
from tests.db.exchange.taken_in import merged
from tests.db.fresh import new_database


def test_what_a_merge_changed_comes_back_and_what_was_edited_since_stays(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    merged(south, send(north))
    ours = edited(south, case, THERE, notes="là")
    edited(north, case, HERE, notes="ici", kind="upgrading", plan=remove(case.plan, "s1"))
    made = merged(south, send(north))
    assert CaseStore(south).load(case.id)[0] != ours
    edited(south, case, THERE, client=replace(case.client, phone="555-0177"))
    undo_merge(south, made, THERE)
    found = CaseStore(south).load(case.id)[0]
    assert found == replace(ours, client=replace(case.client, phone="555-0177"))
    assert (conflicts(south), verify(south)) == ((), ())
    theirs = CaseStore(north).load(case.id)[0]
    merge(north, received(north, send(south, THERE), PASSPHRASE), HERE)
    (waiting,) = conflicts(north)
    assert [head.value for head in waiting.heads] == ["ici", "là"]
    assert CaseStore(north).load(case.id)[0] == replace(theirs, client=found.client)
    assert verify(north) == ()


def test_a_case_that_a_merge_brought_goes_off_the_lists(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    made = merged(south, send(north))
    undo_merge(south, made, THERE)
    assert (CaseStore(south).count(), CaseStore(south).count(removed=True)) == (0, 1)
    assert verify(south) == ()
    (known,) = merges_made(south)
    assert (known.id, known.office, known.author) == (made, "Bureau du nord", THERE.name)
    assert known.undone_on is not None


def test_a_case_that_was_edited_since_stays_on_the_lists_and_is_told_to_others(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    made = merged(south, send(north))
    ours = edited(south, case, THERE, notes="rencontre importante")
    assert undo_merge(south, made, THERE) == (case.id,)
    assert (CaseStore(south).count(), CaseStore(south).load(case.id)[0]) == (1, ours)
    merged(north, send(south, THERE))
    assert (CaseStore(north).load(case.id)[0], conflicts(north)) == (ours, ())
    assert merged(south, send(north)) == ""
    redo_merge(south, made)
    assert CaseStore(south).load(case.id)[0] == ours
    for database in (north, south):
        assert verify(database) == ()


def test_a_case_that_is_edited_after_its_merge_was_undone_is_told_whole(
    north: Database, south: Database, case: Case, send: Send, tmp_path: Path
) -> None:
    undo_merge(south, merged(south, send(north)), THERE)
    ours = edited(south, case, THERE, notes="tout de même")
    third = new_database(tmp_path / "third.db")
    merged(third, send(south, THERE))
    for database in (south, third):
        assert (CaseStore(database).count(), CaseStore(database).load(case.id)[0]) == (1, ours)
        assert verify(database) == ()
    third.close()


def test_the_older_of_two_merges_that_told_of_a_case_is_undone_into_the_newer(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    first = merged(south, send(north))
    newer = edited(north, case, HERE, notes="plus tard")
    second = merged(south, send(north))
    undo_merge(south, first, THERE)
    assert (CaseStore(south).count(), CaseStore(south).load(case.id)[0]) == (1, newer)
    undo_merge(south, second, THERE)
    assert (CaseStore(south).count(), verify(south)) == (0, ())
    redo_merge(south, first)
    redo_merge(south, second)
    assert (CaseStore(south).count(), CaseStore(south).load(case.id)[0]) == (1, newer)
    assert verify(south) == ()


def test_an_entry_that_a_merge_brought_stays_whole_if_it_was_edited_since(
    north: Database, south: Database, case: Case, send: Send, tmp_path: Path
) -> None:
    merged(south, send(north))
    longer = Plan((*case.plan.steps, Step("s3", formality="own", title="Stage")))
    edited(north, case, HERE, plan=longer, kind="upgrading")
    made = merged(south, send(north))
    noted = edit(longer, "s3", lambda step: replace(step, note="accepté"))
    edited(south, case, THERE, plan=noted)
    assert undo_merge(south, made, THERE) == (case.id,)
    found = CaseStore(south).load(case.id)[0]
    assert (found.plan, found.kind) == (noted, case.kind)
    third = new_database(tmp_path / "third.db")
    merged(third, send(south, THERE))
    assert CaseStore(third).load(case.id)[0] == found
    for database in (south, third):
        assert verify(database) == ()
    third.close()


def test_of_two_undone_merges_neither_shows_what_the_other_told(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    merged(south, send(north))
    edited(north, case, HERE, notes="d’abord")
    first = merged(south, send(north))
    edited(north, case, HERE, notes="ensuite")
    second = merged(south, send(north))
    undo_merge(south, first, THERE)
    undo_merge(south, second, THERE)
    assert (CaseStore(south).load(case.id)[0], verify(south)) == (case, ())


def test_what_was_chosen_with_a_merge_is_undone_with_it(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    merged(south, send(north))
    edited(north, case, HERE, notes="ici")
    ours = edited(south, case, THERE, notes="là")
    choices = {(case.id, CASES, case.id, "notes"): "ici"}
    made = merge(south, received(south, send(north), PASSPHRASE), THERE, choices).id
    assert CaseStore(south).load(case.id)[0].notes == "ici"
    undo_merge(south, made, THERE)
    assert CaseStore(south).load(case.id)[0] == ours


def test_what_is_undone_here_changes_nothing_where_it_came_from(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    made = merged(south, send(north))
    undo_merge(south, made, THERE)
    own = a_case()
    CaseStore(south).add(own, THERE)
    file = send(south, THERE)
    assert read_label(file).clients == 1
    merge(north, received(north, file, PASSPHRASE), HERE)
    assert (CaseStore(north).count(), CaseStore(north).count(removed=True)) == (2, 0)
    assert CaseStore(north).load(case.id)[0] == case


def test_an_edit_that_is_undone_here_stays_where_it_was_made_and_goes_nowhere_else(
    north: Database, south: Database, case: Case, send: Send, tmp_path: Path
) -> None:
    merged(south, send(north))
    theirs = edited(north, case, HERE, notes="plus tard")
    made = merged(south, send(north))
    undo_merge(south, made, THERE)
    merge(north, received(north, send(south, THERE), PASSPHRASE), HERE)
    assert (CaseStore(north).load(case.id)[0], conflicts(north)) == (theirs, ())
    third = new_database(tmp_path / "third.db")
    merged(third, send(south, THERE))
    assert CaseStore(third).load(case.id)[0] == CaseStore(south).load(case.id)[0] == case
    ours = edited(south, case, THERE, notes="à nous")
    merged(third, send(south, THERE))
    assert (CaseStore(third).load(case.id)[0], conflicts(third)) == (ours, ())
    merge(north, received(north, send(south, THERE), PASSPHRASE), HERE)
    (waiting,) = conflicts(north)
    assert {head.value for head in waiting.heads} == {"plus tard", "à nous"}
    for database in (north, south, third):
        assert verify(database) == ()
    third.close()


@pytest.mark.parametrize("ours", ["", "de nous"])
@pytest.mark.parametrize("added", [False, True])
def test_what_undoing_a_merge_wrote_is_no_edit_that_a_removal_must_have_seen(
    north: Database, south: Database, case: Case, send: Send, tmp_path: Path, ours: str, added: bool
) -> None:
    east = new_database(tmp_path / "east.db")
    merged(south, send(north))
    merged(east, send(north))
    case = edited(north, case, HERE, notes=ours) if ours else case
    merged(south, send(north))
    step = replace(case.plan.steps[0], note="le soir")
    theirs = [step, *case.plan.steps[1:], *([replace(step, id="s9")] if added else [])]
    edited(south, case, THERE, notes="d’eux", plan=Plan(tuple(theirs)))
    undo_merge(north, merged(north, send(south, THERE)), HERE)
    edited(east, CaseStore(east).load(case.id)[0], THERE, plan=remove(case.plan, "s1"))
    merged(north, send(east, THERE))
    assert CaseStore(north).load(case.id)[0].plan == remove(case.plan, "s1")
    CaseStore(east).remove(case.id, THERE)
    merged(north, send(east, THERE))
    # What was written here before that merge is an edit that the removal did not know.
    assert (CaseStore(north).count(), len(conflicts(north))) == ((1, 1) if ours else (0, 0))
    assert verify(north) == ()
    merged(north, send(south, THERE))
    assert (CaseStore(north).count(), verify(north)) == (1, ())
    east.close()
