"""A merge that is killed leaves all of the file or nothing; one that kept halves would be caught."""

import sys
from pathlib import Path

import pytest

from tests.gates import counted
from tests.gates.offices import Broken
from tests.gates.stops import CARELESS, killed, prepare, try_kills

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
KILLS = counted(3, 200)


def test_a_killed_merge_leaves_all_or_nothing(tmp_path: Path) -> None:
    assert sum(try_kills(tmp_path, KILLS, seed=1)) == KILLS


def test_a_merge_that_keeps_halves_is_caught(tmp_path: Path) -> None:
    empty, file = prepare(tmp_path)
    with pytest.raises(Broken):
        killed(tmp_path, empty, file, 2, CARELESS)
