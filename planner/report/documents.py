"""The documents that can be printed; ReportLab is imported only to draw one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from planner.case import Case
from planner.catalogue import Catalogue
from planner.errors import PlannerError
from planner.office import Counsellor, answering
from planner.pathway.result import Proposal
from planner.recognition import with_recognition
from planner.report.action_plan import action_plan
from planner.report.blocks import Document
from planner.report.brief import Brief
from planner.report.choice import ORDINARY, Choice
from planner.report.sheets.comparison import comparison
from planner.report.sheets.counsellor_copy import counsellor_copy
from planner.report.sheets.follow_up import follow_up
from planner.report.sheets.justification import justification
from planner.report.sheets.wall_calendar import wall_calendar
from planner.revisions import revised
from planner.typed import cleaned
from planner.words import N_, Words


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A printable document: its name, how it is called, and what writes its blocks."""

    name: str
    title: str
    write: Callable[[Brief], Document]


DOCUMENTS = (
    DocumentKind("action_plan", N_("Action plan"), action_plan),
    DocumentKind("calendar", N_("Wall calendar"), wall_calendar),
    DocumentKind("follow_up", N_("Follow-up sheet"), follow_up),
    DocumentKind("comparison", N_("Comparison of the pathways"), comparison),
    DocumentKind("justification", N_("Justification sheet"), justification),
    DocumentKind("counsellor_copy", N_("Counsellor’s copy"), counsellor_copy),
)


def document(name: str) -> DocumentKind:
    """Return the document of that name."""
    for kind in DOCUMENTS:
        if kind.name == name:
            return kind
    raise PlannerError("unknown-document", document=name, known=", ".join(k.name for k in DOCUMENTS))


def written(
    case: Case,
    catalogue: Catalogue,
    counsellor: Counsellor,
    language: str,
    today: date,
    choice: Choice = ORDINARY,
    alternatives: tuple[Proposal, ...] = (),
) -> Document:
    """Return what the pages say in one language, not yet drawn."""
    whole = with_recognition(case, catalogue)
    told, who = cleaned(revised(case)), cleaned(answering(counsellor, case.keeping.responsible))
    brief = Brief(told, whole, who, Words(language), today, choice, alternatives)
    return document(choice.document).write(brief)


def pdf(
    case: Case,
    catalogue: Catalogue,
    counsellor: Counsellor,
    language: str,
    today: date,
    choice: Choice = ORDINARY,
    alternatives: tuple[Proposal, ...] = (),
) -> bytes:
    """Return the document as a PDF; the same arguments give the same bytes."""
    from planner.report.pdf import render

    languages = choice.languages(language, counsellor.public)
    told = [written(case, catalogue, counsellor, spoken, today, choice, alternatives) for spoken in languages]
    return render(told, choice.look)
