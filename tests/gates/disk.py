"""A disk that is full at any write: what was acknowledged stays, what was not is said, and work goes on.

Run from the project's folder: python -m tests.gates.disk [PLACES] [SEED]
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from resource import RLIM_INFINITY, RLIMIT_FSIZE, getrlimit, setrlimit
from tempfile import TemporaryDirectory

from db.backups import Backup, is_as_verified, kept, make
from db.cases import NOBODY, CaseStore
from db.database import Database, open_database
from db.restoring import restore
from db.verify import verify
from planner.case import Case
from planner.errors import PlannerError
from tests.builders import a_case
from tests.gates.offices import Broken

PAGE = 4096
# Beyond the thousand pages after which SQLite writes its journal into the file.
PAGES = 1500
DISK = 64 * 1024 * 1024
LONGEST_NOTE = 60_000
SAID = ("disk-full", "disk-fault")
Limit = Callable[[], AbstractContextManager[None]]
Save = Callable[[CaseStore, Case, int], int]


@contextmanager
def limited(pages: int) -> Iterator[None]:
    """Let no file grow beyond so many pages meanwhile."""
    hard = getrlimit(RLIMIT_FSIZE)[1]
    setrlimit(RLIMIT_FSIZE, (pages * PAGE, hard))
    try:
        yield
    finally:
        setrlimit(RLIMIT_FSIZE, (RLIM_INFINITY, hard))


@contextmanager
def filled(folder: Path, pages: int) -> Iterator[None]:
    """Leave so many pages on a disk meanwhile."""
    ballast = folder / "ballast"
    left = shutil.disk_usage(folder).free - pages * PAGE
    with ballast.open("wb") as file:
        for _ in range(max(left, 0) // PAGE):
            file.write(b"\0" * PAGE)
    try:
        yield
    finally:
        ballast.unlink()


@contextmanager
def a_disk(folder: Path) -> Iterator[Path]:
    """Give a small disk in memory, which only root may make."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def usual(store: CaseStore, case: Case, version: int) -> int:
    """Save a case, and return the version that is acknowledged."""
    return store.save(case, version, NOBODY)


def careless(store: CaseStore, case: Case, version: int) -> int:
    """Acknowledge whatever happens: what the gate must catch."""
    try:
        return store.save(case, version, NOBODY)
    except PlannerError:
        return version + 1


def try_place(path: Path, limit: Limit, random: Random, save: Save = usual) -> str:
    """Return what was said when a disk was full; Broken when a save was lost or nothing was said."""
    database = open_database(path)
    store, begun = CaseStore(database), a_case()
    store.add(begun, NOBODY)
    first = make(path, "merge")
    with limit():
        case, version, code = _worked(store, begun, random, save)
    _see(store, case, version)
    if code not in SAID:
        raise Broken(f"at a full disk it said {code!r}")
    with limit():
        back = _gone_back(database, first)
    if back:
        case, version = begun, store.load(begun.id)[1]
    _see(store, case, version)
    # There is room again.
    case = replace(case, notes="il y a de nouveau de la place")
    _see(store, case, usual(store, case, version))
    database.close()
    _open_again(path, case)
    return code


def _worked(store: CaseStore, case: Case, random: Random, save: Save) -> tuple[Case, int, str]:
    """Save until the disk refuses; return what was acknowledged last, and what was said."""
    version = 1
    for _ in range(PAGES):
        coming = replace(case, notes=f"{version}" * random.randrange(1, LONGEST_NOTE))
        try:
            version, case = save(store, coming, version), coming
        except PlannerError as fault:
            return case, version, fault.code
        if save is careless and store.load(case.id)[1] != version:
            break
    return case, version, ""


def _see(store: CaseStore, case: Case, version: int) -> None:
    if store.load(case.id) != (case, version):
        raise Broken(f"version {version} was acknowledged, and is not there")


def _gone_back(database: Database, backup: Backup) -> bool:
    """Try what takes the most room, and return whether the disk took it all the same."""
    try:
        make(database.path, "daily")
        restore(database.path, backup)
    except PlannerError as fault:
        if fault.code not in SAID:
            raise Broken(f"at a full disk it said {fault.code!r}") from fault
        return False
    return True


def _open_again(path: Path, case: Case) -> None:
    again = open_database(path)
    found, wrong = CaseStore(again).load(case.id)[0], verify(again)
    again.close()
    if found != case or wrong:
        raise Broken(wrong[0] if wrong else "the file opened again is another")
    if not all(map(is_as_verified, kept(path))) or list(path.parent.rglob("*.new*")):
        raise Broken("half a backup is there")


def try_limits(folder: Path, places: int, seed: int, save: Save = usual) -> list[str]:
    """Return what was said at so many sizes that no file may pass."""
    random, said = Random(seed), []
    for number in range(places):
        path = folder / str(number) / "a.db"
        path.parent.mkdir()
        open_database(path).close()
        pages = path.stat().st_size // PAGE + 2 + PAGES * number // places
        said.append(try_place(path, partial(limited, pages), random, save))
        shutil.rmtree(path.parent)
    return said


def try_disks(folder: Path, places: int, seed: int) -> list[str]:
    """Return what was said on a small disk that was full after so many numbers of pages."""
    random, said = Random(seed), []
    for number in range(places):
        with a_disk(folder / str(number)) as disk:
            path = disk / "a.db"
            said.append(try_place(path, partial(filled, disk, 1 + PAGES * number // places), random))
    return said


def main(places: int = 300, seed: int = 1) -> int:
    """Fill disks and print what was said."""
    for kind, tried in (("a limit of a file's size", try_limits), ("a full disk", try_disks)):
        with TemporaryDirectory() as folder:
            said = tried(Path(folder), places, seed)
        counts = ", ".join(f"{code} {said.count(code)}" for code in SAID)
        print(f"{kind}: at {places} places, 0 acknowledged saves lost; said {counts}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
