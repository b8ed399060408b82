"""The store of small values: the counsellor's profile and whatever a database remembers."""

import json
from dataclasses import asdict, fields
from typing import Any

from db.database import Database
from db.server.address import keep_profile, profile_on
from planner.office import Counsellor

COUNSELLOR = "counsellor"
PERSONAL = ("name", "initials", "phone", "email")


class SettingsStore:
    """The settings that lie in a database; a start reads them without SQLAlchemy."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counsellor(self) -> Counsellor:
        """Return the profile of who works here; an empty one until it is written."""
        profile = self._own() or {**self.get(COUNSELLOR, {}), **self._nobody()}
        return Counsellor(**{f.name: profile[f.name] for f in fields(Counsellor) if f.name in profile})

    def save_counsellor(self, counsellor: Counsellor) -> None:
        """Keep the profile of who works here; what is the office's is proposed to colleagues on a server."""
        if self._database.is_server:
            keep_profile(self._database.path, asdict(counsellor))
        self.put(COUNSELLOR, {**asdict(counsellor), **self._nobody()})

    def _own(self) -> dict[str, Any]:
        return profile_on(self._database.path) if self._database.is_server else {}

    def _nobody(self) -> dict[str, Any]:
        """Return what one person's profile leaves empty in that of a colleague."""
        return dict.fromkeys(PERSONAL, "") if self._database.is_server else {}

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
