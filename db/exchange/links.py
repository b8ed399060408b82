"""What a record may say that it overwrote: an edit its own field, or what took its own entry out."""

from collections.abc import Iterable

from sqlalchemy import Connection, and_, or_, select

from db.records import KNOWING
from db.schema import changes, parents
from planner.changes import REMOVAL, WITHHELD
from planner.errors import PlannerError

EDIT, PARENT = changes.alias("edit"), changes.alias("parent")
OWN_ENTRY = and_(EDIT.c.table == PARENT.c.table, EDIT.c.row == PARENT.c.row)
# Of what was withheld nobody knows here what it is; what removals and withheld edits name hides nothing.
MAY_NAME = and_(
    EDIT.c.case_id == PARENT.c.case_id,
    or_(PARENT.c.field == WITHHELD, and_(OWN_ENTRY, PARENT.c.field.in_((EDIT.c.field, REMOVAL)))),
)
WRONG = (
    select(EDIT, PARENT.c.table.label("other_table"), PARENT.c.field.label("other_field"))
    .select_from(parents)
    .join(EDIT, and_(EDIT.c.site == parents.c.site, EDIT.c.seq == parents.c.seq))
    .join(PARENT, and_(PARENT.c.site == parents.c.parent_site, PARENT.c.seq == parents.c.parent_seq))
    .where(EDIT.c.field.not_in(KNOWING), ~MAY_NAME)
)


def check_links(connection: Connection, spans: Iterable[tuple[str, tuple[int, int]]]) -> None:
    """Raise PlannerError where a record of these sites and numbers would hide another field than its own."""
    for site, span in spans:
        named = and_(parents.c.site == site, parents.c.seq.between(*span))
        if (found := connection.execute(WRONG.where(named).limit(1)).first()) is not None:
            own, other = f"{found.table}.{found.field}", f"{found.other_table}.{found.other_field}"
            raise PlannerError("exchange-links", site=site, number=found.seq, field=own, other=other)
