"""Whether a merge leaves every field shown: files that are sound one by one may close a circle together."""

from collections.abc import Collection

from sqlalchemy import Connection, case, func, select

from db.records import KNOWING, spans
from db.schema import changes, parents
from planner.changes import ChangeId
from planner.errors import PlannerError


def named_before(connection: Connection, ids: Collection[ChangeId]) -> bool:
    """Say whether a record that is here says that it overwrote one that only comes now."""
    for here, span in spans(ids).items():
        named = parents.c.parent_site == here, parents.c.parent_seq.between(*span)
        found = select(parents.c.parent_seq).where(*named)
        if any((here, seq) in ids for seq in connection.execute(found).scalars()):
            return True
    return False


def check_shown(connection: Connection, case_ids: Collection[str]) -> None:
    """Raise PlannerError if of a field that has records none is shown, before it all is kept."""
    shown = func.max(case((changes.c.head, 1), else_=0))
    written = changes.c.case_id.in_(case_ids) & changes.c.field.not_in(KNOWING)
    fields = (changes.c.case_id, changes.c.table, changes.c.row, changes.c.field)
    lost = select(changes.c.case_id).where(written).group_by(*fields).having(shown == 0).limit(1)
    if (case_id := connection.execute(lost).scalar()) is not None:
        raise PlannerError("records-incomplete", id=case_id)
