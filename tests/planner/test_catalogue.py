"""The catalogue's look-ups: by code, by activity, by region."""

from dataclasses import replace
from datetime import date

from planner.catalogue import Catalogue, Outlook, Provenance, Session, Skill, Term, Wage
from planner.text import Text
from tests.builders import a_catalogue, a_trade, an_activity


def test_sessions_are_found_by_activity_in_order_of_code() -> None:
    catalogue = a_catalogue(Session("A", "b"), Session("B", "x"), Session("A", "a"))
    assert [s.code for s in catalogue.sessions_by_activity["A"]] == ["a", "b"]
    assert catalogue.session("A", "b") == Session("A", "b")
    assert catalogue.session("A", "x") is catalogue.session("C", "a") is None


def test_dates_that_nobody_saw_are_estimates() -> None:
    seen = Session("A", "a", date(2027, 8, 30), entry="dated")
    assert not seen.estimated
    assert Session("A", "b", provenance=Provenance("type", verified=False)).estimated


def test_the_wage_of_a_region_falls_back_to_that_of_quebec() -> None:
    quebec, montreal = Wage("72100", "QC", 2000), Wage("72100", "06", 2200)
    catalogue = Catalogue(wages=(quebec, montreal, Wage("62010", "06", 1700)))
    assert (catalogue.wage("72100", "06"), catalogue.wage("72100", "17")) == (montreal, quebec)
    assert catalogue.wage("72100") == quebec
    assert catalogue.wage("62010", "17") is catalogue.wage("00000") is None


def test_an_outlook_that_was_not_published_is_absent_and_not_balanced() -> None:
    found = Outlook("72100", "CA", "cops", "moderate_shortage", vintage="2024")
    catalogue = Catalogue(outlooks=(found, Outlook("62010", "CA", "cops", "balance")))
    assert catalogue.outlook("72100") == (found,)
    assert catalogue.outlook("00010") == ()


def test_the_words_of_a_code_are_those_of_its_term_before_those_of_a_row() -> None:
    catalogue = a_catalogue(
        an_activity("TDG"), a_trade("72100"), Skill("S1", Text("Mesurer", "Measure")),
        terms={"TDG": Term("credential", "TDG", Text("Test réussi", "Test passed"))},
    )  # fmt: skip
    codes = ("TDG", "72100", "S1", "gone")
    assert [catalogue.term(c).fr for c in codes] == ["Test réussi", "Métier 72100", "Mesurer", "gone"]


def test_what_has_no_title_is_called_by_its_code() -> None:
    trade, activity = replace(a_trade("72100"), title=Text()), an_activity("DEP", title=Text())
    catalogue = a_catalogue(trade, activity, terms={"DEP": Term("term", "DEP", Text(en="Diploma"))})
    assert catalogue.term("72100") == Text("72100", "72100")
    assert catalogue.term("DEP") == Text(en="Diploma")
    assert a_catalogue(activity, terms={"DEP": Term("term", "DEP", Text())}).term("DEP") == Text("DEP", "DEP")
