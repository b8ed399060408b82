"""An exported database: what it holds and withholds, and every file that is refused."""

import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from nacl.signing import SigningKey
from sqlalchemy import select

from db.cases import CaseStore
from db.database import Database
from db.exchange import package as packages
from db.exchange.manifest import WrongLabel, manifest_bytes, manifest_from
from db.exchange.offices import identity
from db.exchange.outgoing import leaving
from db.exchange.package import Order, read_label, read_package, write_package
from db.exchange.purging import purge
from db.exchange.sealing import Cost, Keys
from db.exchange.target import MAGIC
from db.schema import exported_cases, exports, office_key
from planner.case import Case
from planner.errors import PlannerError
from tests.builders import a_case, a_client
from tests.db.exchange.offices import HERE, OPEN, PASSPHRASE, Send, edited
from tests.gates.children import started

KEYS = Keys(PASSPHRASE)


def refused(path: Path, keys: Keys = KEYS) -> str:
    with pytest.raises(PlannerError) as told:
        read_package(path, keys)
    assert told.value.details["path"] == str(path)
    return told.value.code


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


@pytest.mark.parametrize("key", ["", "0" * 63, "zz" * 32, "00" * 32, "ab" * 33])
def test_what_is_no_key_of_an_office_is_refused(north: Database, case: Case, send: Send, key: str) -> None:
    code = "exchange-key-unreadable" if key else "passphrase-missing"
    with pytest.raises(PlannerError, match=code):
        send(north, passphrase="", receiver=key)


def test_a_passphrase_is_asked_and_must_be_the_one(north: Database, case: Case, send: Send) -> None:
    path = send(north)
    assert refused(path, Keys()) == "passphrase-missing"
    assert refused(path, Keys("une autre phrase")) == "exchange-unopened"
    assert read_label(path).clients == 1
    with pytest.raises(PlannerError, match="passphrase-short"):
        send(north, passphrase="sept ca", identity=False)


def test_a_passphrase_typed_with_accents_apart_is_the_same(north: Database, case: Case, send: Send) -> None:
    path = send(north, passphrase="l’été indien", identity=False)
    assert read_package(path, Keys("l’e\u0301te\u0301 indien")).manifest.clients == 1


def test_a_file_that_was_cut_or_changed_is_refused(north: Database, case: Case, send: Send) -> None:
    path = send(north)
    data = path.read_bytes()
    for end in (0, 5, len(MAGIC), len(MAGIC) + 3, len(MAGIC) + 60, len(data) - 1):
        path.write_bytes(data[:end])
        assert refused(path) in ("exchange-foreign", "exchange-damaged")
    path.write_bytes(data + b"\0")
    assert refused(path) == "exchange-damaged"


def test_other_files_are_refused_by_what_they_are(tmp_path: Path, north: Database) -> None:
    assert refused(tmp_path / "absent.parcours") == "exchange-missing"
    assert refused(tmp_path) == "exchange-foreign"
    assert refused(north.path) == "exchange-foreign"
    os.mkfifo(tmp_path / "pipe.parcours")
    (tmp_path / "endless.parcours").symlink_to("/dev/zero")
    for name in ("pipe.parcours", "endless.parcours"):
        assert refused(tmp_path / name) == "exchange-foreign"


