"""A killed save into an encrypted database leaves all that was acknowledged; a broken one would be caught."""

import sys
from pathlib import Path

import pytest

from db.exchange.sealing import Cost
from db.vault import key_file
from tests.gates import counted
from tests.gates.offices import Broken
from tests.gates.saves import HASTY
from tests.gates.sealed_saves import try_kills

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
KILLS = counted(2, 200)
# More than it has ever taken to catch a broken one.
TRIES = 20


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_file, "COST", Cost(1, 8))


def test_a_killed_save_leaves_what_was_acknowledged(tmp_path: Path) -> None:
    assert try_kills(tmp_path, KILLS, seed=1) > 0


def test_a_broken_save_is_caught(tmp_path: Path) -> None:
    with pytest.raises(Broken):
        try_kills(tmp_path, TRIES, seed=1, script=HASTY)
