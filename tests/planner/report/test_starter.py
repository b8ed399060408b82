"""The two sample cases on the starter catalogue, their pathways fixed by hand: paper of real lengths."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

import pypdfium2
import pytest

import resources
from db.importers.form import read_catalogue
from db.starter import sample_cases
from planner.adopt import adopt
from planner.case import Case
from planner.catalogue import Catalogue
from planner.pathway.result import Proposal, ProposedStep, Status
from planner.plan import Step, ordered
from planner.report.choice import Choice
from planner.report.documents import pdf
from planner.timeline import Timeline
from tests.planner.report.stories import OFFICE, REVIEW, TODAY

TAKEN = {
    "R": (
        ("FGA-MAT-4-CST", "04-soir", date(2027, 1, 11), date(2027, 5, 10), 6),
        ("FGA-FRA-4", "04-soir", date(2027, 1, 11), date(2027, 8, 16), 6),
        ("5371", "04-2027-08", date(2027, 8, 30), date(2028, 12, 18), 30),
    ),
    "U": (
        ("COURSE-NUM", "en-ligne", date(2027, 1, 11), date(2027, 3, 22), 3),
        ("COURSE-SUP", "06-soir-2027-01", date(2027, 1, 18), date(2027, 5, 3), 3),
        ("COURSE-MKT", "en-ligne", date(2027, 3, 22), date(2027, 8, 16), 3),
        ("COURSE-WEB", "en-ligne", date(2027, 5, 3), date(2027, 9, 27), 3),
        ("COURSE-SVC", "en-ligne", date(2027, 8, 16), date(2027, 10, 25), 3),
    ),
}


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    return read_catalogue(resources.path("data"))


def planned(name: str) -> Case:
    """Return the sample case with its fixed pathway adopted."""
    steps = tuple(ProposedStep(*taken) for taken in TAKEN[name])
    finish = max(step.end for step in steps)
    found = Proposal(("fastest",), Status.OPTIMAL, finish, 0, 0, 0, 0, 0, steps)
    case = adopt(sample_cases(TODAY)[name], found, catalogue())
    return replace(case, plan=replace(case.plan, prepared=TODAY, review=REVIEW))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", ["R", "U"])
def test_a_sample_fits_in_four_pages_with_whom_to_call_on_the_first(name: str, language: str) -> None:
    case = planned(name)
    assert len(Timeline.of(case, catalogue()).steps) == len(TAKEN[name])
    pages = pypdfium2.PdfDocument(pdf(case, catalogue(), OFFICE, language, TODAY))
    assert len(pages) <= 4
    assert OFFICE.phone in pages[0].get_textpage().get_text_bounded()


def test_ten_steps_with_long_titles_of_their_own_fit_in_four_pages() -> None:
    case = planned("R")
    title = (
        "Rencontrer l’employeur avec la personne conseillère, apporter les preuves et demander une lettre "
        * 2
    )
    own = [Step(f"own{n}", title=title[: 100 + 15 * n], due=date(2027, 2, 1 + n)) for n in range(2)]
    steps = ordered(replace(case.plan, steps=(*case.plan.steps[:-1], *own)))
    for language in ("fr", "en"):
        pages = pypdfium2.PdfDocument(pdf(replace(case, plan=steps), catalogue(), OFFICE, language, TODAY))
        assert len(pages) <= 4
        assert OFFICE.phone in pages[0].get_textpage().get_text_bounded()


def test_the_counsellors_copy_takes_seven_pages_and_names_its_sources_in_its_language() -> None:
    data = pdf(planned("R"), catalogue(), OFFICE, "en", TODAY, Choice("counsellor_copy"))
    pages = pypdfium2.PdfDocument(data)
    said = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())
    assert len(pages) <= 7
    assert "access to the occupation: Parcours rules" in said
    assert not {"règles", "niveaux", "passage"} & set(said.split())
