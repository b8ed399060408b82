"""The store of small values: the counsellor's profile and whatever a database remembers."""

import json
from dataclasses import asdict, fields
from typing import Any

from db.database import Database
from planner.office import Counsellor

COUNSELLOR = "counsellor"


class SettingsStore:
    """The settings that lie in a database; a start reads them without SQLAlchemy."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counsellor(self) -> Counsellor:
        """Return the profile of who works here; an empty one until it is written."""
        profile = self.get(COUNSELLOR, {})
        return Counsellor(**{f.name: profile[f.name] for f in fields(Counsellor) if f.name in profile})

    def save_counsellor(self, counsellor: Counsellor) -> None:
        """Keep the profile of who works here."""
        self.put(COUNSELLOR, asdict(counsellor))

    def get(self, key: str, default: Any = None) -> Any:
        """Return a value kept under a key."""
        found = self._database.first_row("SELECT value FROM settings WHERE key = ?", key)
        return default if found is None else json.loads(found[0])

    def put(self, key: str, value: Any) -> None:
        """Keep a value, of any kind that JSON knows."""
        from sqlalchemy import delete, insert

        from db.rows import written
        from db.schema import settings

        with self._database.writing() as connection:
            connection.execute(delete(settings).where(settings.c.key == key))
            connection.execute(insert(settings).values(key=key, value=written(value)))
