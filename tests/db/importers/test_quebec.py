"""Programmes made from Québec's public tables: what is unknown, contradicted or replaced is never made up."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from db.importers.quebec import LONGEST, completed
from db.importers.quebec_facts import programs
from planner.catalogue import Activity, Catalogue, Competency, Grants
from planner.requirement import (
    Age,
    All,
    Any,
    Concurrent,
    Credential,
    Declared,
    Experience,
    Not,
    Subject,
    conditions,
)
from planner.suspect import suspect
from planner.text import Text

COLUMNS = (
    "credential", "code", "title_fr", "title_en", "language", "version_note", "sector_code", "hours",
    "min_sec_langue_enseignement", "min_sec_langue_seconde", "min_sec_mathematiques", "dec_prealables",
    "cnp2021_suggested", "suspect",
)  # fmt: skip
TWINS = "FR/EN twins disagree on prerequisites"
ROWS = (
    ("DEP", "5311", "Cuisine - l'art", "Cooking", "fr", "", "03", "", "4", "4", "4", "", "", ""),
    ("DEP", "5811", "Cuisine", "Cooking", "en", "", "03", "", "4", "4", "4", "", "", ""),
    ("DEP", "5311", "Cuisine", "", "", "", "", "1470", "", "", "", "", "63200", ""),
    ("DEP", "5385", "Soutien", "Support", "fr", "", "01", "", "4", "3", "3", "", "22221", TWINS),
    ("DEP", "5885", "Soutien", "Support", "en", "", "01", "", "3", "4", "3", "", "", TWINS),
    ("DEP", "5195", "Soudage", "Welding", "fr", "", "16", "", "4", "4", "4", "", "72106", ""),
    ("DEP", "5695", "Soudage", "Welding", "en", "", "16", "", "4", "4", "4", "", "", ""),
    ("DEC", "222.A0", "Urbanisme", "", "fr", "", "", "", "", "", "", "ts_sn_4;chimie_5", "", ""),
    ("DEC", "393.B0", "Documentation", "Library", "fr", "", "", "", "", "", "", "", "", ""),
)
WRITTEN = Activity(
    "5195", "dep", Text("À la main"), 1800, Any(()), Grants(("DEP-5195", "DEP")), replaced_by="5382"
)


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Return a folder with a small public table."""
    with (tmp_path / "quebec_programs_facts.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *ROWS])
    return tmp_path


@pytest.fixture
def made(tables: Path) -> Catalogue:
    """Return what the maker adds to one activity that is written by hand."""
    return completed(tables, Catalogue(activities={WRITTEN.code: WRITTEN}))


def asked(catalogue: Catalogue, code: str) -> set[object]:
    return set(conditions(catalogue.activities[code].requires))


def test_a_programme_has_four_doors_its_hours_and_its_trades(made: Catalogue) -> None:
    cooking = made.activities["5311"]
    assert cooking.title.fr == "Cuisine – l’art" and cooking.hours == 1470 and cooking.trades == ("63200",)
    assert isinstance(cooking.requires, Any) and len(cooking.requires.of) == 4
    assert {Age(16, "09-30"), Credential("TDG"), Concurrent("FGA-ANG-4")} <= asked(made, "5311")
    assert "heures de mémoire" in cooking.provenance.source and not cooking.provenance.verified


def test_its_english_twin_leads_to_the_same_diploma_by_the_english_sector(made: Catalogue) -> None:
    french, english = made.activities["5311"], made.activities["5811"]
    assert english.grants == french.grants and english.excludes == ("5311",)
    assert english.title == Text("Cuisine – l’art (en anglais)", "Cooking (in English)")
    assert {Declared("english_instruction_sec_4"), Declared("french_second_sec_4")} <= asked(made, "5811")
    assert Subject("english", 4) not in asked(made, "5811")


def test_where_two_tables_disagree_the_level_is_a_fact_to_document(made: Catalogue) -> None:
    assert {Declared("5385_language_of_instruction_level"), Subject("math", 3)} <= asked(made, "5385")
    assert all(suspect(made.activities[code]) for code in ("5385", "5885"))
    assert not suspect(made.activities["5311"])
    assert made.terms["5385_language_of_instruction_level"].title.en.endswith("to be checked")


def test_unknown_hours_are_the_longest_and_said_so(made: Catalogue) -> None:
    assert made.activities["5385"].hours == LONGEST["DEP"]
    assert made.activities["DEC-222.A0"].hours == LONGEST["DEC"]
    assert "heures inconnues" in made.activities["DEC-222.A0"].provenance.source


def test_a_college_programme_asks_its_subjects_and_a_blank_is_unknown(made: Catalogue) -> None:
    wanted = {Subject("math", 4), Declared("math_ts_sn_4"), Declared("chemistry_5"), Credential("DES")}
    assert wanted <= asked(made, "DEC-222.A0")
    assert Declared("DEC-393.B0_prerequisites") in asked(made, "DEC-393.B0")


def test_what_is_written_by_hand_stays_and_its_twin_follows_it(made: Catalogue) -> None:
    assert made.activities["5195"] == WRITTEN
    assert made.activities["5695"].requires == Any(()) and made.activities["5695"].replaced_by == "5382"
    assert not {"5195", "5695"} & set(made.sessions_by_activity) and "RAC-5195" not in made.activities


def test_recognition_asks_two_years_in_a_trade_and_that_no_training_is_missing(made: Catalogue) -> None:
    whole = Declared("5311_all_competencies_demonstrated")
    assert asked(made, "RAC-5311") == {Declared("rac_status"), Experience("63200", 24), whole}
    assert "missing training" in made.terms[whole.fact].title.en
    assert made.activities["RAC-5311"].title.en == "RAC Cooking (evaluation only)"
    assert made.activities["RAC-5311"].excludes == ("5311",) and "RAC-5811" not in made.activities


def test_a_programme_with_known_competencies_has_no_evaluation_beside_its_variant(tables: Path) -> None:
    known = Competency("5311", "1", Text("Trancher"), 15)
    made = completed(tables, Catalogue(competencies=(known,)))
    assert "5311" in made.activities and "RAC-5311" not in made.activities


@pytest.mark.parametrize("kind", ["dep", "aep", "dec", "aec"])
def test_what_counts_as_a_des_opens_a_door_written_by_hand(tables: Path, kind: str) -> None:
    door = All((Credential("DES"), Any((Not(Credential("DEC-1")), Declared("agreement")))))
    made = completed(
        tables, Catalogue(activities={"X": replace(WRITTEN, code="X", kind=kind, requires=door)})
    )
    first, second = made.activities["X"].requires.of
    ways = set(conditions(first))
    assert {Credential("DES"), Credential("DEC"), Credential("UNIV"), Credential("EC-MIFI")} <= ways
    assert ({Credential("AENS"), Credential("AESS")} <= ways) == (kind in {"dep", "aep"})
    assert second == door.of[1]


def test_making_it_again_changes_nothing(tables: Path, made: Catalogue) -> None:
    assert completed(tables, made) == made


def test_the_first_line_of_a_code_is_that_of_the_table(tables: Path) -> None:
    assert programs(tables, "DEP")["5311"].levels == (4, 4, 4)
