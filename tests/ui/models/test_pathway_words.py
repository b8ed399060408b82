"""The tags of a pathway: it keeps a job only while there is one."""

from dataclasses import replace
from datetime import date

import pytest

from planner.pathway.result import Proposal, Status
from planner.requirement import Subject
from planner.words import Words
from ui.models.pathway_words import added_figures, added_text, profile_tags, profiles_text

DAY = date(2027, 1, 11)
FOUND = Proposal(("fastest", "while_working"), Status.OPTIMAL, DAY, 0, 0, 0, 1.0, 0, ())


@pytest.mark.parametrize(("working", "said"), [(True, "keeps the job"), (False, "no daytime classes")])
def test_who_has_no_job_any_more_keeps_none(working: bool, said: str) -> None:
    assert profile_tags(FOUND, Words("en"), working) == f"fastest · {said}"
    assert (said in profiles_text(FOUND, Words("en"), working)) is not working
    assert "job" in profiles_text(FOUND, Words("en"))


def test_what_is_best_on_a_condition_says_so() -> None:
    asked = replace(FOUND, profiles=("fastest",), conditional_on=(Subject("math", 4),))
    assert profile_tags(asked, Words("en")) == "if confirmed: fastest"
    assert profile_tags(asked, Words("fr")).startswith("si confirmé\u00a0: ")
    assert profiles_text(asked, Words("en")).endswith("if what is still to document is confirmed")
    assert "confirmed" not in profiles_text(replace(asked, conditional_on=()), Words("en"))


def test_what_a_pathway_adds_is_the_difference_of_the_shares_that_are_said() -> None:
    fastest, fuller = replace(FOUND, coverage=0.568), replace(FOUND, coverage=0.904)
    assert added_text(fuller, fastest, Words("en")) == "33% more of the profile (90%)"
    assert added_figures(fuller, fastest, Words("en")) == "90% of the profile"
    assert added_text(replace(FOUND, coverage=1.0), fuller, Words("en")) == "9% more of the profile (99%)"
