"""Two records of one number: both are kept, the same everywhere, and no office is refused for them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.cases import CaseStore
from db.database import Database, open_database
from db.exchange.choosing import conflicts
from db.exchange.merge import Report, merge, preview, received
from db.exchange.offices import identity
from db.exchange.package import Package
from db.exchange.undoing import merges_made, undo_merge
from db.records import this_site
from db.verify import verify
from planner.case import Case
from planner.client import Client
from planner.office import Counsellor
from tests.builders import a_case
from tests.db.exchange.offices import HERE, PASSPHRASE, THERE, Send, edited
from tests.db.fresh import new_database


@pytest.fixture
def twin(north: Database, case: Case, tmp_path: Path) -> Iterator[Database]:
    """Return a copy of the northern office's file that goes on by itself."""
    identity(north)
    north.close()
    path = tmp_path / "twin.db"
    path.write_bytes(north.path.read_bytes())
    copied = open_database(path)
    yield copied
    copied.close()


def taken(database: Database, path: Path, author: Counsellor = THERE) -> Report:
    return merge(database, received(database, path, PASSPHRASE), author)


def name_of(database: Database) -> str:
    with database.reading() as connection:
        return this_site(connection)[0]


def client_of(case: Case, phone: str) -> Client:
    return replace(case.client, phone=phone)


def test_two_copies_of_one_file_hear_of_each_other_and_go_on_as_two_sites(
    north: Database, twin: Database, case: Case, send: Send
) -> None:
    north_only, twin_only = a_case(notes="ici"), a_case(notes="ailleurs")
    edited(north, case, HERE, notes="portable 1")
    CaseStore(north).add(north_only, HERE)
    edited(twin, case, HERE, client=client_of(case, "418 555-0199"))
    CaseStore(twin).add(twin_only, HERE)
    before = name_of(north)
    found = preview(north, received(north, send(twin), PASSPHRASE))
    assert found.apart and name_of(north) == before
    assert taken(north, send(twin)).preview.apart == found.apart
    assert name_of(north) != before == name_of(twin)
    both = replace(case, notes="portable 1", client=client_of(case, "418 555-0199"))
    edited(north, both, HERE, kind="upgrading")
    edited(twin, CaseStore(twin).load(case.id)[0], HERE, notes="portable 2")
    for _ in range(2):
        taken(twin, send(north))
        taken(north, send(twin))
    for database in (north, twin):
        (waiting,) = conflicts(database)
        assert {head.value for head in waiting.heads} == {"portable 1", "portable 2"}
        assert CaseStore(database).load(north_only.id)[0] == north_only
        assert CaseStore(database).load(twin_only.id)[0] == twin_only
        assert verify(database) == ()
    assert CaseStore(north).load(case.id)[0] == CaseStore(twin).load(case.id)[0]
    assert taken(north, send(twin)).preview.records == 0


def test_an_office_that_hears_of_both_copies_shows_what_they_show(
    north: Database, twin: Database, south: Database, case: Case, send: Send, tmp_path: Path
) -> None:
    third = new_database(tmp_path / "third.db")
    edited(north, case, HERE, notes="portable 1")
    edited(twin, case, HERE, kind="upgrading")
    one, two = send(north), send(twin)
    for database, files in ((south, (one, two)), (third, (two, one))):
        for file in files:
            taken(database, file)
        assert CaseStore(database).load(case.id)[0] == replace(case, notes="portable 1", kind="upgrading")
    for database in (north, twin):
        taken(database, send(south, THERE))
        assert CaseStore(database).load(case.id)[0] == replace(case, notes="portable 1", kind="upgrading")
    taken(third, send(twin))
    assert taken(south, send(third, THERE)).preview.records == 0
    for database in (north, twin, south, third):
        assert (verify(database), conflicts(database)) == ((), ())
    third.close()


def made_up(database: Database, send: Send, case: Case, source: Database) -> Package:
    """Return a file of a stranger that writes in the name of another office, under its next number."""
    package = received(database, send(source), PASSPHRASE)
    with source.reading() as connection:
        here, seq, hlc = this_site(connection)
    (notes,) = (row for row in package.content.changes if row[6] == "notes")
    forged = (here, seq + 1, hlc + 1, *notes[3:7], '"empoisonné"', notes[8])
    content = replace(
        package.content,
        changes=[*package.content.changes, forged],
        parents=[*package.content.parents, (here, seq + 1, notes[0], notes[1])],
    )
    label = replace(package.manifest, office="stranger", key="ab" * 32, sequence=9)
    return replace(package, manifest=label, content=content)


