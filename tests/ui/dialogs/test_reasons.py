"""Why a pathway is what it is: no end of training is called a pay."""

from dataclasses import replace
from datetime import date

import pytest
from frozendict import frozendict

from planner.words import Words
from tests.builders import START
from tests.ui.office import a_planned_case, a_proposal, an_office_catalogue
from ui.dialogs.reasons import why_paragraphs


@pytest.mark.parametrize(
    ("day", "language", "said"),
    [
        (date(2028, 3, 27), "fr", "peut travailler dans le domaine à partir du 27\u00a0mars\u00a02028"),
        (date(2028, 3, 27), "en", "can work in the field from Mar 27, 2028"),
        (date(2027, 5, 10), "fr", "premier emploi payé dans le domaine\u00a0: 10\u00a0mai\u00a02027"),
        (date(2027, 5, 10), "en", "first paid job in the field: May 10, 2027"),
    ],
)
def test_only_a_step_that_pays_is_a_job(day: date, language: str, said: str) -> None:
    found = replace(a_proposal(), bound=frozendict({"earliest_pay": day, "finish": date(2028, 3, 27)}))
    paragraphs = why_paragraphs(found, a_planned_case(), an_office_catalogue(), Words(language))
    text = "\n".join(paragraph for paragraph, _ in paragraphs)
    assert said in text
    assert ("26\u00a0mars\u00a02028" if language == "fr" else "Mar 26, 2028") in text


def test_what_needs_nothing_more_is_not_bounded_by_a_day_before_its_start() -> None:
    ready = replace(a_proposal(), steps=(), finish=START, start=START, bound=frozendict({"finish": START}))
    text = "\n".join(
        p for p, _ in why_paragraphs(ready, a_planned_case(), an_office_catalogue(), Words("en"))
    )
    assert "end: Jan 11, 2027" in text


def test_no_bound_says_that_a_profile_is_wholly_covered() -> None:
    whole = replace(a_proposal(), bound=frozendict({"coverage": 1.0}))
    text = "\n".join(
        p for p, _ in why_paragraphs(whole, a_planned_case(), an_office_catalogue(), Words("en"))
    )
    assert "share of the profile: 99%" in text


def test_who_lost_the_job_is_not_said_to_keep_it() -> None:
    found, case = a_proposal("while_working"), a_planned_case()
    without = replace(case, client=replace(case.client, job=None))
    for asked, said in ((case, "While keeping the job"), (without, "No daytime classes")):
        assert why_paragraphs(found, asked, an_office_catalogue(), Words("en"))[1][0] == said
