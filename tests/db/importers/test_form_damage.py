"""A damaged catalogue is read whole or refused with faults that say where: it never breaks the reader."""

import random
from pathlib import Path

import pytest

from db.importers.form import FILES, read_catalogue
from planner.error_words import error_words
from planner.errors import PlannerError
from planner.words import Words
from resources import path

ROWS = 6
DAMAGES = (
    b'"', b",", b"\n", b"\r", b"\x00", b"{", b"]", b"\xff", b"-1", b"9" * 40, b"null", b"1e999",
    b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"2027-02-30", b'{"all":[{"any":[]}]}', b'{"not":1}',
    b'{"at_least":2,"of":3}', b'{"age":"x"}',
)  # fmt: skip


def beginning(name: str) -> bytes:
    """Return the first rows of a shipped table."""
    return b"".join((path("data") / name).read_bytes().splitlines(True)[:ROWS])


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return a table with up to three damages, each put in or written over what is there."""
    found = bytearray(content)
    for _ in range(chance.randint(0, 3)):
        place = chance.randrange(len(found) + 1)
        found[place : place + chance.choice((0, chance.randint(1, 9)))] = chance.choice(DAMAGES)
    return bytes(found)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_damaged_is_read_or_refused_with_its_place(tmp_path: Path, seed: int) -> None:
    chance, refused = random.Random(seed), 0
    shipped = {name: beginning(name) for name in sorted(FILES)}
    for _ in range(40):
        for name, content in shipped.items():
            (tmp_path / name).write_bytes(damaged(content, chance) if chance.random() < 0.2 else content)
        refused += _refused(tmp_path)
    assert 0 < refused < 40


def _refused(folder: Path) -> bool:
    """Return whether a folder is refused, after looking at what is said of it."""
    try:
        read_catalogue(folder)
    except PlannerError as error:
        assert error.code == "catalogue-faults" and error.details["faults"]
        for fault in error.details["faults"]:
            assert fault["file"] in FILES and fault["line"] >= 1 and fault["reason"] and fault["text"].fr
        assert "ligne" in error_words(error, Words("fr"))
        return True
    return False
