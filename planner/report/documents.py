"""The documents that can be printed; ReportLab is imported only to draw one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from planner.case import Case
from planner.catalogue import Catalogue
from planner.errors import PlannerError
from planner.office import Counsellor
from planner.report.action_plan import action_plan
from planner.report.blocks import Document
from planner.report.brief import Brief
from planner.words import Words


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A printable document: its name, how it is called, and what writes its blocks."""

    name: str
    title: Callable[[Words], str]
    write: Callable[[Brief], Document]


DOCUMENTS = (DocumentKind("action_plan", lambda words: words._("Action plan"), action_plan),)


def document(name: str) -> DocumentKind:
    """Return the document of that name."""
    return _known(name)


def _known(name: str) -> DocumentKind:
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
    document: str = "action_plan",
) -> Document:
    """Return what the pages say, not yet drawn."""
    return _known(document).write(Brief(case, catalogue, counsellor, Words(language), today))


def pdf(
    case: Case,
    catalogue: Catalogue,
    counsellor: Counsellor,
    language: str,
    today: date,
    document: str = "action_plan",
) -> bytes:
    """Return the document as a PDF; the same arguments give the same bytes."""
    from planner.report.pdf import render

    return render([written(case, catalogue, counsellor, language, today, document)])
