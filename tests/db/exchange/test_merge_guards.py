"""What a merge refuses or does not follow: other keys and clocks, invented numbers, copies, newer schemas."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from db.cases import CaseStore
from db.database import Database, open_database
from db.exchange.merge import merge, preview, received
from db.schema import office_key, site
from db.verify import verify
from planner.case import Case
from planner.errors import PlannerError
from planner.fields import CASES
from tests.db.exchange.merging import loaded, merged
from tests.db.exchange.offices import HERE, PASSPHRASE, THERE, Send, edited
from tests.db.files import dump
from tests.gates.files import made_of, signed_file


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


def test_an_edit_that_says_it_overwrote_another_field_here_is_refused(
    north: Database, both: Case, send: Send
) -> None:
    package = received(north, send(north), PASSPHRASE)
    start, notes = (
        next(row for row in package.content.changes if (row[4], row[6]) == (CASES, field))
        for field in ("start", "notes")
    )
    edit, link = ("elsewhere", 1, *notes[2:]), ("elsewhere", 1, start[0], start[1])
    forged = replace(package, content=replace(package.content, changes=[edit], parents=[link]))
    before = loaded(north, both)
    with pytest.raises(PlannerError, match="exchange-links"):
        merge(north, forged, HERE)
    assert loaded(north, both) == before


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


def test_a_known_office_that_signs_with_another_key_is_refused(
    north: Database, south: Database, both: Case, send: Send
) -> None:
    with north.writing() as connection:
        connection.execute(update(office_key).values(seed="11" * 32))
    path = send(north)
    with pytest.raises(PlannerError, match="exchange-key-changed"):
        merged(south, path)


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
