"""Each measure that ships, for each kind of client: probable, for who decides, or no; and always a reason."""

from datetime import date
from typing import Any

import pytest

from planner.client import Job
from planner.funding import ENDED, NO, OFFICER, PROBABLE, Answer, every_answer
from planner.funding_words import answer_reason, verdict_words
from planner.requirement import Declared, Not
from planner.words import Words
from tests.builders import a_case, a_client
from tests.resources.shipped import shipped

NOBODY_KNOWS: dict[str, Any] = {}
EMPLOYER = ("employer_participates_coud", "employer_requests_training", "employer_requests_wage_subsidy")
STUDIES = ("full_time_student", "part_time_student", "francisation_eligible", "rac_status")
GROWN = {"birth_date": date(1990, 5, 5), "left_school": date(2010, 6, 23)}
ALL_TRUE = dict.fromkeys((*EMPLOYER, *STUDIES), True)
EMPLOYED = {**GROWN, "income": "employment", "job": Job(35), "declared": ALL_TRUE}
INSURED = {**GROWN, "income": "employment_insurance", "declared": {"employer_requests_wage_subsidy": True}}
REFUSED = {
    "birth_date": date(2012, 5, 5),
    "left_school": date(2026, 6, 23),
    "income": "none",
    "declared": dict.fromkeys((*EMPLOYER, *STUDIES, "mfor_exception"), False),
}
CLIENTS = {"nobody knows": NOBODY_KNOWS, "employed": EMPLOYED, "insured": INSURED, "refused": REFUSED}
VERDICTS = {  # in the order of the clients
    "MFOR-INDIVIDUS": (OFFICER, PROBABLE, PROBABLE, NO),
    "COUD": (OFFICER, PROBABLE, OFFICER, NO),
    "PAMT": (OFFICER, PROBABLE, NO, NO),
    "AFE-PRETS-BOURSES": (OFFICER, PROBABLE, OFFICER, NO),
    "FRANCISATION": (OFFICER, PROBABLE, OFFICER, NO),
    "COURS-5": (OFFICER, PROBABLE, NO, NO),
    "SUBVENTION-SALARIALE": (OFFICER, NO, PROBABLE, NO),
    "LAE-25": (OFFICER, NO, PROBABLE, NO),
    "PARAF": (ENDED, ENDED, ENDED, ENDED),
    "MFOR-ENTREPRISES": (OFFICER, PROBABLE, NO, NO),
    "RAC": (OFFICER, PROBABLE, OFFICER, NO),
    "RCMO": (OFFICER, PROBABLE, NO, NO),
    "AFE-TEMPS-PARTIEL": (OFFICER, PROBABLE, OFFICER, NO),
    "FRANCISATION-TEMPS-PARTIEL": (OFFICER, PROBABLE, OFFICER, NO),
    "OPERATION-MAIN-DOEUVRE": (ENDED, ENDED, ENDED, ENDED),
}


def answers(client: dict[str, Any]) -> dict[str, Answer]:
    found = every_answer(a_case(client=a_client(**client)), shipped())
    return {answer.measure.code: answer for answer in found}


def test_every_measure_that_ships_is_listed_here() -> None:
    assert set(VERDICTS) == {measure.code for measure in shipped().measures}


@pytest.mark.parametrize("code", VERDICTS)
def test_a_measure_is_answered_for_each_client(code: str) -> None:
    found = tuple(answers(client)[code].verdict for client in CLIENTS.values())
    assert found == VERDICTS[code]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("client", CLIENTS.values(), ids=CLIENTS)
def test_every_answer_says_why(client: dict[str, Any], language: str) -> None:
    words = Words(language)
    for code, answer in answers(client).items():
        assert verdict_words(answer, words)
        told = answer_reason(answer, words, shipped())
        assert told or code == "OPERATION-MAIN-DOEUVRE"  # nobody noted on which day it ended
        open_ = answer.verdict in (OFFICER, NO)
        assert bool(answer.reasons) == open_, code


def test_what_must_not_hold_is_the_reason_as_it_is_asked() -> None:
    refused = answers(EMPLOYED)["SUBVENTION-SALARIALE"]
    assert refused.reasons == (Not(Declared("in_employment")),)
    assert answers(REFUSED)["SUBVENTION-SALARIALE"].reasons == (Declared("employer_requests_wage_subsidy"),)
