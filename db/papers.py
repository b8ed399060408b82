"""From the hash on a paper to the client and the revision that it was printed from."""

from dataclasses import dataclass

from sqlalchemy import select

from db.database import Database
from db.schema import case_revisions, cases
from planner.plan_text import HASH


@dataclass(frozen=True, slots=True)
class Paper:
    """Whose paper it is, and the number of the plan on it."""

    case_id: str
    name: str
    number: int


def papers(database: Database, shown: str) -> tuple[Paper, ...]:
    """Return the papers that bear a hash, the newest first; those of removed cases are not found."""
    said = f'"{HASH}":"{shown.lower()}"'
    columns = case_revisions.c.case_id, cases.c.name, case_revisions.c.number
    kept = select(*columns).join(cases, cases.c.id == case_revisions.c.case_id)
    wanted = cases.c.removed.is_(None) & case_revisions.c.plan.contains(said, autoescape=True)
    query = kept.where(wanted).order_by(case_revisions.c.number.desc(), case_revisions.c.case_id)
    with database.reading() as connection:
        return tuple(dict.fromkeys(Paper(*row) for row in connection.execute(query)))
