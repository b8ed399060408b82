"""Removals met by a merge: of cases and of entries, chosen, withheld, undone or overtaken by an edit."""

from dataclasses import replace
from datetime import date

from frozendict import frozendict

from db.cases import CaseStore
from db.database import Database
from db.exchange.case_merges import CONFLICT
from db.exchange.choosing import conflicts, reopen, resolve
from db.exchange.merge import merge, preview, received
from db.exchange.undoing import undo_merge
from db.rebuilding import rebuild
from db.verify import verify
from planner.case import Case
from planner.changes import REMOVAL, REMOVED
from planner.fields import CASES
from planner.plan import Plan, Step, remove
from planner.set_aside import new_plan, opened
from tests.builders import a_case
from tests.db.exchange.merging import loaded, merged
from tests.db.exchange.offices import HERE, PASSPHRASE, THERE, Send, edited
from tests.db.fresh import new_database


def test_an_edit_beats_a_removal_made_apart(north: Database, south: Database, both: Case, send: Send) -> None:
    edited(north, both, HERE, plan=remove(both.plan, "s1"))
    step = both.plan.steps[0]
    plan = Plan((replace(step, note="gardé"), *both.plan.steps[1:]))
    edited(south, both, THERE, plan=plan)
    merged(south, send(north))
    merged(north, send(south, THERE), HERE)
    assert loaded(south, both) == loaded(north, both) == replace(both, plan=plan)


