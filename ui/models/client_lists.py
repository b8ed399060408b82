"""The lists of clients that can be asked for: what each one holds, and its name."""

from typing import Any

from planner.case import REQUALIFICATION, UPGRADING
from planner.words import N_

MINE, OFFICE, SAMPLES, DRIFTED = "mine", "office", "samples", "drifted"
EVERY: dict[str, Any] = {"kind": None, "samples": None, "drifted": None, "responsible": None}
FILTERS: dict[str, dict[str, Any]] = {
    MINE: EVERY | {"samples": False},
    OFFICE: EVERY | {"samples": False},
    REQUALIFICATION: EVERY | {"kind": REQUALIFICATION, "samples": False},
    UPGRADING: EVERY | {"kind": UPGRADING, "samples": False},
    SAMPLES: EVERY | {"samples": True},
    DRIFTED: EVERY | {"drifted": True},
}
NAMES = {
    MINE: N_("My clients"),
    OFFICE: N_("Whole office"),
    REQUALIFICATION: N_("Retraining"),
    UPGRADING: N_("Upgrading"),
    SAMPLES: N_("Samples"),
    DRIFTED: N_("Catalogue changed"),
}


def filter_of(name: str, counsellor: str) -> dict[str, Any]:
    """Return what a list asks for; without a profile, every client is one’s own."""
    mine = {"responsible": counsellor} if name == MINE and counsellor else {}
    return FILTERS[name] | mine
