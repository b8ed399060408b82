"""The merge of an export: previewed field by field, done once, never taken back by an older file."""

from dataclasses import replace
from pathlib import Path

import pytest
from frozendict import frozendict
from sqlalchemy import update

from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.database import Database, open_database
from db.exchange.case_merges import CHANGED, CONFLICT
from db.exchange.choosing import conflicts, reopen, resolve
from db.exchange.merge import Report, merge, preview, received
from db.exchange.outgoing import chosen_cases
from db.exchange.undoing import undo_merge
from db.schema import office_key, site
from db.starter import fill_samples
from db.verify import verify
from planner.case import Case
from planner.changes import REMOVAL, REMOVED
from planner.errors import PlannerError
from planner.fields import CASES
from planner.office import Counsellor
from planner.plan import Plan, Step, remove
from tests.builders import a_case, a_small_catalogue
from tests.db.exchange.offices import HERE, PASSPHRASE, THERE, Send, edited
from tests.db.files import dump
from tests.gates.files import made_of, signed_file


def merged(database: Database, path: Path, author: Counsellor = THERE, **more: object) -> Report:
    return merge(database, received(database, path, PASSPHRASE), author, **more)  # type: ignore[arg-type]


def loaded(database: Database, case: Case) -> Case:
    return CaseStore(database).load(case.id)[0]


@pytest.fixture
def both(north: Database, south: Database, case: Case, send: Send) -> Case:
    """Return the case once both offices have it."""
    merged(south, send(north))
    return case


def test_the_samples_of_two_offices_differ_in_nothing(north: Database, south: Database, send: Send) -> None:
    for office in (north, south):
        fill_samples(office, a_small_catalogue())
    found = preview(south, received(south, send(north), PASSPHRASE))
    assert len(found.of(CHANGED)) > 1 and not found.of(CONFLICT)
    assert [case.fields for case in found.of(CHANGED)] == [()] * len(found.of(CHANGED))


def test_a_case_arrives_whole_with_its_history_and_the_catalogue_rows_it_uses(
    north: Database, south: Database, both: Case
) -> None:
    assert loaded(south, both) == both
    assert set(CaseStore(south).history(both.id).records) == set(CaseStore(north).history(both.id).records)
    catalogue = CatalogueStore(south).load()
    assert catalogue.activities["MAT4"] == replace(a_small_catalogue().activities["MAT4"], retired=True)
    assert [s.code for s in catalogue.sessions] == ["evening"]
    assert catalogue.offered().activities == {}
    assert verify(south) == ()


