"""How an export is written: whole or not at all, in the log, over nothing else."""

import errno
import os
from pathlib import Path

import pytest
from nacl.signing import SigningKey
from sqlalchemy import select

from db.cases import CaseStore
from db.database import Database
from db.exchange import package as packages
from db.exchange.outgoing import leaving
from db.exchange.package import read_label, read_package, write_package
from db.exchange.target import MAGIC
from db.schema import exported_cases, exports, office_key
from planner.case import Case
from planner.errors import PlannerError
from tests.builders import a_case, a_client
from tests.db.exchange.offices import HERE, OPEN, Send, edited
from tests.db.exchange.opening import KEYS
from tests.gates.children import started


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
    assert leaving(north, None, ()) == (read_package(send(north), KEYS).manifest.clients, 1, 0) == (2, 1, 0)
    assert leaving(north, "exemple", ()) == (1, 0, 0)
    assert leaving(north, None, (other.id,)) == (1, 1, 0)


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
