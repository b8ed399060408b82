"""One window per database: whoever opens it a second time, under another account, is told so at once."""

from pathlib import Path

from PySide6.QtCore import QLockFile

from db.server.address import is_server
from planner.errors import PlannerError

PATIENCE_MS = 100
MARK = ".window"
_held: dict[Path, QLockFile] = {}


def hold(path: Path) -> None:
    """Keep a database for this program's window; PlannerError while the window of another program has it.

    A server is for many, and a folder that takes no new file is nobody's.
    """
    place = path.absolute()
    if place in _held or is_server(path):
        return
    lock = QLockFile(str(place.with_name(place.name + MARK)))
    # However long a window is open: only one that is gone leaves its mark to others.
    lock.setStaleLockTime(0)
    if lock.tryLock(PATIENCE_MS):
        _held[place] = lock
    elif lock.error() is QLockFile.LockError.LockFailedError:
        raise PlannerError("database-in-window", path=str(path), computer=lock.getLockInfo()[1])


def let_go(path: Path) -> None:
    """Leave a database to other windows."""
    if lock := _held.pop(path.absolute(), None):
        lock.unlock()
