from dataclasses import replace
from datetime import date

import pytest

from planner.catalogue import Catalogue, Measure, Outlook, Provenance, Source, Term, Wage
from planner.text import Text
from planner.words import Words
from tests.ui.full_catalogue import MEASURE, a_full_catalogue
from tests.ui.office import TODAY
from ui.models import catalogue_words as said

CATALOGUE, EN, FR = a_full_catalogue(), Words("en"), Words("fr")
CANADA = CATALOGUE.outlooks


def test_wages_name_their_region_period_and_source() -> None:
    lines = said.wage_lines(CATALOGUE.wage("72100", "17"), "17", TODAY, EN, CATALOGUE)
    assert lines == ["Centre-du-Québec – median $28/h, from $20/h to $35/h", "wages of 2021-2022 · Enquête"]


def test_wages_of_all_quebec_in_the_place_of_a_region_are_said_to_be() -> None:
    lines = said.wage_lines(CATALOGUE.wage("72100", "06"), "06", TODAY, EN, CATALOGUE)
    assert lines[0].startswith("Québec – ") and lines[1] == "Not published for Montréal: all of Québec"
    assert lines[-1].startswith("Minimum wage today: "), "the low wage published is below it"


@pytest.mark.parametrize("wage", [None, Wage("72100", "QC")])
def test_wages_that_are_not_published_are_said_not_to_be(wage: Wage | None) -> None:
    assert said.wage_lines(wage, "", TODAY, EN, CATALOGUE) == ["Wages: not published"]


def test_an_outlook_says_vocabulary_horizon_and_vintage() -> None:
    head, about = said.outlook_lines(CANADA, "", EN, CATALOGUE)
    assert head == "Canada – Moderate shortage"
    assert about == "Canadian projections (COPS) · 2024-2033 · published in 2024"


def test_an_outlook_that_is_not_published_is_never_balanced() -> None:
    assert said.outlook_lines((), "", EN, CATALOGUE) == ["Outlook: not published"]
    assert said.outlook_lines(CANADA, "17", EN, CATALOGUE)[-1] == "Centre-du-Québec: not published"
    assert not any("balance" in line.casefold() for line in said.outlook_lines((), "17", EN, CATALOGUE))


def test_the_outlook_of_the_client_s_region_comes_first_and_others_are_left_out() -> None:
    rows = [Outlook("72100", r, "new", r, Text(r, r), "2026") for r in ("06", "17", "QC")]
    lines = said.outlook_lines((*CANADA, *rows), "17", EN, CATALOGUE)
    assert [line.split(" – ")[0] for line in lines[::2]] == ["Centre-du-Québec", "Québec", "Canada"]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, "Dates of validity not noted"),
        (date(2026, 4, 1), None, "In force since Apr 1, 2026"),
        (date(2026, 4, 1), date(2027, 4, 1), "In force since Apr 1, 2026, until Mar 31, 2027"),
        (None, date(2027, 4, 1), "In force, until Mar 31, 2027"),
        (date(2027, 4, 1), None, "In force from Apr 1, 2027"),
        (None, TODAY, "Ended on Nov 24, 2026"),
    ],
)
def test_validity(start: date | None, end: date | None, words: str) -> None:
    measure: Measure = replace(MEASURE, valid_from=start, valid_to=end)
    assert said.validity_words(measure, TODAY, EN) == words


@pytest.mark.parametrize(
    ("provenance", "first"),
    [
        (Provenance("x", False), "Not verified: to confirm"),
        (Provenance("x"), "Verified, on a day not noted"),
        (Provenance("x", True, TODAY), "Verified on Nov 25, 2026"),
    ],
)
def test_provenance(provenance: Provenance, first: str) -> None:
    assert said.provenance_lines(provenance, EN, Catalogue()) == [first, "x"]
    assert said.provenance_lines(replace(provenance, source=""), EN, Catalogue())[1] == "Source not named"


def test_freshness_counts_what_is_offered_and_dates_the_tables() -> None:
    assert said.freshness(CATALOGUE, EN) == "2 occupations · 4 activities · Wages Nov 29, 2023"
    undated = replace(CATALOGUE, sources=(replace(CATALOGUE.sources[0], date=""),))
    assert said.freshness(undated, EN).endswith("Wages undated")
    assert said.source_lines(CATALOGUE, ("wages",), EN) == [
        "Wages: Guichet-Emplois · Nov 29, 2023 · Licence ouverte"
    ]


def test_sectors_and_levels_of_training_are_named(words: Words) -> None:
    names = {said.sector_name(digit, words) for digit in "0123456789"}
    assert len(names) == 10 and not any(name.isdigit() for name in names)
    levels = {said.training_words(teer, words) for teer in (None, *range(6))}
    assert len(levels) == 7


def test_sources_and_their_licences_are_said_in_the_reader_s_language() -> None:
    survey, open_licence = "Labour Force Survey", "Open Government Licence"
    terms = {
        survey: Term("source", survey, Text("Enquête sur la population active", survey)),
        open_licence: Term("source", open_licence, Text("Licence ouverte", open_licence)),
    }
    known = replace(CATALOGUE, terms=terms)
    wage = Wage("72100", "QC", 2000, 2700, 3600, "2021-2022", survey)
    assert said.wage_lines(wage, "", TODAY, FR, known)[1].endswith("· Enquête sur la population active")
    source = Source("wages", f"{survey}; Guichet", f"{open_licence}; CC BY 4.0", "2021")
    assert said.source_words(source, FR, known).endswith(
        "Enquête sur la population active; Guichet · 2021 · Licence ouverte; CC BY 4.0"
    )
