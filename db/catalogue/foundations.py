"""Whether the plans of a database rest on what is there."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from db.case_tables import OVER
from db.catalogue.edits import edited_part
from db.schema import activities, case_steps, cases
from planner.recognition import catalogued

# What the publication has needs no second look.
PLANNED = (
    select(cases.c.id, case_steps.c.activity)
    .join_from(cases, case_steps)
    .where(cases.c.removed.is_(None), case_steps.c.activity != "", case_steps.c.status.not_in(OVER))
    .where(case_steps.c.activity.not_in(select(activities.c.code)))
    .order_by(cases.c.id, case_steps.c.activity)
)


def without_foundation(connection: Connection) -> Iterator[tuple[str, str]]:
    """Yield the cases, with the activity, whose plan has one that no row of the catalogue makes any more.

    A database without a catalogue has nothing to say of them.
    """
    known = set(edited_part(connection, "activities").activities)
    if not known:
        return
    taught = {c.program for c in edited_part(connection, "competencies").competencies}
    for case_id, activity in connection.execute(PLANNED):
        program = catalogued(activity)
        if program not in known or (activity not in known and program not in taught):
            yield case_id, activity
