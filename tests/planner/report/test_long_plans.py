"""Plans of 18 and 22 steps: page 1 stays enough alone, and no page is left with a line or two."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

import pypdfium2
import pytest

from db.starter import sample_cases
from planner.adopt import adopt
from planner.pathway.result import Proposal, ProposedStep, Status
from planner.report.documents import pdf
from tests.planner.report.stories import OFFICE, REVIEW, TODAY
from tests.planner.report.test_starter import catalogue

# What a page at least says, its header and footer included, in characters.
ENOUGH = 900
TAKEN = {
    "U": (
        ("AEC-CNC-BOIS", "est10", date(2027, 1, 11), date(2027, 9, 20), 10),
        ("COURSE-NUM", "en-ligne", date(2027, 9, 20), date(2027, 11, 29), 3),
        ("COURSE-GEST", "en-ligne", date(2027, 9, 20), date(2028, 1, 17), 3),
        ("CC-GESTION", "en-ligne", date(2027, 9, 20), date(2028, 2, 21), 6),
        ("COURSE-MKT", "en-ligne", date(2027, 11, 29), date(2028, 3, 27), 3),
        ("COURSE-ORAL", "en-ligne", date(2028, 1, 17), date(2028, 5, 1), 3),
        ("COURSE-ECRIT", "en-ligne", date(2028, 2, 21), date(2028, 8, 21), 3),
        ("COURSE-PROBLEME", "en-ligne", date(2028, 2, 21), date(2028, 8, 21), 3),
        ("COURSE-WEB", "en-ligne", date(2028, 3, 27), date(2028, 8, 21), 3),
        ("COURSE-SVC", "en-ligne", date(2028, 5, 1), date(2028, 8, 21), 3),
        ("RAC-5347", "est10", date(2028, 8, 21), date(2028, 11, 13), 10),
    ),
    "soudage": (
        ("COURSE-ECRIT", "en-ligne", date(2027, 1, 11), date(2027, 5, 31), 3),
        ("COURSE-PROBLEME", "en-ligne", date(2027, 1, 11), date(2027, 5, 31), 3),
        ("PAMT-OUTIL", "emploi", date(2027, 1, 11), date(2028, 3, 6), 35),
        ("COURSE-ARGUMENT", "17-soir-2027-01", date(2027, 1, 18), date(2027, 3, 29), 3),
        ("COURSE-GEST", "17-soir-2027-01", date(2027, 1, 18), date(2027, 5, 3), 3),
        ("COURSE-ORAL", "17-soir-2027-01", date(2027, 1, 18), date(2027, 5, 3), 3),
        ("COURSE-SUP", "en-ligne", date(2027, 3, 29), date(2027, 8, 23), 3),
        ("5189", "est10", date(2027, 5, 31), date(2029, 4, 9), 10),
        ("AEP-SOUD", "17-2027-08", date(2027, 8, 30), date(2028, 2, 21), 30),
        ("5337", "fr-30", date(2028, 2, 21), date(2029, 6, 11), 30),
    ),
}


@lru_cache(maxsize=4)
def pages(name: str, language: str) -> list[str]:
    """Return what each page of a sample's long plan says."""
    steps = tuple(ProposedStep(*taken) for taken in TAKEN[name])
    found = Proposal((), Status.OPTIMAL, max(step.end for step in steps), 0, 0, 0, 0, 0, steps)
    case = adopt(sample_cases(TODAY)[name], found, catalogue())
    case = replace(case, plan=replace(case.plan, prepared=TODAY, review=REVIEW))
    file = pypdfium2.PdfDocument(pdf(case, catalogue(), OFFICE, language, TODAY))
    return [page.get_textpage().get_text_bounded() for page in file]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", TAKEN)
def test_whom_to_call_stays_on_the_first_page(name: str, language: str) -> None:
    assert OFFICE.phone in pages(name, language)[0]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", TAKEN)
def test_no_page_is_left_nearly_empty(name: str, language: str) -> None:
    assert min(map(len, pages(name, language))) > ENOUGH
