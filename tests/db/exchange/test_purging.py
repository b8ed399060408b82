"""The destruction of a case: nothing of it is left in the file, and no merge brings it back."""

import sqlite3
from contextlib import closing

import pytest

from db.backups import kept, make
from db.cases import CaseStore
from db.database import Database
from db.exchange.case_merges import DESTROYED, DOUBTFUL
from db.exchange.merge import merge, received
from db.exchange.purging import destroyed, end_interrupted, purge
from db.registers.access import accesses
from db.registers.retention import certificates
from db.verify import verify
from planner.case import Case
from planner.errors import PlannerError
from planner.registers import DESTROYED as DESTRUCTION
from tests.builders import a_case
from tests.db.exchange.heard import Heard
from tests.db.exchange.offices import HERE, PASSPHRASE, THERE, Send
from tests.db.files import dump


def test_nothing_of_a_destroyed_case_is_left_in_the_file(north: Database, case: Case) -> None:
    other = a_case(notes="reste")
    CaseStore(north).add(other, HERE)
    purge(north, case.id, "délai échu", HERE)
    assert CaseStore(north).load(other.id)[0] == other
    assert CaseStore(north).history(case.id).records == ()
    for file in north.path.parent.glob("north.db*"):
        for canary in ("à rappeler", "555-0100", "privé"):
            assert canary.encode() not in file.read_bytes(), file
    assert verify(north) == ()


def test_a_destroyed_case_never_comes_back_and_others_destroy_it_too(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    before = send(north)
    merge(south, received(south, before, PASSPHRASE), THERE)
    CaseStore(north).add(a_case(), HERE)
    purge(north, case.id, "délai échu", HERE)
    found = merge(north, received(north, before, PASSPHRASE), HERE)
    assert (found.id, found.preview.records) == ("", 0)
    # What is barred is not known: the file still carries the client, and somebody is told.
    assert (found.preview.barred, found.preview.known) == ((case.id,), 0)
    done = merge(south, received(south, send(north), PASSPHRASE), THERE)
    assert [one.id for one in done.preview.of(DESTROYED)] == [case.id]
    assert done.preview.is_undoable and done.preview.barred == ()
    assert not [line for line in dump(south.path) if "à rappeler" in line]
    (certificate,) = certificates(south)
    assert (certificate.case, certificate.author) == (case.id, THERE.name)
    assert certificate.reason.startswith("Bureau du nord") and certificate.records > 0
    assert [(line.what, line.author) for line in accesses(south, case.id)] == [(DESTRUCTION, THERE.name)]
    assert merge(south, received(south, before, PASSPHRASE), THERE).id == ""
    assert (CaseStore(south).count(), verify(south)) == (1, ())


def test_what_a_merge_could_not_cleanse_while_another_program_read_is_cleansed_by_the_next(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    merge(south, received(south, send(north), PASSPHRASE), THERE)
    CaseStore(north).add(a_case(), HERE)
    purge(north, case.id, "délai échu", HERE)
    path = send(north)
    with closing(sqlite3.connect(south.path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM cases").fetchone()
        done = merge(south, received(south, path, PASSPHRASE), THERE)
    assert done.id and done.unclean is not None and done.unclean.code == "database-busy"
    assert CaseStore(south).name(case.id) is None
    again = merge(south, received(south, path, PASSPHRASE), THERE)
    assert (again.id, again.unclean) == ("", None)
    (certificate,) = certificates(south)
    assert certificate.copies
    for file in south.path.parent.rglob("south*"):
        for canary in ("à rappeler", "555-0100", "privé"):
            assert file.is_dir() or canary.encode() not in file.read_bytes(), file


def test_what_a_stranger_says_is_destroyed_stays_unless_somebody_accepts_it(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    CaseStore(south).add(case, THERE)
    CaseStore(north).add(a_case(), HERE)
    purge(north, case.id, "délai échu", HERE)
    for package in (received(south, send(north), PASSPHRASE) for _ in range(2)):
        # The first time nobody knows the office; the second time it never had the case from here.
        done = merge(south, package, THERE)
        assert [one.id for one in done.preview.of(DOUBTFUL)] == [case.id]
        assert CaseStore(south).load(case.id)[0] == case
    merge(south, package, THERE, accepted=(case.id,))
    assert (CaseStore(south).count(), verify(south)) == (1, ())


def test_what_an_office_destroyed_that_had_the_case_from_here_goes(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    CaseStore(south).add(a_case(), THERE)
    merge(north, received(north, send(south, THERE), PASSPHRASE), HERE)
    merge(south, received(south, send(north), PASSPHRASE), THERE)
    purge(south, case.id, "délai échu", THERE)
    done = merge(north, received(north, send(south, THERE), PASSPHRASE), HERE)
    assert [one.id for one in done.preview.of(DESTROYED)] == [case.id]


def test_a_destruction_that_is_stopped_leaves_the_case_here_or_only_copies_to_be_seen_to(
    north: Database, case: Case
) -> None:
    make(north.path, "daily")
    stop_at, left_here = 0, 0
    while not destroyed(north):
        stop_at += 1
        with pytest.raises(PlannerError, match="merge-stopped"):
            purge(north, case.id, "délai échu", HERE, tell=Heard(stop_at))
        left_here += CaseStore(north).count()
        assert [backup.reason for backup in kept(north.path)] == ["daily"]
    assert left_here == stop_at - 1 > 1 and CaseStore(north).count() == 0
    heard = Heard()
    assert end_interrupted(north, heard) and not end_interrupted(north)
    assert heard.shares == sorted(heard.shares) and len(heard.shares) >= 2
    (certificate,) = certificates(north)
    assert certificate.copies == "1 0 0" and verify(north) == ()
