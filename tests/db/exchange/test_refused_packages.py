"""Files that are refused: cut, changed, of another kind, or made to mislead."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from db.database import Database
from db.exchange import package as packages
from db.exchange.manifest import WrongLabel, manifest_bytes, manifest_from
from db.exchange.package import Order, read_label
from db.exchange.sealing import Cost, Keys
from db.exchange.target import MAGIC
from planner.case import Case
from planner.errors import PlannerError
from tests.db.exchange.offices import Send
from tests.db.exchange.opening import refused


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


def test_a_label_that_could_write_over_a_terminal_is_refused(north: Database, case: Case, send: Send) -> None:
    label = read_label(send(north))
    for name in ("a\n\x1b[2K", "a\u202eb", "\x9b1A"):
        with pytest.raises(WrongLabel, match="office_name"):
            manifest_from(manifest_bytes(replace(label, office_name=name)))
