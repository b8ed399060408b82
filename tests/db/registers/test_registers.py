"""The registers of the law: what was done with a case, what left the office, incidents, and destructions."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from db.backups import make
from db.cases import CaseStore
from db.database import Database
from db.exchange.package import Order, write_package
from db.exchange.purging import end_interrupted, purge
from db.registers.access import accesses, note_access
from db.registers.exported import clients_in, exports_made
from db.registers.incidents import incidents, keep_incident
from db.registers.retention import certificates, destroy, past_cases
from db.schema import access_journal, changes
from db.verify import verify
from planner.case import Case
from planner.client import Client
from planner.errors import PlannerError
from planner.keeping import ContactNote, Keeping
from planner.office import Counsellor
from planner.registers import DESTROYED, EXPORTED, OPENED, PRINTED, Incident
from tests.builders import a_case

WHO = Counsellor("Andrée Conseil", "AC", "Bureau Essai")
DAY = date(2026, 11, 26)
CANARY = "Zyxwvut"
PAST = a_case(
    client=Client(CANARY, phone="514 555-0142"),
    created=date(2020, 1, 6),
    keeping=Keeping(retain_until=date(2026, 1, 5), contacts=(ContactNote("n", text=CANARY),)),
)
KEPT = a_case(client=Client("Éloïse Essai"), keeping=Keeping(retain_until=date(2026, 11, 27)))


@pytest.fixture
def store(database: Database) -> CaseStore:
    found = CaseStore(database)
    for case in (PAST, KEPT, a_case()):
        found.add(case, WHO)
    return found


def wall() -> int:
    return int(datetime(2026, 11, 26, 15, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.usefixtures("store")
def test_the_journal_tells_who_did_what_with_a_case(database: Database) -> None:
    note_access(database, WHO, OPENED, (PAST.id,), now=datetime(2026, 11, 26, 9, tzinfo=UTC))
    note_access(
        database, WHO, PRINTED, (KEPT.id, PAST.id), "Plan d’action", datetime(2026, 11, 26, 10, tzinfo=UTC)
    )
    note_access(database, WHO, PRINTED, ())
    told = [(a.what, a.name, a.author, a.detail) for a in accesses(database, PAST.id)]
    assert told == [(PRINTED, CANARY, WHO.name, "Plan d’action"), (OPENED, CANARY, WHO.name, "")]
    assert len(accesses(database)) == 3 and len(accesses(database, most=1)) == 1


@pytest.mark.usefixtures("store")
def test_who_was_in_a_file_that_is_lost(database: Database, tmp_path: Path) -> None:
    assert exports_made(database) == ()
    order = Order("un deux trois quatre cinq", cases=(PAST.id, KEPT.id))
    write_package(database, tmp_path / "a.parcours", order, WHO)
    (made,) = exports_made(database)
    assert (made.file, made.clients, made.identity, made.author) == ("a.parcours", 2, False, WHO.name)
    assert clients_in(database, made.sequence) == ((KEPT.id, "Éloïse Essai"), (PAST.id, CANARY))
    (line,) = accesses(database, KEPT.id)
    assert (line.what, line.author, line.detail) == (EXPORTED, WHO.name, "a.parcours")
    destroy(database, PAST.id, "délai", WHO, wall)
    assert clients_in(database, made.sequence) == ((PAST.id, ""), (KEPT.id, "Éloïse Essai"))


def test_an_incident_is_written_then_completed(database: Database) -> None:
    first = keep_incident(database, Incident("i", "une clé USB", serious=True, export=3), DAY)
    assert (first.made_on, first.revised_on) == (DAY, None)
    assert first.missing == ("circumstances", "happened", "known", "persons", "harm", "measures",
                             "told_commission", "told_persons")  # fmt: skip
    later = date(2026, 11, 30)
    second = keep_incident(database, replace(first, told_commission=later, measures="mot de passe"), later)
    assert (second.made_on, second.revised_on, second.told_commission) == (DAY, later, later)
    other = keep_incident(database, Incident("j"), later)
    assert incidents(database) == (other, second)
    assert "told_commission" not in other.missing


@pytest.mark.usefixtures("store")
def test_the_cases_past_their_date_are_listed(database: Database) -> None:
    assert [(c.id, c.name, c.opened) for c in past_cases(database, DAY)] == [(PAST.id, CANARY, PAST.created)]
    assert [c.id for c in past_cases(database, date(2026, 11, 27))] == [PAST.id, KEPT.id]


def test_a_destroyed_case_leaves_a_certificate_and_nothing_else(store: CaseStore, database: Database) -> None:
    make(database.path, "daily")
    with database.reading() as connection:
        records = len(connection.execute(select(changes).where(changes.c.case_id == PAST.id)).all())
    done, _ = destroy(database, PAST.id, " délai de conservation ", WHO, wall)
    assert (done.number, done.case, done.made_on, done.author) == (1, PAST.id, DAY, WHO.name)
    assert (done.reason, done.opened, done.retain_until) == (
        "délai de conservation", date(2020, 1, 6), date(2026, 1, 5)
    )  # fmt: skip
    assert (done.records, done.exports, done.copies) == (records, 0, "1 0 0")
    assert certificates(database) == (done,)
    with pytest.raises(PlannerError, match="case-destroyed"):
        store.load(PAST.id)
    (line,) = accesses(database)
    assert (line.what, line.case, line.name) == (DESTROYED, PAST.id, "")
    database.close()
    for file in database.path.parent.rglob("*"):
        assert not file.is_file() or CANARY.encode() not in file.read_bytes(), file


def test_a_case_that_is_not_here_is_not_certified(database: Database) -> None:
    with pytest.raises(PlannerError, match="case-missing"):
        destroy(database, "nobody", "", WHO)
    assert certificates(database) == ()


@pytest.mark.parametrize("again", ["the same call", "the next opening"])
def test_a_destruction_that_stopped_half_way_is_certified_and_ended_later(
    again: str, store: CaseStore, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    case: Case = PAST
    made = make(database.path, "daily")

    def stop(*_: object) -> None:
        raise PlannerError("disk-full", path="")

    with monkeypatch.context() as patched:
        patched.setattr("db.exchange.cleansing.cleanse", stop)
        with pytest.raises(PlannerError, match="disk-full"):
            destroy(database, case.id, "délai", WHO, wall)
    (begun,) = certificates(database)
    assert (begun.case, begun.copies, store.count()) == (case.id, "", 2)
    assert ["a été interrompue" in said for said in verify(database)] == [True]
    if again == "the same call":
        assert destroy(database, case.id, "délai", WHO, wall)[0].copies == "1 0 0"
    else:
        assert end_interrupted(database) and not end_interrupted(database)
    (done,) = certificates(database)
    assert done == replace(begun, copies="1 0 0")
    assert CANARY.encode() not in made.path.read_bytes()
    assert verify(database) == ()
    with pytest.raises(PlannerError, match="case-destroyed"):
        store.add(case, WHO)


def test_a_reason_that_names_the_client_is_refused(store: CaseStore, database: Database) -> None:
    for reason in (f"{CANARY.lower()}, à sa demande", "joint au 514 555-0142"):
        with pytest.raises(PlannerError, match="reason-names-client"):
            destroy(database, PAST.id, reason, WHO, wall)
    assert store.load(PAST.id)[0] == PAST
    purge(database, PAST.id, f"demande de {CANARY}", WHO)
    assert [done.reason for done in certificates(database)] == ["demande de •"]


@pytest.mark.usefixtures("store")
def test_the_registers_forget_the_names_of_a_destroyed_case(database: Database, tmp_path: Path) -> None:
    files = (tmp_path / f"{CANARY.upper()}-{number}.parcours" for number in (1, 2))
    for file, cases in zip(files, ((PAST.id,), (PAST.id, KEPT.id)), strict=True):
        basis = f"consentement de la mère de {CANARY}"
        order = Order("un deux trois quatre cinq", cases=cases, identity=True, basis=basis)
        write_package(database, file, order, WHO)
    note_access(database, WHO, PRINTED, (PAST.id,), f"{CANARY}.pdf")
    destroy(database, PAST.id, "NAS 046 454-286", WHO, wall)
    assert [(made.sequence, made.file, made.basis) for made in exports_made(database)] == [
        (2, "•-2.parcours", "consentement de la mère de •"),
        (1, "", ""),
    ]
    # In what order: the destruction has a day of its own, the files have today.
    assert sorted(access.detail for access in accesses(database, PAST.id)) == ["", "", "", "•-2.parcours"]
    assert certificates(database)[0].reason == "NAS ••• •••-•••"
    assert CANARY.casefold().encode() not in database.path.read_bytes().lower()
    with database.writing() as connection, pytest.raises(DBAPIError, match="only added to"):
        connection.execute(update(access_journal).values(detail="autre"))


def test_no_register_names_a_client_who_was_destroyed(store: CaseStore, database: Database) -> None:
    gone, other = a_case(client=Client("Lý Wu-Xq")), a_case()
    for case in (gone, other):
        store.add(case, WHO)
    note_access(database, WHO, PRINTED, (other.id,), "Xq et autre.pdf")
    told = Incident("1", information="Le dossier de Mme Wu", persons="Wu", measures="Serrure changée")
    keep_incident(database, told, DAY)
    destroy(database, gone.id, "délai échu", WHO)
    (left,) = incidents(database)
    assert (left.information, left.persons, left.measures) == ("Le dossier de Mme •", "•", "Serrure changée")
    assert [access.detail for access in accesses(database, other.id)] == [""]