def test_a_file_of_a_later_format_says_so(
    north: Database, case: Case, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    def later(order: Order, *rest: object) -> packages.Manifest:
        return replace(label(order, *rest), format=99, min_reader=99)  # type: ignore[arg-type]

    label = packages._label
    monkeypatch.setattr(packages, "_label", lambda connection, *rest: later(connection, *rest))
    monkeypatch.setattr(packages, "_read", lambda *_: None)
    path = send(north)
    monkeypatch.undo()
    assert refused(path) == "exchange-too-new"


def test_a_label_that_asks_too_much_of_this_computer_is_refused(
    north: Database, case: Case, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "_read", lambda *_: None)
    path = send(north, cost=Cost(7, 8))
    monkeypatch.undo()
    assert refused(path) == "exchange-damaged"


def test_a_write_that_is_stopped_leaves_the_older_file_and_no_other(
    north: Database, case: Case, tmp_path: Path
) -> None:
    def stopped(done: int, total: int) -> None:
        if done > 0.9 * total:
            raise InterruptedError

    path = tmp_path / "out" / "a.parcours"
    path.parent.mkdir()
    path.write_bytes(MAGIC + b"older")
    with pytest.raises(InterruptedError):
        write_package(north, path, OPEN, HERE, stopped)
    assert [(file.name, file.read_bytes()) for file in path.parent.iterdir()] == [
        ("a.parcours", MAGIC + b"older")
    ]
    with north.reading() as connection:
        assert connection.execute(select(exports)).all() == []


def failing(*_: object) -> None:
    raise OSError(errno.ENOSPC, "plein")


@pytest.mark.parametrize("step", ["put", "_note", "replace"])
def test_an_export_that_fails_leaves_no_file_and_no_line_and_its_number_and_key_are_kept(
    north: Database, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    note = packages._note
    with monkeypatch.context() as broken:
        broken.setattr(packages, "_note", lambda *said: failing() if step == "_note" else note(*said))
        broken.setattr(packages, "put", failing if step == "put" else packages.put)
        broken.setattr(os, "replace", failing if step == "replace" else os.replace)
        with pytest.raises(PlannerError, match="disk-full"):
            write_package(north, tmp_path / "a.parcours", OPEN, HERE)
    assert not [file for file in tmp_path.iterdir() if ".parcours" in file.name]
    with north.reading() as connection:
        assert connection.execute(select(exports)).all() == []
        assert connection.execute(select(exported_cases)).all() == []
        key = connection.execute(select(office_key.c.seed)).scalar_one()
    label = write_package(north, tmp_path / "b.parcours", OPEN, HERE)
    assert label.sequence == 2
    assert label.key == bytes(SigningKey(bytes.fromhex(key)).verify_key).hex()


DYING = """
import os, sys
from pathlib import Path
from db.database import open_database
from db.exchange import package
from tests.db.exchange.offices import HERE, OPEN
place, step, after = sys.argv[3:]
owner = os if place == "os" else package
known = getattr(owner, step)
def dies(*said):
    found = known(*said) if after == "after" else None
    os._exit(9)
setattr(owner, step, dies)
package.write_package(open_database(Path(sys.argv[1])), Path(sys.argv[2]), OPEN, HERE)
"""


@pytest.mark.parametrize(
    ("place", "step", "after"),
    [
        ("package", "_packed", "before"), ("package", "put", "after"), ("package", "_note", "after"),
        ("package", "_give_name", "before"), ("os", "replace", "after"),
    ],
)  # fmt: skip
def test_a_file_that_an_interrupted_export_left_is_in_the_log_and_signed_by_the_key_that_stays(
    north: Database, case: Case, tmp_path: Path, place: str, step: str, after: str
) -> None:
    path = tmp_path / "a.parcours"
    with started(DYING, north.path, path, place, step, after) as child:
        assert child.wait() == 9
    with north.reading() as connection:
        logged = connection.execute(select(exports.c.sequence)).scalars().all()
    later = write_package(north, tmp_path / "b.parcours", OPEN, HERE)
    assert later.sequence == 2
    if path.exists():
        label = read_label(path)
        assert (logged, label.key) == ([label.sequence], later.key)


def test_an_export_replaces_nothing_but_an_older_export(north: Database, case: Case, tmp_path: Path) -> None:
    other, key = tmp_path / "other.txt", tmp_path / "north.db.key"
    for path in (other, key, tmp_path / "mine.parcours"):
        path.write_bytes(b"kept")
    before = north.path.read_bytes()
    for path in (north.path, key, other):
        assert not_written(north, path) == "exchange-other-ending"
    link = tmp_path / "link.parcours"
    link.symlink_to(north.path)
    (tmp_path / "folder.parcours").mkdir()
    for path in (tmp_path / "mine.parcours", link, tmp_path / "folder.parcours"):
        assert not_written(north, path) == "exchange-occupied"
    assert north.path.read_bytes() == before and link.is_symlink()
    assert {path.read_bytes() for path in (other, key, tmp_path / "mine.parcours")} == {b"kept"}
    path = tmp_path / "again.PARCOURS"
    assert [write_package(north, path, OPEN, HERE).sequence for _ in range(2)] == [1, 2]


def not_written(database: Database, path: Path) -> str:
    with pytest.raises(PlannerError) as told:
        write_package(database, path, OPEN, HERE)
    return told.value.code


@pytest.mark.parametrize("search", ["", "   ", "\t"])
def test_a_search_without_a_word_exports_nobody(north: Database, case: Case, send: Send, search: str) -> None:
    with pytest.raises(PlannerError, match="exchange-nothing"):
        send(north, search=search)


def test_the_cases_taken_off_the_lists_are_counted(north: Database, case: Case, send: Send) -> None:
    store, other = CaseStore(north), a_case(client=a_client(name="Dominique Modèle"))
    store.add(other, HERE)
    store.remove(other.id, HERE)
    assert leaving(north, None, ()) == (read_package(send(north), KEYS).manifest.clients, 1) == (2, 1)
    assert leaving(north, "exemple", ()) == (1, 0)
    assert leaving(north, None, (other.id,)) == (1, 1)


def test_why_cases_were_destroyed_and_by_whom_stays_here(north: Database, case: Case, send: Send) -> None:
    gone = a_case()
    CaseStore(north).add(gone, HERE)
    purge(north, gone.id, "demande de la mère de Camille", HERE)
    rows = read_package(send(north), KEYS).content.purges
    assert [(row[0], *row[3:]) for row in rows] == [(gone.id, "", "")]


@pytest.mark.parametrize("text", ["a" * 100_001, "a\0b"])
def test_a_text_that_no_office_takes_in_is_named_and_stops_no_export_once_it_is_changed(
    north: Database, case: Case, send: Send, text: str
) -> None:
    held = edited(north, case, HERE, notes=text)
    with pytest.raises(PlannerError) as told:
        send(north)
    assert told.value.code == "exchange-text-unfit"
    assert (told.value.details["case"], told.value.details["field"]) == ("Camille Exemple", "notes")
    assert read_package(send(north, identity=False, basis=""), KEYS).manifest.clients == 1
    edited(north, held, HERE, notes="court")
    values = {row[7] for row in read_package(send(north), KEYS).content.changes}
    assert '"court"' in values and not any("aaa" in value or "\\u0000" in value for value in values)


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


def test_a_label_that_could_write_over_a_terminal_is_refused(north: Database, case: Case, send: Send) -> None:
    label = read_label(send(north))
    for name in ("a\n\x1b[2K", "a\u202eb", "\x9b1A"):
        with pytest.raises(WrongLabel, match="office_name"):
            manifest_from(manifest_bytes(replace(label, office_name=name)))
