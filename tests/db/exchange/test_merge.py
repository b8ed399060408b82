"""The merge of an export: previewed field by field, done once, never taken back by an older file."""

from dataclasses import replace

import pytest

from db.cases import CaseStore
from db.catalogue import CatalogueStore
from db.database import Database
from db.exchange.choosing import conflicts, reopen, resolve
from db.exchange.merge import preview, received
from db.exchange.outgoing import chosen_cases
from db.starter import OPENED, fill_samples, sample_cases
from db.verify import verify
from planner.case import Case
from planner.errors import PlannerError
from planner.fields import CASES
from tests.builders import a_case, a_small_catalogue
from tests.db.exchange.merging import loaded, merged
from tests.db.exchange.offices import HERE, PASSPHRASE, THERE, Send, edited
from tests.db.files import dump


def test_the_samples_of_two_offices_differ_in_nothing(north: Database, south: Database, send: Send) -> None:
    for office in (north, south):
        fill_samples(office, a_small_catalogue())
    found = preview(south, received(south, send(north), PASSPHRASE))
    assert found.records and found.cases == ()
    assert merged(south, send(north)).preview.cases == () and verify(south) == ()
    sample = next(iter(sample_cases(OPENED).values()))
    edited(north, sample, HERE, notes="vu au bureau")
    path = send(north)
    told = preview(south, received(south, path, PASSPHRASE))
    assert [case.id for case in told.cases] == [sample.id]
    assert [case.id for case in merged(south, path).preview.cases] == [sample.id]


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


def test_what_was_withheld_overwrites_nothing(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    edited(north, both, HERE, notes="secret", kind="upgrading")
    merged(south, send(north, identity=False, basis=""))
    assert loaded(south, both) == replace(both, kind="upgrading")
    merged(south, send(north))
    assert loaded(south, both).notes == "secret"
    assert verify(south) == ()


def test_an_open_case_that_a_merge_changed_is_not_saved_over(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    case, version = CaseStore(south).load(both.id)
    edited(north, both, HERE, notes="ici")
    merged(south, send(north))
    with pytest.raises(PlannerError, match="case-changed"):
        CaseStore(south).save(replace(case, notes="là"), version, THERE)


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


def test_samples_stay_here_unless_they_are_named_or_alone(north: Database, case: Case) -> None:
    sample = a_case(sample=True)
    CaseStore(north).add(sample, HERE)
    with north.reading() as connection:
        assert chosen_cases(connection, None, ()) == [case.id]
        assert chosen_cases(connection, None, (sample.id,)) == [sample.id]
    CaseStore(north).save(replace(case, sample=True), 1, HERE)
    with north.reading() as connection:
        assert chosen_cases(connection, None, ()) == sorted((case.id, sample.id))
