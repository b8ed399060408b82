"""What the disk refuses: a fault of the user's world only when it speaks of the file or its folders."""

import errno
from pathlib import Path

import pytest

from db.database import open_database
from db.faults import fault
from planner.errors import PlannerError


def refused(path: Path) -> str:
    with pytest.raises(PlannerError) as error:
        open_database(path)
    assert error.value.details["path"] == str(path)
    return error.value.code


def test_a_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refused(tmp_path / "file" / "office.db") == "folder-missing"
    assert refused(tmp_path / "file" / "deeper" / "office.db") == "folder-missing"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no folder that refuses every name")
def test_a_folder_that_cannot_be_made() -> None:
    assert refused(Path("/proc/nowhere/office.db")) == "folder-missing"


@pytest.mark.parametrize("number", [errno.ENOENT, errno.ENOTDIR, errno.EEXIST])
def test_only_what_leads_to_the_file_is_its_fault(tmp_path: Path, number: int) -> None:
    path = tmp_path / "folder" / "office.db"
    for named in (path, path.parent, tmp_path, path.with_name(".office.db.1.new")):
        known = fault(OSError(number, "refused", str(named)), path)
        assert known is not None and known.code == "folder-missing"
    assert fault(OSError(number, "refused", str(tmp_path / "ours" / "trades.csv")), path) is None
    assert fault(OSError(number, "refused"), path) is None


def test_a_name_that_no_disk_takes(tmp_path: Path) -> None:
    known = fault(OSError(errno.ENAMETOOLONG, "too long", str(tmp_path)), tmp_path / "office.db")
    assert known is not None and known.code == "name-too-long"
