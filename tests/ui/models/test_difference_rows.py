"""Differences of a search under way, or stopped: what is not known yet is not said to be gone."""

from dataclasses import replace

import pytest

from planner.pathway.result import Blocked, Result, Status
from planner.words import Words
from tests.ui.office import a_proposal, an_office_catalogue
from ui.models.difference_rows import COLUMNS, difference_rows, difference_sentence

WORDS = Words("en")
BEFORE = Result(Status.OPTIMAL, (a_proposal("fastest"), a_proposal("closest", later=True)))
FIRST = Result(Status.FEASIBLE, (a_proposal("fastest", later=True, money_cents=20_000),))


def told(after: Result, busy: bool = False) -> list[list[str]]:
    rows = difference_rows(BEFORE, after, WORDS, an_office_catalogue(), busy)
    return [[column.text(row) for column in COLUMNS] for row in rows]


def said(after: Result) -> str:
    return difference_sentence(difference_rows(BEFORE, after, WORDS, an_office_catalogue()), WORDS)


@pytest.mark.parametrize(("busy", "state"), [(True, "being searched"), (False, "not searched to the end")])
def test_a_profile_that_is_not_decided_keeps_its_figure_before_and_says_so(busy: bool, state: str) -> None:
    fastest, closest = told(FIRST, busy)
    assert fastest[0] == "the fastest of the options entered" and "→ Aug 6, 2028" in fastest[1]
    assert closest[0] == f"the closest to home ({state})"
    assert closest[1].endswith(" → …") and closest[-1] == "…"


def test_a_profile_that_has_no_pathway_any_more_has_none() -> None:
    _, closest = told(replace(FIRST, why_not=(Blocked("closest"),)))
    assert closest[0] == "the closest to home" and closest[1].endswith(" → –") and closest[-1] == "–"


def test_what_is_not_proven_best_is_said_so() -> None:
    open_ = replace(a_proposal("fastest"), status=Status.FEASIBLE)
    fastest, _ = told(Result(Status.FEASIBLE, (open_,)))
    assert fastest[0].endswith("(the best found so far)")


def test_a_stopped_search_counts_what_is_known_to_change() -> None:
    assert said(FIRST) == "1 profile changes, as far as the search went:"
    assert said(Result(Status.FEASIBLE)) == "0 profiles change, as far as the search went:"
    assert said(replace(FIRST, status=Status.OPTIMAL)) == "2 profiles change:"
