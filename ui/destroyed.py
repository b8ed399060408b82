"""What the law had destroyed, taken off the screen and out of what is kept beside the databases."""

from pathlib import Path
from typing import TYPE_CHECKING

from db.database import Database
from planner.errors import PlannerError

if TYPE_CHECKING:
    from ui.session import Session

GONE = "case-destroyed"


def forget_destroyed(database: Database, folder: Path) -> None:
    """Forget the work that no database holds yet, where its case was destroyed, here or elsewhere."""
    from db import drafts
    from db.exchange.purging import destroyed

    drafts.destroy(folder, database.path, destroyed(database))


def put_away(session: "Session", error: BaseException | None) -> bool:
    """Close the open case if an error says that it was destroyed, whatever is unsaved of it; say whether."""
    case = session.document.case
    if not (isinstance(error, PlannerError) and error.code == GONE and case is not None):
        return False
    if error.details.get("id") != case.id:
        return False
    session.document.close()
    session.cases_destroyed.emit()
    session.cases_changed.emit()
    session.go.emit("clients")
    session.failed.emit(error)
    return True
