"""What the card of a client tells beyond its line: what is next, alerts and the last notes of contacts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from planner.case import Case
from planner.catalogue import Catalogue
from planner.check import check
from planner.issue import LAW
from planner.keeping_words import note_title
from planner.recognition import with_recognition
from planner.words import Words

if TYPE_CHECKING:
    from db.case_list import NextStep
    from db.cases import CaseStore

NOTES = 2


@dataclass(frozen=True, slots=True)
class ClientTold:
    """A client's whole case, the steps to act on, and how many rules the plan breaks."""

    case: Case
    following: "tuple[NextStep, ...]"
    broken: int


def read_told(cases: "CaseStore", case_id: str, catalogue: Catalogue) -> ClientTold:
    """Read what is told of a client; a worker calls it. PlannerError when the case is gone."""
    from db.case_list import following_steps

    case, _ = cases.load(case_id)
    issues = check(case, with_recognition(case, catalogue)) if case.plan.steps else ()
    return ClientTold(case, following_steps(case), sum(issue.severity == LAW for issue in issues))


def alerts(told: ClientTold, today: date, words: Words) -> Iterator[str]:
    """Yield what calls for attention: rules broken, consents ended, the file past its date."""
    keeping = told.case.keeping
    if told.broken:
        broken = words.n_("The plan breaks {n} rule.", "The plan breaks {n} rules.", told.broken)
        yield broken
    if ended := keeping.expired(today):
        yield words.n_("{n} consent to be asked again", "{n} consents to be asked again", len(ended))
    if keeping.is_past(today):
        yield words._("The case is past its retention date: see the registers.")


def last_notes(told: ClientTold, words: Words) -> Iterator[str]:
    """Yield when and with whom the last contacts were, the newest first.

    What was noted is read in the file: opening that is written in the access journal, choosing a line is not.
    """
    notes = sorted(told.case.keeping.contacts, key=lambda note: (note.day or date.min, note.id), reverse=True)
    yield from (note_title(note, words) for note in notes[:NOTES])
