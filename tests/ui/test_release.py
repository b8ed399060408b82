"""A person's information is given whole, and the journal says whose it was."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from db.cases import CaseStore
from db.exchange.merge import merge, received
from db.exchange.package import Order, write_package
from db.exchange.sealing import Cost
from db.registers.access import accesses
from planner.office import Counsellor
from planner.registers import EXPORTED, RELEASED
from tests.db.fresh import new_database
from tests.ui.office import AUTHOR, CAMILLE, ELOISE
from ui.main_window import MainWindow
from ui.release import release

THERE = Counsellor("Dominique Modèle", "DM", "Bureau du sud")
PASSPHRASE = "quatre mots pour rire"
OPEN = Order(PASSPHRASE, identity=True, basis="transfert", cost=Cost(1, 8))
Held = list[Callable[[], None]]


@pytest.fixture
def held(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Held:
    """Keep back what is done at the side until it is called."""
    waiting: Held = []

    def run(work: Callable[[], Any], then: Callable[[Future[Any]], None]) -> None:
        def begin() -> None:
            done: Future[Any] = Future()
            done.set_result(work())
            then(done)

        waiting.append(begin)

    def follow(title: str, work: Callable[[Any], Any], then: Callable[[Future[Any]], None]) -> None:
        run(lambda: work(None), then)

    monkeypatch.setattr(window.session.side_tasks, "run", run)
    monkeypatch.setattr(window.session.side_tasks, "follow", follow)
    return waiting


def told(window: MainWindow, what: str) -> list[tuple[str, str]]:
    return [(a.case, a.detail) for a in accesses(window.session.database) if a.what == what]


@pytest.mark.parametrize("meanwhile", ["another opened", "put away"])
def test_what_is_given_is_in_the_journal_of_its_person_whoever_is_open_once_it_is_written(
    window: MainWindow, held: Held, tmp_path: Path, meanwhile: str
) -> None:
    session = window.session
    session.open_case(CAMILLE)
    assert session.document.case is not None
    release(session, session.document.case, tmp_path / "a.zip")
    if meanwhile == "put away":
        session.close_case()
        assert session.document.case is None
    else:
        session.open_case(ELOISE)
    held.pop()()
    assert told(window, RELEASED) == [(CAMILLE, "a.zip")]


def test_what_is_shown_of_a_case_is_in_its_journal_whoever_is_open_once_it_is_written(
    window: MainWindow, held: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "affiché.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.session.open_case(CAMILLE)
    window.go("plan")
    window.actions_["save_shown"].trigger()
    window.session.open_case(ELOISE)
    held.pop()()
    assert told(window, EXPORTED) == [(CAMILLE, path.name)]


def given(window: MainWindow, path: Path) -> dict[str, bytes]:
    window.session.open_case(CAMILLE)
    assert window.session.document.case is not None
    release(window.session, window.session.document.case, path)
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def lines(table: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig")), delimiter=";"))


def apart(window: MainWindow, tmp_path: Path) -> None:
    """Write two notes apart, here and in another office, and take the other's in."""
    database = window.session.database
    write_package(database, tmp_path / "1.parcours", OPEN, AUTHOR)
    other = new_database(tmp_path / "autre.db")
    merge(other, received(other, tmp_path / "1.parcours", PASSPHRASE), THERE)
    for where, author, notes in ((database, AUTHOR, "noté ici"), (other, THERE, "=noté là")):
        case, version = CaseStore(where).load(CAMILLE)
        CaseStore(where).save(replace(case, notes=notes), version, author)
    write_package(other, tmp_path / "2.parcours", OPEN, THERE)
    merge(database, received(database, tmp_path / "2.parcours", PASSPHRASE), AUTHOR)
    other.close()


def test_what_is_given_holds_what_is_kept_beside_the_case(window: MainWindow, tmp_path: Path) -> None:
    apart(window, tmp_path)
    order = replace(OPEN, cases=(CAMILLE,), basis="consentement du 3 mai")
    write_package(window.session.database, tmp_path / "camille.parcours", order, AUTHOR)
    held = given(window, tmp_path / "a.zip")
    assert list(held) == [
        "lisez-moi.txt", "renseignements.csv", "historique.csv", "en-attente.csv", "acces.csv",
        "fichiers-transmis.csv", "renseignements.json",
    ]  # fmt: skip
    data = json.loads(held["renseignements.json"])
    assert {("notes", "noté ici"), ("notes", "=noté là")} <= {
        (change["field"], change["value"]) for change in data["changes"]
    }
    (waiting,) = data["waiting"]
    assert {(value["value"], value["author"]) for value in waiting["values"]} == {
        ("noté ici", AUTHOR.name), ("=noté là", THERE.name)
    }  # fmt: skip
    assert [access["what"] for access in data["accesses"]] == ["opened"]
    # The whole office left in the first file: its name and basis may name others.
    assert [(sent["number"], sent["file"], sent["basis"]) for sent in data["sent"]] == [
        (2, "camille.parcours", "consentement du 3 mai"), (1, "", "")
    ]  # fmt: skip
    assert len(lines(held["historique.csv"])) == len(data["changes"]) + 1
    assert {line[1] for line in lines(held["en-attente.csv"])[1:]} == {"noté ici", "’=noté là"}
    assert len(lines(held["acces.csv"])) == 2 and len(lines(held["fichiers-transmis.csv"])) == 3


def test_it_says_what_it_holds_and_what_it_does_not(window: MainWindow, tmp_path: Path) -> None:
    held = given(window, tmp_path / "a.zip")
    said = held["lisez-moi.txt"].decode()
    assert all(name in said for name in held if name != "lisez-moi.txt")
    assert "Camille Exemple" in said and "incidents de confidentialité" in said


def test_the_history_tells_whole_texts(window: MainWindow, tmp_path: Path) -> None:
    store, long = window.session.cases, "mot " * 500
    case, version = store.load(CAMILLE)
    store.save(replace(case, notes=long), version, AUTHOR)
    rows = lines(given(window, tmp_path / "a.zip")["historique.csv"])
    assert long in [row[4] for row in rows]
