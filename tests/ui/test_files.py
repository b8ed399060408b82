import os
import resource
from pathlib import Path

import pytest

from planner.errors import PlannerError
from ui import files

MEGABYTE = 1 << 20


def refused(path: Path, data: bytes = b"new") -> str:
    with pytest.raises(PlannerError) as fault:
        files.write(path, data)
    assert fault.value.details["path"] == str(path)
    return fault.value.code


def test_a_file_is_written_whole_and_replaces_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    for data in (b"old", b"new" * MEGABYTE):
        files.write(path, data)
        assert path.read_bytes() == data
    assert os.listdir(tmp_path) == ["plan.pdf"]
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_disk_that_fills_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (MEGABYTE, before[1]))
    try:
        code = refused(path, b"x" * 3 * MEGABYTE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert code == "cannot-write"
    assert path.read_bytes() == b"old" and os.listdir(tmp_path) == ["plan.pdf"]


@pytest.mark.parametrize(("number", "code"), [(28, "disk-full"), (122, "disk-full"), (5, "cannot-write")])
def test_the_reason_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    assert refused(tmp_path / "plan.pdf") == code
    assert os.listdir(tmp_path) == []


def test_a_folder_that_is_not_there_or_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refused(tmp_path / "nowhere" / "plan.pdf") == "folder-missing"
    assert refused(tmp_path / "file" / "plan.pdf") == "folder-missing"
    with pytest.raises(PlannerError, match="folder-missing"):
        files.make_folder(tmp_path / "file")
    assert refused(tmp_path / ("a" * 300)) == "name-too-long"
    files.make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.skipif(os.geteuid() == 0, reason="a superuser may write everywhere")
def test_a_folder_that_is_read_only(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    assert refused(tmp_path / "plan.pdf") == "folder-read-only"
    tmp_path.chmod(0o755)


@pytest.mark.parametrize("number", [30, 13, 1])
def test_a_refusal_to_write_says_read_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(**_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files.tempfile, "mkstemp", refuse)
    assert refused(tmp_path / "plan.pdf") == "folder-read-only"
