"""A migration killed at a statement leaves the old file or the new one; a careless one would be caught."""

import sys
from pathlib import Path

import pytest

from db import migrations
from tests.gates import counted
from tests.gates.offices import Broken
from tests.gates.steps import CARELESS, script, try_revision

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
# Every so many statements of the migrations, of each released schema.
EVERY = counted(23, 1)


@pytest.mark.parametrize("revision", migrations.REVISIONS[:-1])
def test_a_killed_migration_leaves_the_old_file_or_the_new_one(tmp_path: Path, revision: str) -> None:
    assert try_revision(revision, tmp_path, script(everywhere=True), EVERY) >= EVERY


def test_a_migration_that_keeps_each_statement_is_caught(tmp_path: Path) -> None:
    with pytest.raises(Broken, match="in part"):
        try_revision(migrations.REVISIONS[-2], tmp_path, script(CARELESS), 3)
