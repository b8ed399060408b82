"""How many conflicts wait for a choice: counted beside the window, said on the rail."""

from concurrent.futures import Future
from typing import TYPE_CHECKING

from ui.session import Session

if TYPE_CHECKING:
    from db.database import Database


def count_beside(session: Session) -> None:
    """Count the conflicts of the open database, and say how many by `session.to_decide`."""
    database = session.database

    def told(done: "Future[int]") -> None:
        # A database that was closed meanwhile has another one after it, which is counted too.
        if done.exception() is None and session.database is database:
            session.to_decide.emit(done.result())

    session.side_tasks.run(lambda: _count(database), told)


def _count(database: "Database") -> int:
    from db.exchange.choosing import conflicts

    return len(conflicts(database))