def test_a_step_edited_apart_goes_with_its_plan_that_was_set_aside(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    aside = new_plan(both, "Autre", date(2026, 11, 26), "CE")
    kept = edited(north, both, HERE, plan=aside.plan, keeping=aside.keeping)
    noted = Plan((replace(both.plan.steps[0], note="le soir"), *both.plan.steps[1:]))
    edited(south, both, THERE, plan=noted)
    found = preview(north, received(north, send(south, THERE), PASSPHRASE))
    (told,) = [field for field in found.cases[0].fields if field.field == "note"]
    assert (told.row, told.here.value, told.result.value) == (both.plan.steps[0].id, "", "le soir")
    merge_id = merged(north, send(south, THERE), HERE).id
    merged(south, send(north))
    for office in (north, south):
        case = loaded(office, both)
        back = opened(case, both.plan.id, date(2026, 11, 26), "CE")
        assert (case.plan.steps, back.plan.steps) == ((), noted.steps)
        assert verify(office) == ()
    undo_merge(north, merge_id, HERE)
    assert (loaded(north, both), verify(north)) == (kept, ())


def test_a_choice_for_a_step_of_a_plan_set_aside_stays_with_that_plan(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    first, *others = both.plan.steps
    edited(north, both, HERE, plan=Plan((replace(first, note="le jour"), *others)))
    here = loaded(north, both)
    aside = new_plan(here, "Autre", date(2026, 11, 26), "CE")
    edited(north, both, HERE, plan=aside.plan, keeping=aside.keeping)
    edited(south, both, THERE, plan=Plan((replace(first, note="le soir"), *others)))
    merged(north, send(south, THERE), HERE)
    (waiting,) = conflicts(north)
    assert waiting.cells["activity"] == first.activity != ""
    made = resolve(north, waiting.id, "les deux", HERE)
    back = opened(loaded(north, both), both.plan.id, date(2026, 11, 26), "CE")
    assert (loaded(north, both).plan.steps, back.plan.steps[0].note) == ((), "les deux")
    reopen(north, waiting, made)
    assert (conflicts(north)[0].id, loaded(north, both).plan.steps) == (waiting.id, ())
    assert verify(north) == ()


def test_what_is_removed_on_a_copy_that_tells_nobody_goes_where_it_came_from(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    third, fourth = a_case(plan=both.plan, client=both.client), a_case(client=both.client)
    for added in (third, fourth):
        CaseStore(north).add(added, HERE)
    fresh = new_database(south.path.with_name("fresh.db"))
    told = {"identity": False, "basis": ""}
    merged(fresh, send(north, **told))
    held, version = CaseStore(fresh).load(third.id)
    bare = replace(held, plan=Plan(), client=replace(held.client, skills=frozendict()))
    CaseStore(fresh).save(bare, version, THERE)
    CaseStore(fresh).remove(fourth.id, THERE)
    merged(north, send(fresh, THERE, **told), HERE)
    assert loaded(north, third).plan == Plan()
    assert CaseStore(north).count(removed=True) == 1
    assert (verify(north), verify(fresh)) == ((), ())
    fresh.close()


def test_an_edit_that_is_withheld_beats_a_removal_that_did_not_know_it(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    told = {"identity": False, "basis": ""}
    edited(south, both, THERE, plan=remove(both.plan, "s1"))
    noted = Plan((replace(both.plan.steps[0], note="encore"), *both.plan.steps[1:]))
    edited(north, both, HERE, plan=noted)
    merged(north, send(south, THERE, **told), HERE)
    merged(south, send(north, **told))
    assert loaded(north, both).plan == noted
    assert [step.id for step in loaded(south, both).plan.steps] == ["s1", "s2"]
    merged(south, send(north))
    assert (loaded(south, both).plan, verify(south)) == (noted, ())


def test_cases_taken_off_the_lists_and_others_arrive_together(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    off = a_case()
    CaseStore(north).add(off, HERE)
    CaseStore(north).remove(off.id, HERE)
    merged(south, send(north))
    assert (CaseStore(south).count(), CaseStore(south).count(removed=True)) == (1, 1)
    assert verify(south) == ()


def test_an_edit_brings_back_a_case_that_was_taken_off_the_lists_without_knowing_it(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    CaseStore(north).remove(both.id, HERE)
    older = send(north)
    edited(south, both, THERE, notes="encore utile")
    merged(south, older)
    merged(north, send(south, THERE), HERE)
    for database in (north, south):
        assert (CaseStore(database).count(), verify(database)) == (1, ())
    CaseStore(north).remove(both.id, HERE)
    merged(south, send(north))
    assert (CaseStore(south).count(), CaseStore(south).count(removed=True), verify(south)) == (0, 1, ())
    CaseStore(south).restore(both.id, THERE)
    merged(north, send(south, THERE), HERE)
    assert (CaseStore(north).count(), verify(north)) == (1, ())


def test_an_edit_over_the_removal_of_a_case_waits_for_a_choice(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    CaseStore(north).remove(both.id, HERE)
    edited(south, both, THERE, kind="upgrading")
    shown = preview(south, received(south, send(north), PASSPHRASE))
    (told,) = shown.of(CONFLICT)
    (line,) = [field for field in told.fields if field.field == REMOVED]
    assert line.conflict and line.here.value is line.result.value is None and line.received.value
    merged(south, send(north))
    merged(north, send(south, THERE), HERE)
    for database in (north, south):
        (waiting,) = conflicts(database)
        assert [head.author.name for head in waiting.heads] == [THERE.name, HERE.name]
        assert waiting.id == (both.id, CASES, both.id, REMOVED) and waiting.heads[0].value is None
    day = waiting.heads[1].value
    made = resolve(south, waiting.id, day, THERE)
    assert (CaseStore(south).count(), conflicts(south), verify(south)) == (0, (), ())
    reopen(south, waiting, made)
    assert len(conflicts(south)) == 1 and CaseStore(south).count() == 1 and verify(south) == ()
    resolve(north, waiting.id, None, HERE)
    assert (CaseStore(north).count(), conflicts(north), verify(north)) == (1, (), ())
    # Whoever was not heard of when it was chosen is heard all the same.
    edited(north, loaded(north, both), HERE, notes="encore utile")
    merged(south, send(north))
    assert CaseStore(south).count() == 1 and verify(south) == ()


def off_here_and_edited_there(north: Database, south: Database, both: Case, send: Send) -> None:
    """Let north write a note and take the case off the lists, and merge the note that south wrote apart."""
    edited(north, both, HERE, notes="ici")
    CaseStore(north).remove(both.id, HERE)
    edited(south, both, THERE, notes="là")
    merged(north, send(south, THERE), HERE)


def test_a_case_that_an_edit_brought_back_stands_through_later_edits_and_waits_for_a_choice(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    CaseStore(north).remove(both.id, HERE)
    edited(south, both, THERE, notes="encore utile")
    merged(north, send(south, THERE), HERE)
    edited(north, loaded(north, both), HERE, kind="upgrading")
    merged(south, send(north))
    edited(south, loaded(south, both), THERE, notes="toujours utile")
    merged(north, send(south, THERE), HERE)
    for office in (north, south):
        assert (CaseStore(office).count(), verify(office)) == (1, ())
        assert [waiting.id[3] for waiting in conflicts(office)] == [REMOVED]
    with north.writing() as connection:
        list(rebuild(connection, {both.id: {(CASES, both.id)}}))
    assert CaseStore(north).count() == 1


def test_choosing_a_note_takes_no_case_off_the_lists(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    off_here_and_edited_there(north, south, both, send)
    (notes,) = [waiting for waiting in conflicts(north) if waiting.id[3] == "notes"]
    made = resolve(north, notes.id, "là", HERE)
    assert [waiting.id[3] for waiting in conflicts(north)] == [REMOVED]
    assert (CaseStore(north).count(), loaded(north, both).notes, verify(north)) == (1, "là", ())
    reopen(north, notes, made)
    assert {waiting.id[3] for waiting in conflicts(north)} == {"notes", REMOVED}
    assert (CaseStore(north).count(), verify(north)) == (1, ())


def test_choosing_a_note_in_a_preview_takes_no_case_off_the_lists(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    edited(north, both, HERE, notes="ici")
    CaseStore(north).remove(both.id, HERE)
    edited(south, both, THERE, notes="là")
    merged(north, send(south, THERE), HERE, choices={(both.id, CASES, both.id, "notes"): "là"})
    assert [waiting.id[3] for waiting in conflicts(north)] == [REMOVED]
    assert (CaseStore(north).count(), verify(north)) == (1, ())


def test_a_choice_in_a_case_off_the_lists_leaves_it_there(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    first, *others = both.plan.steps
    edited(north, both, HERE, plan=Plan((replace(first, note="le jour"), *others)))
    edited(south, both, THERE, plan=Plan((replace(first, note="le soir"), *others)))
    merged(north, send(south, THERE), HERE)
    CaseStore(north).remove(both.id, HERE)
    (waiting,) = conflicts(north)
    made = resolve(north, waiting.id, "le soir", HERE)
    merged(south, send(north))
    for office in (north, south):
        assert (CaseStore(office).count(), conflicts(office), verify(office)) == (0, (), ())
    reopen(north, waiting, made)
    assert (CaseStore(north).count(), [w.id for w in conflicts(north)]) == (0, [waiting.id])
    assert verify(north) == ()


def test_a_removal_chosen_in_a_preview_holds_and_is_undone_whole(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    edited(south, both, THERE, notes="encore utile")
    CaseStore(north).remove(both.id, HERE)
    day = CaseStore(north).history(both.id).value((CASES, both.id), REMOVED)
    done = merged(south, send(north), choices={(both.id, CASES, both.id, REMOVED): day})
    assert (CaseStore(south).count(), conflicts(south), verify(south)) == (0, (), ())
    undo_merge(south, done.id, THERE)
    assert (CaseStore(south).count(), conflicts(south), verify(south)) == (1, (), ())


def test_entries_added_or_removed_elsewhere_are_kept_out_or_in_by_choice(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    added = Step("s3", "ANG5")
    edited(north, both, HERE, plan=Plan((both.plan.steps[1], added)))
    package = received(south, send(north), PASSPHRASE)
    (one,) = preview(south, package).cases
    assert {(f.row, f.entry) for f in one.fields} == {("s1", "removed"), ("s3", "added")}
    kept_in = next(f for f in one.fields if f.row == "s1")
    choices = {kept_in.id: kept_in.here.value, (both.id, "steps", "s3", REMOVAL): None}
    merge(south, package, THERE, choices)
    assert (loaded(south, both).plan, verify(south)) == (both.plan, ())
