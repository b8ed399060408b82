"""Cases that come in and may be of a person who has a file here already."""

from collections.abc import Iterable

from sqlalchemy import select

from db.database import Database
from db.schema import cases
from planner.text import folded

CHUNK = 500


def twins(database: Database, names: Iterable[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Return, by the id of a new case, the id and the name of a case here of the same name.

    `names` are the ids and names of the new cases; only a counsellor can say whether it is the same person.
    """
    wanted = {case_id: folded(name) for case_id, name in names if name.strip()}
    keys = sorted(set(wanted.values()))
    known: dict[str, tuple[str, str]] = {}
    with database.reading() as connection:
        for start in range(0, len(keys), CHUNK):
            asked = select(cases.c.name_key, cases.c.id, cases.c.name).where(
                cases.c.name_key.in_(keys[start : start + CHUNK]), cases.c.removed.is_(None)
            )
            known |= {key: (case_id, name) for key, case_id, name in connection.execute(asked)}
    return {case_id: known[key] for case_id, key in wanted.items() if key in known}
