"""A row of the catalogue as JSON, whole: how edits and former values are kept."""

import json
from typing import Any

from db.rows import codec, written
from planner.catalogue import (
    Activity,
    Competency,
    Measure,
    Outlook,
    Place,
    Session,
    Skill,
    Term,
    Trade,
    Wage,
)
from planner.dates import Period
from planner.drift import Key, TradeNeed

# What the tables of the exchange form hold; the lists that no plan rests on keep no past.
KINDS: dict[str, type[Any]] = {
    "trades": Trade, "skills": Skill, "trade_skills": TradeNeed, "activities": Activity,
    "sessions": Session, "competencies": Competency, "closures": Period, "places": Place,
    "wages": Wage, "outlook": Outlook, "measures": Measure, "terms": Term,
}  # fmt: skip


def value_text(table: str, value: Any) -> str | None:
    """Return a row as JSON; no row is no text."""
    return None if value is None else written(codec(KINDS[table]).row(value))


def value_of(table: str, text: str | None) -> Any:
    """Return the row that a text states, or None when there is no text."""
    if text is None:
        return None
    named, cells = codec(KINDS[table]), json.loads(text)
    return named.value(*(cells[column] for column in named.columns))


def key_text(key: Key) -> str:
    """Return a key as JSON."""
    return written(key)


def key_of(text: str) -> Key:
    """Return the key that a text states."""
    return tuple(json.loads(text))
