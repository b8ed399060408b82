"""The store of small values: the counsellor's profile and whatever a database remembers."""

import json
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import delete, insert, select

from db.database import Database
from db.rows import written
from db.schema import settings
from planner.office import Counsellor

COUNSELLOR = "counsellor"


class SettingsStore:
    """The settings that lie in a database."""

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
        with self._database.reading() as connection:
            found = connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar()
        return default if found is None else json.loads(found)

    def put(self, key: str, value: Any) -> None:
        """Keep a value, of any kind that JSON knows."""
        with self._database.writing() as connection:
            connection.execute(delete(settings).where(settings.c.key == key))
            connection.execute(insert(settings).values(key=key, value=written(value)))
