"""Destinations in the exchange form and as lines: figures only of firm pathways in the form."""

from datetime import date

from planner.destination_words import destination_json, destination_lines
from planner.pathway.destinations import Destination
from planner.pathway.result import Status
from planner.requirement import Declared
from planner.words import Words
from tests.builders import START, a_case, a_small_catalogue

KEYS = ["trade", "status", "finish", "money_cents", "first_step", "estimated"]
FIRM = Destination("72100", Status.OPTIMAL, date(2028, 3, 6), 12_500, "MAT4", estimated=True)
READY = Destination("72100", Status.OPTIMAL, START, 0)
HOPED = Destination("72100", Status.INFEASIBLE, START, 0, conditional_on=(Declared("found"),))
CLOSED = Destination("72100", Status.INFEASIBLE)
UNDECIDED = Destination("72100", Status.UNKNOWN)


def test_the_form_gives_a_firm_pathway_with_its_figures() -> None:
    assert list(destination_json(FIRM)) == KEYS
    assert list(destination_json(FIRM).values()) == ["72100", "optimal", "2028-03-06", 12_500, "MAT4", True]
    assert list(destination_json(READY).values()) == ["72100", "optimal", "2027-01-11", 0, None, False]


def test_the_form_gives_no_figure_without_a_firm_pathway() -> None:
    for found, status in ((HOPED, "infeasible"), (CLOSED, "infeasible"), (UNDECIDED, "unknown")):
        assert list(destination_json(found).values()) == ["72100", status, None, None, None, False]


def test_lines_say_what_is_reached_and_count_the_rest() -> None:
    found = (FIRM, READY, HOPED, CLOSED, UNDECIDED)
    lines = list(destination_lines(found, a_case(), a_small_catalogue(), Words("en")))
    assert lines == [
        "Mar 5, 2028 · $125 · Trade 72100 [72100] · first: Activity MAT4 · estimate",
        "ready now · $0 · Trade 72100 [72100]",
        "ready now · $0 · Trade 72100 [72100] · to be documented: found",
        "1 trade without a pathway",
        "1 trade not decided",
    ]


def test_lines_are_french_too() -> None:
    lines = list(destination_lines((FIRM, CLOSED), a_case(), a_small_catalogue(), Words("fr")))
    assert lines[0].startswith("5\u00a0mars\u00a02028 · 125\u00a0$ · Métier 72100 [72100] · d’abord")
    assert lines[1] == "1 métier sans parcours"
