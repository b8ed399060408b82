"""What a changed catalogue gained: wish by wish, and what is sure apart from what hangs on a condition."""

from dataclasses import replace
from datetime import date

import pytest

from planner.pathway.result import Proposal, Result, Status
from planner.requirement import Subject
from planner.words import Words
from tests.ui.office import a_proposal, an_office_catalogue
from ui.models.gains import gain_words

BEFORE, WORDS = an_office_catalogue(), Words("fr")
# The same offer, but for the group that has just been announced.
FORMER = replace(BEFORE, sessions=tuple(s for s in BEFORE.sessions if s.code != "autumn"))
LATER = a_proposal("fastest", later=True)


def gain(new: Proposal, *old: Proposal, former: object = BEFORE) -> str:
    return gain_words(new, Result(Status.OPTIMAL, old), former, BEFORE, WORDS)  # type: ignore[arg-type]


def test_an_earlier_end_is_counted_in_weeks_and_names_the_new_group() -> None:
    text = gain(a_proposal("fastest"), LATER, former=FORMER)
    assert text == "19 semaines plus tôt, avec le nouveau groupe"


def test_without_a_new_group_it_is_the_catalogue_that_changed() -> None:
    assert gain(a_proposal("fastest"), LATER) == "19 semaines plus tôt, depuis que le catalogue a changé"


def test_the_same_end_for_less_money_is_a_gain_too() -> None:
    cheaper = replace(LATER, money_cents=LATER.money_cents - 2_300)
    assert gain(cheaper, LATER).startswith("23\xa0$ de moins")


@pytest.mark.parametrize(
    "new",
    [
        LATER,
        replace(LATER, money_cents=LATER.money_cents + 1),
        replace(LATER, finish=date(2030, 1, 7)),
        replace(LATER, profiles=("alternative",), finish=date(2027, 1, 1)),
    ],
)
def test_what_is_no_better_says_nothing(new: Proposal) -> None:
    assert gain(new, LATER) == ""


def test_a_wish_that_had_no_answer_is_possible_now() -> None:
    assert gain(a_proposal("while_working"), LATER).startswith("possible maintenant")


def test_a_conditional_answer_is_not_measured_by_a_sure_one() -> None:
    sure = a_proposal("fastest", conditional_on=())
    hanging = replace(LATER, conditional_on=(Subject("math", 4),))
    assert gain(sure, hanging, LATER).startswith("19 semaines")
    assert gain(replace(hanging, finish=sure.finish), sure, hanging).startswith("19 semaines")


def test_without_a_search_before_there_is_nothing_to_compare() -> None:
    assert gain_words(LATER, None, BEFORE, BEFORE, WORDS) == ""