def test_a_second_merge_of_the_same_file_changes_nothing(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    path = send(north)
    # The backups of a server are its administrator's.
    assert (merged(south, path).backup is None) is south.is_server
    before = dump(south.path)
    again = merged(south, path)
    assert (again.id, again.backup, again.preview.records) == ("", None, 0)
    assert dump(south.path) == before


def test_a_preview_says_what_would_change_and_writes_nothing(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    edited(north, both, HERE, notes="ici")
    edited(south, both, THERE, notes="là")
    before = dump(south.path)
    found = preview(south, received(south, send(north), PASSPHRASE))
    assert dump(south.path) == before
    (one,) = found.cases
    (field,) = one.fields
    assert (one.kind, one.name, field.field, field.conflict) == ("conflict", "Camille Exemple", "notes", True)
    assert (field.here.value, field.received.value, field.result.value) == ("là", "ici", "là")
    assert (found.records, found.meeting.first, found.older) == (1, False, False)
    assert field.received.change is not None and field.received.change.author.name == HERE.name


def test_what_is_edited_apart_is_kept_and_waits_for_a_choice(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    edited(north, both, HERE, notes="ici", client=replace(both.client, phone="555-0199"))
    edited(south, both, THERE, notes="là")
    merged(south, send(north))
    assert (loaded(south, both).notes, loaded(south, both).client.phone) == ("là", "555-0199")
    (waiting,) = conflicts(south)
    assert [head.value for head in waiting.heads] == ["là", "ici"]
    resolve(south, waiting.id, "ici", THERE)
    assert (loaded(south, both).notes, conflicts(south), verify(south)) == ("ici", (), ())
    merged(north, send(south, THERE), HERE)
    assert (loaded(north, both), conflicts(north)) == (loaded(south, both), ())


def test_a_choice_made_with_the_merge_holds(north: Database, south: Database, both: Case, send: Send) -> None:
    edited(north, both, HERE, notes="ici")
    edited(south, both, THERE, notes="là")
    merged(south, send(north), choices={(both.id, CASES, both.id, "notes"): "ici"})
    assert (loaded(south, both).notes, conflicts(south), verify(south)) == ("ici", (), ())


def test_an_older_file_takes_nothing_back(north: Database, south: Database, both: Case, send: Send) -> None:
    older = send(north)
    edited(north, both, HERE, notes="plus tard")
    merged(south, send(north))
    found = merged(south, older)
    assert (found.preview.older, found.id, loaded(south, both).notes) == (True, "", "plus tard")


def test_an_edit_beats_a_removal_made_apart(north: Database, south: Database, both: Case, send: Send) -> None:
    edited(north, both, HERE, plan=remove(both.plan, "s1"))
    step = both.plan.steps[0]
    plan = Plan((replace(step, note="gardé"), *both.plan.steps[1:]))
    edited(south, both, THERE, plan=plan)
    merged(south, send(north))
    merged(north, send(south, THERE), HERE)
    assert loaded(south, both) == loaded(north, both) == replace(both, plan=plan)


def test_what_was_withheld_overwrites_nothing(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    edited(north, both, HERE, notes="secret", kind="upgrading")
    merged(south, send(north, identity=False, basis=""))
    assert loaded(south, both) == replace(both, kind="upgrading")
    merged(south, send(north))
    assert loaded(south, both).notes == "secret"
    assert verify(south) == ()


def test_what_is_removed_on_a_copy_that_tells_nobody_goes_where_it_came_from(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    third, fourth = a_case(plan=both.plan, client=both.client), a_case(client=both.client)
    for added in (third, fourth):
        CaseStore(north).add(added, HERE)
    fresh = open_database(south.path.with_name("fresh.db"))
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


def test_an_invented_number_of_ours_is_refused_and_leaves_room_to_save(
    north: Database, both: Case, send: Send
) -> None:
    package = received(north, send(north), PASSPHRASE)
    row = package.content.changes[0]
    invented = (row[0], row[1] + 2**25, *row[2:])
    forged = replace(package, content=replace(package.content, changes=[invented]))
    with pytest.raises(PlannerError, match="exchange-clash"):
        merge(north, forged, HERE)
    assert edited(north, both, HERE, notes="ensuite") == loaded(north, both)


def test_a_database_that_took_such_a_number_goes_on_under_another_name(north: Database, case: Case) -> None:
    with north.writing() as connection:
        connection.execute(update(site).values(seq=2**63 - 2))
    assert edited(north, case, HERE, notes="ensuite") == loaded(north, case)
    assert verify(north) == ()


def test_a_file_of_a_newer_schema_is_refused_as_such(north: Database, case: Case, send: Send) -> None:
    path = north.path.with_name("newer.parcours")
    path.write_bytes(signed_file(made_of(), schema="9999"))
    with pytest.raises(PlannerError, match="exchange-too-new"):
        received(north, path, PASSPHRASE)


def test_an_open_case_that_a_merge_changed_is_not_saved_over(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    case, version = CaseStore(south).load(both.id)
    edited(north, both, HERE, notes="ici")
    merged(south, send(north))
    with pytest.raises(PlannerError, match="case-changed"):
        CaseStore(south).save(replace(case, notes="là"), version, THERE)


def test_a_known_office_that_signs_with_another_key_is_refused(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    with north.writing() as connection:
        connection.execute(update(office_key).values(seed="11" * 32))
    path = send(north)
    with pytest.raises(PlannerError, match="exchange-key-changed"):
        merged(south, path)


def test_a_copy_that_went_on_by_itself_is_refused(
    north: Database, south: Database, both: Case, send: Send, tmp_path: Path
) -> None:
    north.close()
    twin = tmp_path / "twin.db"
    twin.write_bytes(north.path.read_bytes())
    copied = open_database(twin)
    edited(north, both, HERE, notes="ici")
    edited(copied, both, HERE, notes="ailleurs")
    merged(south, send(north))
    path, before = send(copied), dump(south.path)
    with pytest.raises(PlannerError, match="exchange-clash"):
        merged(south, path)
    assert dump(south.path) == before
    copied.close()


def test_a_restored_backup_learns_its_own_numbers_again(
    north: Database, both: Case, send: Send, tmp_path: Path
) -> None:
    north.close()
    old = tmp_path / "old.db"
    old.write_bytes(north.path.read_bytes())
    edited(north, both, HERE, notes="après la copie")
    path = send(north)
    restored = open_database(old)
    merged(restored, path, HERE)
    edited(restored, both, HERE, notes="ensuite")
    merged(north, send(restored), HERE)
    assert loaded(north, both).notes == "ensuite"
    restored.close()


def test_a_clock_far_ahead_is_flagged_and_not_followed(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    late = CaseStore(north, lambda: 4_000_000_000_000)
    held, version = late.load(both.id)
    late.save(replace(held, notes="2096"), version, HERE)
    found = merged(south, send(north))
    assert found.preview.ahead == 1
    after = edited(south, both, THERE, notes="ensuite")
    assert loaded(south, both) == after
    records = CaseStore(south).history(both.id).records
    assert max(r.hlc for r in records if r.value == "ensuite") < 4_000_000_000_000 << 16


def test_a_merge_that_is_stopped_changes_nothing(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    def stopped(done: int, total: int) -> None:
        raise InterruptedError

    path, before = send(north), dump(south.path)
    with pytest.raises(InterruptedError):
        merged(south, path, tell=stopped)
    assert dump(south.path) == before


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


def test_a_choice_that_is_undone_waits_again_everywhere(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    edited(north, both, HERE, notes="ici")
    edited(south, both, THERE, notes="là")
    merged(south, send(north))
    (waiting,) = conflicts(south)
    made = resolve(south, waiting.id, "ici", THERE)
    reopen(south, waiting, made)
    (again,) = conflicts(south)
    assert [(h.value, h.author) for h in again.heads] == [(h.value, h.author) for h in waiting.heads]
    assert (loaded(south, both).notes, verify(south)) == ("là", ())
    merged(north, send(south, THERE), HERE)
    assert [h.value for h in conflicts(north)[0].heads] == ["là", "ici"]
    with pytest.raises(PlannerError, match="choice-overwritten"):
        reopen(south, waiting, made)


def test_a_case_left_out_of_a_merge_comes_with_the_next_one(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    other = a_case()
    CaseStore(north).add(other, HERE)
    path = send(north)
    report = merged(south, path, left_out=(other.id,))
    assert [found.id for found in report.preview.cases] == [case.id]
    assert (CaseStore(south).count(), verify(south)) == (1, ())
    assert [found.id for found in merged(south, path).preview.cases] == [other.id]


def test_a_merge_is_refused_when_what_was_looked_at_changed_since(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    edited(north, both, HERE, notes="ici")
    package = received(south, send(north), PASSPHRASE)
    seen = preview(south, package).seen
    edited(south, both, THERE, client=replace(both.client, phone="555-0199"))
    choices = {(both.id, CASES, both.id, "phone"): "555-0100"}
    with pytest.raises(PlannerError, match="merge-outdated"):
        merge(south, package, THERE, choices, seen=seen)
    assert loaded(south, both).client.phone == "555-0199"
    assert merge(south, package, THERE, seen=seen, left_out=(both.id,)).id == ""
    assert merge(south, package, THERE, seen=preview(south, package).seen).id


def test_samples_stay_here_unless_they_are_named_or_alone(north: Database, case: Case) -> None:
    sample = a_case(sample=True)
    CaseStore(north).add(sample, HERE)
    with north.reading() as connection:
        assert chosen_cases(connection, None, ()) == [case.id]
        assert chosen_cases(connection, None, (sample.id,)) == [sample.id]
    CaseStore(north).save(replace(case, sample=True), 1, HERE)
    with north.reading() as connection:
        assert chosen_cases(connection, None, ()) == sorted((case.id, sample.id))


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
