"""The destruction of a case: nothing of it is left in the file, and no merge brings it back."""

from db.cases import CaseStore
from db.database import Database
from db.exchange.merge import DESTROYED, merge, received
from db.exchange.purging import purge
from db.verify import verify
from planner.case import Case
from tests.builders import a_case
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
    done = merge(south, received(south, send(north), PASSPHRASE), THERE)
    assert [one.id for one in done.preview.of(DESTROYED)] == [case.id]
    assert not [line for line in dump(south.path) if "à rappeler" in line]
    assert merge(south, received(south, before, PASSPHRASE), THERE).id == ""
    assert (CaseStore(south).count(), verify(south)) == (1, ())
