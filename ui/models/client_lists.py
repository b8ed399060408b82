"""The lists of clients that can be asked for: what each one holds, and its name."""

from datetime import date, timedelta
from typing import Any

from planner.case import REQUALIFICATION, UPGRADING
from planner.words import N_

MINE, OFFICE, SAMPLES, DRIFTED = "mine", "office", "samples", "drifted"
OVERDUE, SOON, FINISHED = "overdue", "soon", "finished"
# What a counsellor has to do: each is a part of the own clients, and hidden while it is empty.
WORK = (OVERDUE, SOON, FINISHED, DRIFTED)
AHEAD = timedelta(days=14)
EVERY: dict[str, Any] = {
    "kind": None, "samples": None, "drifted": None, "responsible": None, "due_from": None,
    "due_before": None, "finished": None,
}  # fmt: skip
FILTERS: dict[str, dict[str, Any]] = {
    MINE: EVERY | {"samples": False},
    OFFICE: EVERY | {"samples": False},
    REQUALIFICATION: EVERY | {"kind": REQUALIFICATION, "samples": False},
    UPGRADING: EVERY | {"kind": UPGRADING, "samples": False},
    SAMPLES: EVERY | {"samples": True},
    OVERDUE: EVERY | {"samples": False},
    SOON: EVERY | {"samples": False},
    FINISHED: EVERY | {"samples": False, "finished": True},
    DRIFTED: EVERY | {"drifted": True},
}
NAMES = {
    MINE: N_("My clients"),
    OFFICE: N_("Whole office"),
    REQUALIFICATION: N_("Retraining"),
    UPGRADING: N_("Upgrading"),
    SAMPLES: N_("Samples"),
    OVERDUE: N_("Late"),
    SOON: N_("Due within 14 days"),
    FINISHED: N_("Finished"),
    DRIFTED: N_("Catalogue changed"),
}


def filter_of(name: str, counsellor: str, today: date) -> dict[str, Any]:
    """Return what a list asks for on a day; without a profile, every client is one’s own."""
    own = name in (MINE, OVERDUE, SOON, FINISHED)
    mine = {"responsible": counsellor} if own and counsellor else {}
    return FILTERS[name] | mine | _due(name, today)


def _due(name: str, today: date) -> dict[str, Any]:
    if name == OVERDUE:
        return {"due_before": today}
    return {"due_from": today, "due_before": today + AHEAD} if name == SOON else {}
