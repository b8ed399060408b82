"""Whom a client is to call: who answers for the case, never the telephone of a colleague who prints."""

from dataclasses import replace

import pytest

from planner.office import Counsellor, answering
from planner.report.documents import written
from planner.report.plain import plain
from tests.planner.report.stories import CATALOGUE, TODAY, a_retraining

RUNNER = Counsellor(
    "Andrée Conseil", "AC", "Bureau Essai", phone="418 555-0100", email="a@example.org",
    office_phone="418 555-0000",
)  # fmt: skip


@pytest.mark.parametrize("responsible", ["", "Andrée Conseil", " andree  conseil"])
def test_ones_own_case_bears_ones_own_telephone(responsible: str) -> None:
    assert answering(RUNNER, responsible) == RUNNER
    without = replace(RUNNER, phone="")
    assert answering(without, responsible).phone == "418 555-0000"


def test_a_colleagues_case_bears_their_name_and_the_telephone_of_the_office() -> None:
    found = answering(RUNNER, "Marc Autre")
    assert (found.name, found.phone, found.email, found.office) == (
        "Marc Autre", "418 555-0000", "", "Bureau Essai",
    )  # fmt: skip


def test_without_a_profile_who_answers_for_the_case_is_named() -> None:
    assert answering(Counsellor(phone="418 555-0000"), "Marc Autre").name == "Marc Autre"


def test_the_paper_of_a_colleagues_case_names_nobody_else() -> None:
    case = a_retraining()
    other = replace(case, keeping=replace(case.keeping, responsible="Marc Autre"))
    told = plain(written(other, CATALOGUE, RUNNER, "fr", TODAY))
    assert "Appelez Marc Autre : 418 555-0000" in told.replace("\u00a0", " ")
    assert "Andrée" not in told and "418 555-0100" not in told and "a@example.org" not in told
