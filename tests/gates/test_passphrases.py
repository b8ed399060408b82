"""A killed change of the passphrase leaves one that opens; a careless one would be caught."""

import sys
from pathlib import Path

import pytest

from db.exchange.sealing import Cost
from db.vault import key_file
from tests.gates import counted
from tests.gates.offices import Broken
from tests.gates.passphrases import CARELESS, try_kills

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_file, "COST", Cost(1, 8))


def test_a_killed_change_leaves_one_passphrase_that_opens(tmp_path: Path) -> None:
    assert try_kills(tmp_path, every=counted(7, 1)) > 30


def test_a_careless_change_is_caught(tmp_path: Path) -> None:
    with pytest.raises(Broken, match="0 passphrases"):
        try_kills(tmp_path, CARELESS)
