"""The file that goes to another office: what it holds, and who can open it."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from db.cases import CaseStore
from db.database import Database
from db.exchange.offices import identity
from db.exchange.package import read_label, read_package
from db.exchange.purging import purge
from db.exchange.sealing import Keys
from db.schema import exported_cases, exports
from planner.case import Case
from planner.errors import PlannerError
from tests.builders import a_case, a_client
from tests.db.exchange.offices import HERE, PASSPHRASE, Send
from tests.db.exchange.opening import KEYS, refused


def test_what_is_written_is_read_back(north: Database, case: Case, send: Send) -> None:
    found = read_package(send(north), KEYS)
    label = found.manifest
    assert (label.clients, label.identity, label.scope, label.sequence) == (1, True, "all", 1)
    assert (label.office_name, found.content.basis) == ("Bureau du nord", "transfert")
    assert {row[3] for row in found.content.changes} == {case.id}
    assert set(found.content.catalogue.activities) == {"MAT4"}
    assert set(found.content.catalogue.trades) == {"72100"}
    assert set(found.content.catalogue.skills) == {"S1"}


def test_who_the_clients_are_stays_here_unless_a_basis_is_stated(
    north: Database, case: Case, send: Send
) -> None:
    found = read_package(send(north, identity=False, basis=""), KEYS)
    values = {json.loads(row[7]) for row in found.content.changes}
    assert values.isdisjoint({"Camille Exemple", "555-0100", "à rappeler", "Autorisation", "privé"})
    assert {"MAT4", "72100", "mfor"} <= values
    with pytest.raises(PlannerError, match="exchange-without-basis"):
        send(north, basis=" ")


def test_nothing_of_a_client_can_be_read_in_the_file(north: Database, case: Case, send: Send) -> None:
    data = send(north, search="Camille").read_bytes()
    for word in ("Camille", "555-0100", "à rappeler", "72100", "transfert", case.id):
        assert word.encode() not in data


def test_only_the_cases_that_are_asked_for_leave(north: Database, case: Case, send: Send) -> None:
    other = a_case(client=a_client(name="Dominique Modèle"))
    CaseStore(north).add(other, HERE)
    for chosen in ({"search": "dominique"}, {"cases": (other.id,)}):
        found = read_package(send(north, **chosen), KEYS)
        assert {row[3] for row in found.content.changes} == {other.id}
    with pytest.raises(PlannerError, match="exchange-nothing"):
        send(north, search="personne de ce nom")


def test_the_export_log_says_who_was_in_which_file(north: Database, case: Case, send: Send) -> None:
    first, second = send(north), send(north, identity=False, basis="")
    with north.reading() as connection:
        log = connection.execute(select(exports).order_by(exports.c.sequence)).all()
        named = connection.execute(select(exported_cases)).all()
    assert [(row.sequence, row.file, row.basis, row.author, row.identity) for row in log] == [
        (1, first.name, "transfert", "Camille Exemple", True),
        (2, second.name, "", "Camille Exemple", False),
    ]  # fmt: skip
    assert [tuple(row) for row in named] == [(1, case.id), (2, case.id)]


def test_a_file_for_an_office_opens_with_its_key_alone(
    north: Database, south: Database, case: Case, send: Send
) -> None:
    from db.exchange.merge import received

    path = send(north, passphrase="", receiver=identity(south).key)
    assert received(south, path).content.changes
    assert refused(path) == "exchange-other-office"
    with pytest.raises(PlannerError, match="exchange-other-office"):
        received(north, path, PASSPHRASE)


def test_a_passphrase_typed_with_accents_apart_is_the_same(north: Database, case: Case, send: Send) -> None:
    path = send(north, passphrase="l’été indien", identity=False)
    assert read_package(path, Keys("l’e\u0301te\u0301 indien")).manifest.clients == 1


def test_why_cases_were_destroyed_and_by_whom_stays_here(north: Database, case: Case, send: Send) -> None:
    gone = a_case()
    CaseStore(north).add(gone, HERE)
    purge(north, gone.id, "demande de la mère de Camille", HERE)
    rows = read_package(send(north), KEYS).content.purges
    assert [(row[0], *row[3:]) for row in rows] == [(gone.id, "", "")]


def test_names_leave_under_no_passphrase_that_is_tried_first(north: Database, case: Case, send: Send) -> None:
    for weak in ("aaaaaaaa", "motdepasse123"):
        with pytest.raises(PlannerError, match="exchange-passphrase-weak"):
            send(north, passphrase=weak)


def test_no_private_number_is_kept_in_a_basis(north: Database, case: Case, send: Send) -> None:
    found = read_package(send(north, basis="NAS 046 454-286"), KEYS)
    assert found.content.basis == "NAS ••• •••-•••"
    with north.reading() as connection:
        assert connection.execute(select(exports.c.basis)).scalar() == "NAS ••• •••-•••"


def test_a_name_that_could_write_over_a_terminal_leaves_as_plain_words(
    north: Database, case: Case, send: Send
) -> None:
    odd = replace(HERE, office="Bureau\n\x1b[1A du nord\u202e")
    assert read_label(send(north, odd)).office_name == "Bureau  [1A du nord"
