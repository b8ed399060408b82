"""One window per database: whoever opens it a second time, under another account, is told so at once."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QLockFile

from db.server.address import is_server
from planner.errors import PlannerError

PATIENCE_MS = 100
MARK = ".window"
_marks: dict[Path, QLockFile] = {}
# A database is opened anew before it is put away as it was: the last to leave it takes the mark off.
_openings: Counter[Path] = Counter()


def hold(path: Path) -> None:
    """Keep a database for this program's window; PlannerError while the window of another program has it.

    A server is for many, and a folder that takes no new file is nobody's. Each hold is let go once.
    """
    place = path.absolute()
    if is_server(path):
        return
    if place not in _marks:
        _marks[place] = _marked(place)
    _openings[place] += 1


def let_go(path: Path) -> None:
    """Leave a database to other windows, once it has been let go as often as it was held."""
    place = path.absolute()
    _openings[place] -= 1
    if _openings[place] <= 0:
        del _openings[place]
        if mark := _marks.pop(place, None):
            mark.unlock()


def _marked(place: Path) -> QLockFile:
    mark = QLockFile(str(place.with_name(place.name + MARK)))
    # However long a window is open: only one that is gone leaves its mark to others.
    mark.setStaleLockTime(0)
    if not _is_set(mark) and mark.error() is QLockFile.LockError.LockFailedError:
        # A folder where each may delete only their own keeps the mark of a window that was killed.
        computer, left = mark.getLockInfo()[1], Path(mark.fileName()).name
        raise PlannerError("database-in-window", path=str(place), computer=computer, mark=left)
    return mark


def _is_set(mark: QLockFile) -> bool:
    """Set a mark; one that a power cut left empty, or whose number another program now has, is taken off.

    The system refuses to take off the mark of a window that is open.
    """
    return mark.tryLock(PATIENCE_MS) or (mark.removeStaleLockFile() and mark.tryLock(PATIENCE_MS))
