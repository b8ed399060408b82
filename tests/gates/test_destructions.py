"""A destruction that is killed is ended and certified later; one that could not be would be caught."""

import sys
from pathlib import Path

import pytest

from tests.gates import counted
from tests.gates.destructions import CARELESS, HALF_WAY, killed, prepare, try_kills
from tests.gates.offices import Broken

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
KILLS = counted(3, 100)


def test_a_killed_destruction_is_ended_and_certified(tmp_path: Path) -> None:
    assert try_kills(tmp_path, KILLS, seed=1).total() == KILLS


def test_one_that_stopped_before_its_copies_is_ended_by_the_next_opening(tmp_path: Path) -> None:
    office, case = prepare(tmp_path, 1)
    assert killed(office, case, 1.5, HALF_WAY) == "half way"


def test_one_that_is_certified_only_once_it_is_gone_is_caught(tmp_path: Path) -> None:
    office, case = prepare(tmp_path, 1)
    with pytest.raises(Broken, match="the word is in"):
        killed(office, case, 1.5, CARELESS)


def test_an_opening_that_ends_nothing_is_caught(tmp_path: Path) -> None:
    office, case = prepare(tmp_path, 1)
    with pytest.raises(Broken, match="the word is in"):
        killed(office, case, 1.5, HALF_WAY, lambda database, unsaved: None)
