"""The register of confidentiality incidents."""

from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, select

from db.database import Database
from db.schema import incidents as table
from planner.registers import Incident

DAYS = ("told_commission", "told_persons", "made_on", "revised_on")


def incidents(database: Database) -> tuple[Incident, ...]:
    """Return the incidents, the newest first."""
    with database.reading() as connection:
        rows = connection.execute(select(table).order_by(table.c.id.desc())).mappings()
        return tuple(Incident(**_read(dict(row))) for row in rows)


def keep_incident(database: Database, incident: Incident, today: date) -> Incident:
    """Write an incident into the register, or what is known of it now; return it with its days."""
    with database.writing() as connection:
        known = connection.execute(select(table.c.made_on).where(table.c.id == incident.id)).scalar()
        days = {"made_on": date.fromisoformat(known), "revised_on": today} if known else {"made_on": today}
        kept = Incident(**{**asdict(incident), **days})
        connection.execute(delete(table).where(table.c.id == incident.id))
        connection.execute(insert(table).values(**_written(asdict(kept))))
    return kept


def _read(row: dict[str, Any]) -> dict[str, Any]:
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in DAYS}
    return {**row, **days, "serious": bool(row["serious"])}


def _written(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, **{name: row[name].isoformat() if row[name] else None for name in DAYS}}
