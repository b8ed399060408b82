"""Two windows on one server lose nothing, whatever stops; one that saved over the other would be caught."""

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.gates import counted
from tests.gates.offices import Broken
from tests.gates.server_saves import CARELESS, begun, check, try_all, windows
from tests.server import Cluster, running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
SAVES, KILLS, CUTS = counted(15, 500), counted(1, 60), counted(1, 40)


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """Return a server that keeps its promises, unlike the hasty one of other tests."""
    with running("listen_addresses=") as started:
        yield started


def test_no_acknowledged_save_is_lost(cluster: Cluster, tmp_path: Path) -> None:
    done = try_all(cluster, tmp_path, SAVES, KILLS, CUTS, seed=1)
    assert done.promised >= 2 * SAVES


def test_a_window_that_saves_over_another_is_caught(cluster: Cluster, tmp_path: Path) -> None:
    with closing(begun(cluster, tmp_path)) as database:
        promised = windows(database, ("a", "b"), 15, CARELESS)
        with pytest.raises(Broken, match="lost"):
            check(database, promised)
