"""What a stop leaves of a database file: a killed program, a disk that is full, a start interrupted."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.cases import NOBODY, CaseStore
from db.database import Database, create_database, open_database
from db.verify import verify
from planner.errors import PlannerError
from tests.builders import a_case
from tests.db.files import asked, changed

PROJECT = Path(__file__).resolve().parents[2]


def run(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a Python program in a process of its own."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of 1.2 MB, where this computer lets a test make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", disk]).returncode:
        pytest.skip("a disk can be made only by root")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="disks are made in memory on Linux")
def test_a_read_only_disk_is_said(small_disk: Path) -> None:
    path = small_disk / "a.db"
    open_database(path).close()
    before = path.read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    for wanted in (path, small_disk / "b.db"):
        with pytest.raises(PlannerError, match="folder-read-only"):
            open_database(wanted)
    assert path.read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="disks are made in memory on Linux")
def test_on_a_full_disk_every_acknowledged_save_is_kept(small_disk: Path) -> None:
    database = open_database(small_disk / "a.db")
    store, case, version = CaseStore(database), a_case(), 1
    store.add(case, NOBODY)
    with pytest.raises(PlannerError, match="disk-full"):
        while True:
            following = replace(case, notes=f"{version}" * 20_000)
            version = store.save(following, version, NOBODY)
            case = following
    assert version > 2 and store.load(case.id) == (case, version)
    database.close()
    again = open_database(small_disk / "a.db")
    assert CaseStore(again).load(case.id) == (case, version)
    assert verify(again) == ()
    again.close()


LIMITED = """
import resource, sys
from pathlib import Path
from db.starter import create_starter
from planner.errors import PlannerError
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]) * 1024, resource.RLIM_INFINITY))
try:
    create_starter(Path(sys.argv[1]))
except PlannerError as fault:
    print(fault.code, fault.details["path"])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files is of Unix")
@pytest.mark.parametrize("kibibytes", [1, 600])
def test_a_first_start_that_finds_no_room_leaves_no_file(tmp_path: Path, kibibytes: int) -> None:
    path = tmp_path / "a.db"
    said, _ = run(LIMITED, path, kibibytes).communicate(timeout=60)
    assert said.split() in (["disk-full", str(path)], ["disk-fault", str(path)])
    assert list(tmp_path.iterdir()) == []


SAVING = """
import sys
from dataclasses import replace
from db.backups import make
from db.cases import NOBODY, CaseStore
from db.database import open_database
store = CaseStore(open_database(sys.argv[1]))
case, version = store.load(sys.argv[2])
while True:
    case = replace(case, notes=str(version + 1) * 500)
    version = store.save(case, version, NOBODY)
    print(version, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of Unix")
def test_no_acknowledged_save_is_lost_when_the_program_is_killed(database: Database) -> None:
    case = a_case()
    CaseStore(database).add(case, NOBODY)
    database.close()
    for saves in (1, 7, 40):
        acknowledged = _killed_after(saves, database.path, case.id)
        again = open_database(database.path)
        found, version = CaseStore(again).load(case.id)
        assert version >= acknowledged >= saves and found.notes == str(version) * 500
        assert verify(again) == ()
        again.close()


def _killed_after(saves: int, path: Path, case_id: str) -> int:
    """Return the last version that a killed program had said was saved."""
    saving = run(SAVING, path, case_id)
    assert saving.stdout is not None
    with saving.stdout as said:
        lines = [said.readline() for _ in range(saves)]
        saving.send_signal(signal.SIGKILL)
        lines += said.readlines()
    saving.wait()
    return max(int(line) for line in lines if line.endswith("\n"))


def test_a_first_start_that_is_interrupted_leaves_no_file(tmp_path: Path) -> None:
    def stop(_: Database) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        create_database(tmp_path / "a.db", stop)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_first_start_left_is_swept_later(tmp_path: Path) -> None:
    old, fresh = tmp_path / ".a.db.1.new", tmp_path / ".a.db.2.new"
    old.touch()
    fresh.touch()
    os.utime(old, (0, 0))
    open_database(tmp_path / "a.db").close()
    assert {file.name for file in tmp_path.iterdir()} == {"a.db", ".a.db.2.new"}


def test_the_journal_of_a_file_that_is_gone_is_never_written_into_a_new_one(tmp_path: Path) -> None:
    path, journal = tmp_path / "a.db", tmp_path / "a.db-wal"
    old = open_database(path)
    CaseStore(old).add(a_case(), NOBODY)
    left = journal.read_bytes()
    old.close()
    path.unlink()
    journal.write_bytes(left)
    new = open_database(path)
    assert CaseStore(new).count() == 0 and verify(new) == ()
    new.close()


def test_the_first_of_two_first_starts_wins(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    create_database(path, lambda _: open_database(path).close())
    assert asked(path, "SELECT count(*) FROM cases") == [(0,)]
    first = path.read_bytes()
    create_database(path)
    assert path.read_bytes() == first


def test_after_a_stop_that_was_not_clean_the_whole_file_is_read(database: Database, tmp_path: Path) -> None:
    case = a_case(notes="n" * 30_000)
    CaseStore(database).add(case, NOBODY)
    stopped = tmp_path / "stopped.db"
    for ending in ("", "-wal"):
        data = database.path.with_name(database.path.name + ending).read_bytes()
        stopped.with_name(stopped.name + ending).write_bytes(data)
    whole = bytes(stopped.read_bytes())
    opened = open_database(stopped)
    assert CaseStore(opened).load(case.id)[0] == case
    opened.close()
    # A page of a table that nothing reads at the opening: only reading all of it can tell.
    changed(database.path, "PRAGMA wal_checkpoint(TRUNCATE)")
    pages = asked(database.path, "SELECT rootpage FROM sqlite_master WHERE name = 'ix_changes_case'")
    database.close()
    data = bytearray(database.path.read_bytes())
    data[(pages[0][0] - 1) * 4096 : pages[0][0] * 4096] = b"\xff" * 4096
    database.path.write_bytes(data)
    open_database(database.path).close()
    stopped.write_bytes(data)
    stopped.with_name("stopped.db-wal").write_bytes(whole[:32])
    with pytest.raises(PlannerError, match="database-damaged"):
        open_database(stopped)
    assert stopped.read_bytes() == data
