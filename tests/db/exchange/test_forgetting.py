"""The registers forget who was destroyed, and nobody else."""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from db.cases import CaseStore
from db.database import Database
from db.exchange.package import write_package
from db.exchange.purging import purge
from db.registers.access import accesses, note_access
from db.registers.exported import exports_made
from db.registers.incidents import incidents, keep_incident
from db.registers.retention import certificates
from planner.registers import PRINTED, Incident
from tests.builders import a_case, a_client
from tests.db.exchange.merging import merged
from tests.db.exchange.offices import HERE, OPEN, THERE, Send

DAY = date(2026, 11, 26)
GONE = a_case(client=a_client(name="Ali Roy", phone="819 555-0177", email="aroy@ex.ca"))
OTHER = a_case(client=a_client(name="Ali Second"))
MEASURES = "Signalisation à la municipalité, qualité vérifiée, scolarité d’Ali Second"
SAID = tuple(f.name for f in fields(Incident) if f.type is str and f.name not in ("id", "author"))


@pytest.fixture
def store(north: Database) -> CaseStore:
    found = CaseStore(north)
    for case in (GONE, OTHER):
        found.add(case, HERE)
    return found


@pytest.mark.usefixtures("store")
def test_the_lines_of_others_stay_here_and_in_the_offices_that_hear_of_it(
    north: Database, south: Database, send: Send
) -> None:
    merged(south, send(north), THERE)
    for database in (north, south):
        keep_incident(database, Incident("i", "Personnalité, Croisière royale", measures=MEASURES), DAY)
    purge(north, GONE.id, "délai", HERE)
    merged(south, send(north), THERE)
    for database in (north, south):
        (left,) = incidents(database)
        assert (left.information, left.measures) == ("Personnalité, Croisière royale", MEASURES)


@pytest.mark.usefixtures("store")
def test_what_was_written_of_another_of_the_same_first_name_is_theirs(
    north: Database, tmp_path: Path
) -> None:
    basis = "Consentement d’Ali, formation spécialisée"
    write_package(north, tmp_path / "Ali-spécialisé.parcours", replace(OPEN, cases=(OTHER.id,), basis=basis))
    note_access(north, HERE, PRINTED, (OTHER.id,), "Plan-Ali.pdf")
    note_access(north, HERE, PRINTED, (OTHER.id,), "Plan-Roy.pdf")
    purge(north, GONE.id, "délai", HERE)
    (made,) = exports_made(north)
    assert (made.file, made.basis) == ("Ali-spécialisé.parcours", basis)
    details = [access.detail for access in accesses(north, OTHER.id) if access.what == PRINTED]
    assert sorted(details) == ["", "Plan-Ali.pdf"]


@pytest.mark.usefixtures("store")
def test_a_file_in_which_the_client_left_too_tells_nothing_of_them(north: Database, tmp_path: Path) -> None:
    basis = "demandé par ali et Ali Second, au 8195550177"
    order = replace(OPEN, cases=(GONE.id, OTHER.id), basis=basis)
    write_package(north, tmp_path / "a.parcours", order)
    keep_incident(north, Incident("i", circumstances="clé d’ali perdue", export=1), DAY)
    purge(north, GONE.id, "délai", HERE)
    assert exports_made(north)[0].basis == "demandé par • et • Second, au •"
    assert incidents(north)[0].circumstances == "clé d’• perdue"


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize(
    ("written", "left"),
    [("Mme Roy", "Mme •"), ("écrire à AROY@ex.ca", "écrire à •"), ("au (819) 555 0177", "au •")],
)
@pytest.mark.usefixtures("store")
def test_no_item_of_an_incident_tells_who_it_was_or_how_to_reach_them(
    north: Database, said: str, written: str, left: str
) -> None:
    told = replace(Incident("i"), **{said: written})  # type: ignore[arg-type]
    keep_incident(north, told, DAY)
    purge(north, GONE.id, "délai", HERE)
    assert getattr(incidents(north)[0], said) == left


@pytest.mark.usefixtures("store")
def test_why_another_case_was_destroyed_names_no_one_who_was(north: Database) -> None:
    purge(north, OTHER.id, "à la demande de son frère Roy et d’Ali Second", HERE)
    purge(north, GONE.id, "demande de Roy", HERE)
    reasons = {done.case: done.reason for done in certificates(north)}
    # Whoever was destroyed first is known by no name any more that would keep a line.
    assert reasons == {OTHER.id: "à la demande de son frère • et d’• •", GONE.id: "demande de •"}


def test_a_client_without_a_name_hides_nothing(north: Database, store: CaseStore) -> None:
    nameless = a_case(client=a_client(name=""))
    store.add(nameless, HERE)
    keep_incident(north, Incident("i", "Ali Roy"), DAY)
    purge(north, nameless.id, "délai", HERE)
    assert incidents(north)[0].information == "Ali Roy"
