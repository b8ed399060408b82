"""A killed save leaves all that was acknowledged and nothing half; two broken ones would be caught."""

import sys
from pathlib import Path

import pytest

from tests.gates import counted
from tests.gates.offices import Broken
from tests.gates.saves import CARELESS, HASTY, try_kills

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
KILLS = counted(3, 500)
# More than it has ever taken to catch a broken one.
TRIES = 20


def test_a_killed_save_leaves_what_was_acknowledged(tmp_path: Path) -> None:
    assert try_kills(tmp_path, KILLS, seed=1) > 0


@pytest.mark.parametrize("broken", [HASTY, CARELESS], ids=["hasty", "careless"])
def test_a_broken_save_is_caught(tmp_path: Path, broken: str) -> None:
    with pytest.raises(Broken):
        try_kills(tmp_path, TRIES, seed=1, script=broken)
