"""On a full disk nothing acknowledged is lost; a store that acknowledges whatever happens would be caught."""

import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a limit on the size of files is of Unix", allow_module_level=True)

from tests.gates import counted
from tests.gates.children import said
from tests.gates.disk import SAID, try_disks

PLACES = counted(5, 300)
# In a program of its own: the limit is on all that it writes.
LIMITS = """
import sys
from pathlib import Path
from tests.gates import disk
from tests.gates.offices import Broken
try:
    print(*disk.try_limits(Path(sys.argv[1]), int(sys.argv[2]), 1, getattr(disk, sys.argv[3])))
except Broken as fault:
    print("broken")
"""


def test_at_any_size_that_a_file_may_not_pass_nothing_is_lost(tmp_path: Path) -> None:
    (line,) = said(LIMITS, tmp_path, PLACES, "usual")
    assert len(line.split()) == PLACES and set(line.split()) <= set(SAID)


def test_a_store_that_acknowledges_whatever_happens_is_caught(tmp_path: Path) -> None:
    assert said(LIMITS, tmp_path, 2, "careless") == ["broken"]


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="a disk can be made only by root")
def test_on_a_full_disk_nothing_is_lost(tmp_path: Path) -> None:
    assert set(try_disks(tmp_path, PLACES, seed=1)) == {"disk-full"}
