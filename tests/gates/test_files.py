"""No file that an office did not write is taken, however it was made; a careless reader would take some."""

from pathlib import Path

import pytest

from db.exchange import hostile, incoming, package, union
from db.exchange.merge import merge, received
from db.exchange.sealing import SIGNATURE_BYTES
from planner.errors import PlannerError
from tests.db.fresh import new_database
from tests.gates import counted
from tests.gates.files import (
    HOSTILE,
    PASSPHRASE,
    of_link,
    of_record,
    refused,
    signed_file,
    try_hostile,
    try_mutations,
)
from tests.gates.offices import Broken

MUTATIONS = counted(200, 20_000)


def test_every_mutated_export_is_refused(tmp_path: Path) -> None:
    assert try_mutations(tmp_path, MUTATIONS, seed=1) == MUTATIONS


def test_a_reader_that_believes_any_signature_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "is_signed", lambda *_: True)
    with pytest.raises(Broken, match="was taken"):
        try_mutations(tmp_path, MUTATIONS, seed=1, last=SIGNATURE_BYTES)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_payload_is_refused(tmp_path: Path, name: str) -> None:
    try_hostile(tmp_path, name)


def test_the_record_that_is_numbered_wrongly_is_sound_but_for_that(tmp_path: Path) -> None:
    path, target = tmp_path / "a.parcours", new_database(tmp_path / "target.db")
    path.write_bytes(signed_file(of_record("'s', 1, 1")))
    assert not refused(target, path)
    target.close()


def test_the_link_that_is_refused_is_sound_but_for_its_field(tmp_path: Path) -> None:
    path, target = tmp_path / "a.parcours", new_database(tmp_path / "target.db")
    path.write_bytes(signed_file(of_link("start")))
    assert not refused(target, path)
    target.close()


def test_a_reader_that_looks_at_no_link_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(union, "check_links", lambda *_: None)
    path, target = tmp_path / "a.parcours", new_database(tmp_path / "target.db")
    path.write_bytes(signed_file(of_link("notes")))
    with pytest.raises(PlannerError, match="records-incomplete"):
        merge(target, received(target, path, PASSPHRASE))
    target.close()


def test_a_reader_that_looks_at_no_page_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hostile, "_check_pages", lambda connection: None)
    with pytest.raises(Broken, match="MB"):
        try_hostile(tmp_path, "a page that is used again")


def test_a_reader_that_looks_for_no_circle_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "check_circles", lambda *_: None)
    with pytest.raises(Broken, match="was taken"):
        try_hostile(tmp_path, "records in a circle")


def test_a_reader_that_looks_at_no_schema_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hostile, "_check_schema", lambda connection: None)
    with pytest.raises(Broken, match="was taken"):
        try_hostile(tmp_path, "a trigger")