@pytest.mark.parametrize("undone", ["before", "after"])
def test_a_file_that_wrote_in_the_name_of_an_office_shuts_nobody_out_and_goes_when_it_is_undone(
    north: Database, south: Database, case: Case, send: Send, undone: str
) -> None:
    taken(south, send(north))
    poison = merge(south, made_up(south, send, case, north), THERE).id
    assert CaseStore(south).load(case.id)[0].notes == "empoisonné"
    if undone == "before":
        undo_merge(south, poison, THERE)
        assert CaseStore(south).load(case.id)[0] == case
    genuine = edited(north, case, HERE, notes="vraie note", kind="upgrading")
    assert taken(south, send(north)).preview.apart == 1
    if undone == "after":
        undo_merge(south, poison, THERE)
    assert CaseStore(south).load(case.id)[0] == genuine
    later = edited(north, genuine, HERE, notes="encore")
    taken(south, send(north))
    assert (CaseStore(south).load(case.id)[0], verify(south)) == (later, ())
    assert [made.id for made in merges_made(south) if made.undone_on] == [poison]


def test_what_an_office_tells_of_another_is_believed(
    north: Database, south: Database, case: Case, send: Send, tmp_path: Path
) -> None:
    third = new_database(tmp_path / "third.db")
    taken(south, send(north))
    ours = edited(south, case, THERE, notes="au sud")
    taken(third, send(south, THERE))
    assert CaseStore(third).load(case.id)[0] == ours
    assert taken(third, send(north)).preview.records == 0
    third.close()


@pytest.mark.parametrize("first", ["the copy", "the removal"])
def test_a_removal_that_names_a_record_without_bringing_it_means_the_one_of_its_case(
    north: Database, twin: Database, south: Database, case: Case, send: Send, first: str
) -> None:
    taken(south, send(north))
    CaseStore(north).add(a_case(), HERE)
    edited(twin, case, HERE, notes="copie")
    copied = send(twin)
    heard = taken(south, copied).id
    CaseStore(south).remove(case.id, THERE)
    undo_merge(south, heard, THERE)
    removed = send(south, THERE)
    for file in (copied, removed) if first == "the copy" else (removed, copied):
        taken(north, file)
    assert (CaseStore(north).is_removed(case.id), conflicts(north), verify(north)) == (True, (), ())


def test_what_comes_again_under_its_other_name_without_its_content_takes_no_content_away(
    north: Database, twin: Database, south: Database, case: Case, send: Send
) -> None:
    other = a_case()
    CaseStore(north).add(other, HERE)
    taken(south, send(north))
    north.close()
    twin.path.write_bytes(north.path.read_bytes())
    edited(twin, other, HERE, kind="upgrading")
    here = edited(north, case, HERE, client=client_of(case, "418 555-0199"))
    told = {"identity": False, "basis": ""}
    for file in (send(twin), send(north)):
        taken(south, file)
    taken(north, send(south, THERE, cases=(case.id,), **told))
    taken(north, send(south, THERE, **told))
    assert (CaseStore(north).load(case.id)[0], verify(north)) == (here, ())
    assert CaseStore(north).load(other.id)[0].kind == "upgrading"


@pytest.mark.parametrize("old_first", [False, True])
def test_a_record_that_an_old_file_has_under_its_first_number_is_no_second_one(
    north: Database, twin: Database, south: Database, case: Case, send: Send, old_first: bool, tmp_path: Path
) -> None:
    third = new_database(tmp_path / "third.db")
    CaseStore(north).add(a_case(), HERE)
    edited(twin, case, HERE, notes="copie")
    old = send(twin, cases=(case.id,))
    for file in (send(north), old):
        taken(south, file)
    files = old, send(south, THERE, cases=(case.id,))
    first, second = files if old_first else files[::-1]
    taken(third, first)
    taken(third, second)
    told = [record.value for record in CaseStore(third).history(case.id).records if record.field == "notes"]
    assert (sorted(map(str, told)), verify(third)) == (["copie", "à rappeler"], ())
    third.close()
