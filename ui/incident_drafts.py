"""Incidents that are being written, kept in their database until they are registered or thrown away."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from db.registers.incidents import DAYS, incidents
from planner.private_numbers import masked_value
from planner.registers import Incident
from ui.session import Session

KEY = "incidents being written"


class IncidentDrafts:
    """Keeps what is written so far, so that it outlives the program; sealed as its database is."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def begun(self, incident: Incident) -> Incident | None:
        """Return what was written of an incident, or of a new one about the same file, and not kept."""
        drafts = self._session.opened.profile.get(KEY, {})
        known = {each.id for each in incidents(self._session.database)}
        for own, row in drafts.items():
            draft = _read(row)
            is_new = not {own, incident.id} & known and draft.export == incident.export
            if own == incident.id or is_new:
                return draft
        return None

    def keep(self, incident: Incident, before: Incident) -> None:
        """Keep what is written so far, without the numbers that have no place there."""
        row = asdict(masked_value(incident, before))
        written = row | {day: row[day].isoformat() for day in DAYS if row[day]}
        self._put(lambda drafts: {**drafts, incident.id: written})

    def drop(self, incident: Incident) -> None:
        """Forget what was written of an incident."""
        self._put(lambda drafts: {own: row for own, row in drafts.items() if own != incident.id})

    def _put(self, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        profile = self._session.opened.profile

        def work() -> None:
            before = profile.get(KEY, {})
            if (after := change(before)) != before:
                profile.put(KEY, after)

        self._session.store_tasks.run(work, _leave)


def _leave(done: Future[None]) -> None:
    """Say nothing of a refusal: the form still has what is written, and saving it says why."""


def _read(row: Mapping[str, Any]) -> Incident:
    known = {field.name for field in fields(Incident)}
    days = {day: date.fromisoformat(row[day]) for day in DAYS if row.get(day)}
    return Incident(**{name: value for name, value in row.items() if name in known} | days)
