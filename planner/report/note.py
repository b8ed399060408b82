"""The plan as a note: plain lines to paste into the system where an office keeps its own."""

from dataclasses import replace
from datetime import date

from planner.case import Case
from planner.catalogue import Catalogue
from planner.office import Counsellor
from planner.report.blocks import Contact, Letterhead, NewPage, Timeline, Title
from planner.report.choice import Choice
from planner.report.documents import written
from planner.report.plain import plain

PARTS = ("first", "steps")
# Who writes is known where a note is pasted; a drawing says again what the list of the steps says.
LEFT_OUT = (Letterhead, Title, Timeline, Contact, NewPage)


def plan_note(case: Case, catalogue: Catalogue, counsellor: Counsellor, language: str, today: date) -> str:
    """Return the goal of the plan, its figures, its steps with their dates, and what is to be verified."""
    document = written(case, catalogue, counsellor, language, today, Choice(parts=PARTS))
    kept = tuple(block for block in document.blocks if not isinstance(block, LEFT_OUT))
    lines = plain(replace(document, blocks=kept)).splitlines()
    return "\n".join(map(_without_marks, lines)) + "\n"


def _without_marks(line: str) -> str:
    """Return a heading in capitals: such systems show its marks as they are."""
    return line.lstrip("# ").upper() if line.startswith("#") else line
