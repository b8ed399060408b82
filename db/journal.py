"""A line of the access journal: written within the transaction of what it tells."""

from datetime import UTC, datetime

from sqlalchemy import Connection, insert

from db.schema import access_journal
from planner.case import new_id
from planner.office import Counsellor


def moment_of(text: str) -> datetime:
    """Return a moment as the registers keep it: in universal time where no zone is said."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def note(
    connection: Connection,
    who: Counsellor,
    what: str,
    case_ids: tuple[str, ...],
    detail: str = "",
    now: datetime | None = None,
) -> None:
    """Write in the journal that somebody did something with some cases."""
    moment = (now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="milliseconds")
    author = who.name or who.initials
    row = {"moment": moment, "author": author, "what": what, "detail": detail}
    rows = [{**row, "id": new_id(), "case_id": case_id} for case_id in case_ids]
    connection.execute(insert(access_journal), rows)
