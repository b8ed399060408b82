"""The programmes that ship: all of the public tables, in both languages, with doubts and replacements."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from db.importers.quebec_facts import twin
from planner.catalogue import Activity
from planner.funding import in_force
from planner.requirement import All, Concurrent, Credential, Declared, Finished, conditions
from planner.standing import Standing, met
from planner.suspect import suspect
from tests.resources.shipped import shipped, trees

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
with_tables = pytest.mark.skipif(not SHARED.is_dir(), reason="the public files are not beside the project")


def facts() -> list[dict[str, str]]:
    """Return the rows of the public table, without those from memory."""
    with (SHARED / "quebec_programs_facts.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["code"] and row["language"]]


def program(row: dict[str, str]) -> Activity:
    """Return the activity of a row."""
    prefix = "DEC-" if row["credential"] == "DEC" else ""
    return shipped().activities[prefix + row["code"]]


def twins() -> dict[str, Activity]:
    """Return the English programme of each French one that has it."""
    deps = {code: a for code, a in shipped().activities.items() if a.kind == "dep"}
    return {code: deps[twin(code)] for code in deps if twin(code) in deps}


@with_tables
def test_every_programme_of_the_public_tables_is_there() -> None:
    rows = facts()
    assert len(rows) > 300
    assert {program(row).kind for row in rows} == {"dep", "dec"}
    assert all(program(row).trades for row in rows)


@with_tables
def test_a_row_in_doubt_is_suspect_in_the_catalogue() -> None:
    doubted = [row for row in facts() if row["suspect"]]
    assert len(doubted) > 20
    assert all(suspect(program(row)) for row in doubted)


def test_only_what_contradicts_itself_is_suspect() -> None:
    found = {a.code for a in shipped().activities.values() if suspect(a)}
    assert {"5291", "5357", "5371", "5871"} <= found and not {"5358", "5311", "TDG"} & found
    assert not any(shipped().activities[code].provenance.verified for code in found)


def test_an_english_programme_is_the_french_one_plus_500() -> None:
    assert len(twins()) > 80
    for code, english in twins().items():
        french = shipped().activities[code]
        assert english.excludes == (code,) and english.title != french.title
        same = ("hours", "trades", "sector", "grants")
        assert all(getattr(english, name) == getattr(french, name) for name in same), code


def test_a_diploma_given_in_two_languages_says_in_which_it_is_taught() -> None:
    for code, english in twins().items():
        if not english.replaced_by:
            spoken = {
                c: {s.language for s in shipped().sessions_by_activity[c]} for c in (code, english.code)
            }
            assert spoken == {code: {"fr"}, english.code: {"en"}}


def test_english_is_the_language_of_instruction_of_the_english_sector() -> None:
    asked = set(conditions(shipped().activities["5811"].requires))
    assert {Declared("english_instruction_sec_4"), Declared("french_second_sec_4")} <= asked
    assert Concurrent("FGA-ELA-4") in asked


def test_no_programme_is_instant() -> None:
    taught = [a for a in shipped().activities.values() if a.kind in {"dep", "asp", "aep", "dec", "aec"}]
    assert all(a.hours >= 240 for a in taught)


def test_every_diploma_that_is_asked_can_be_earned_or_was_earned_elsewhere() -> None:
    given = {code for a in shipped().activities.values() for code in a.grants.credentials}
    asked = {c.code for tree in trees() for c in conditions(tree) if isinstance(c, Credential)}
    assert asked - given == {"UNIV"}
    taken = [c.activity for t in trees() for c in conditions(t) if isinstance(c, Concurrent | Finished)]
    assert set(taken) <= set(shipped().activities)


def test_general_education_goes_from_sec_i_to_sec_v_in_three_subjects() -> None:
    granted = {
        (subject, level)
        for a in shipped().activities.values()
        if a.kind == "fga"
        for subject, level in a.grants.subjects.items()
    }
    assert granted == {(s, n) for s in ("french", "english", "math") for n in range(1, 6)}


def test_each_programme_that_admits_has_its_recognition_from_competencies_or_as_an_evaluation() -> None:
    activities = shipped().activities
    detailed = {competency.program for competency in shipped().competencies}
    live = {c for c, a in activities.items() if a.kind == "dep" and not a.replaced_by and not a.excludes}
    evaluated = live - detailed
    assert detailed == {"5371"}
    assert {f"RAC-{code}" for code in evaluated} == {c for c, a in activities.items() if a.kind == "rac"}
    assert all(activities[f"RAC-{code}"].grants.credentials[0] == f"DEP-{code}" for code in evaluated)
    for code in evaluated:
        tree = activities[f"RAC-{code}"].requires
        assert isinstance(tree, All) and Declared(f"{code}_all_competencies_demonstrated") in tree.of


def test_what_is_verified_says_when() -> None:
    catalogue = shipped()
    rows = (*catalogue.activities.values(), *catalogue.sessions, *catalogue.measures)
    assert all(row.provenance.verified_on for row in rows if row.provenance.verified)
    assert all(row.provenance.source for row in rows)


def test_measures_are_in_force_on_their_days_only() -> None:
    measures = {m.code: m for m in shipped().measures}
    assert {"MFOR-INDIVIDUS", "COUD", "PAMT", "RAC", "RCMO", "SUBVENTION-SALARIALE"} <= set(measures)
    today = {code for code, m in measures.items() if in_force(m, date(2026, 12, 1))}
    assert today == set(measures) - {"PARAF", "OPERATION-MAIN-DOEUVRE"}
    first, last = date(2020, 11, 30), date(2021, 4, 30)
    assert in_force(measures["PARAF"], first) and in_force(measures["PARAF"], last)
    assert not in_force(measures["PARAF"], date(2021, 5, 1))


def test_a_day_that_no_source_gives_is_blank_and_said_to_be_unknown() -> None:
    dated = {m.code for m in shipped().measures if m.valid_from or m.valid_to}
    assert dated == {"PARAF"}
    for measure in shipped().measures:
        assert ("inconnu" in measure.provenance.source) == (measure.code not in dated), measure.code
    old = next(m for m in shipped().measures if m.code == "OPERATION-MAIN-DOEUVRE")
    assert "2021" in old.text.fr and not old.provenance.verified


def test_the_wage_subsidy_has_typed_conditions() -> None:
    subsidy = next(m for m in shipped().measures if m.code == "SUBVENTION-SALARIALE")
    hired = Declared("employer_requests_wage_subsidy")
    assert set(conditions(subsidy.conditions)) == {Declared("in_employment"), hired}
    at_work, jobless = ({"in_employment": held, hired.fact: True} for held in (True, False))
    day = date(2026, 12, 1)
    assert met(subsidy.conditions, Standing(day, declared=at_work)) is False
    assert met(subsidy.conditions, Standing(day, declared=jobless)) is True


def test_regulated_trades_ask_their_licence() -> None:
    licensed = {
        "31300": Credential("OIIQ"), "31301": Credential("OIIQ"), "32101": Credential("OIIAQ"),
        "72200": Credential("CCQ-APP"), "72406": Credential("CCQ-APP"), "73301": Credential("SAAQ-2"),
        "31302": Declared("licence_to_practise"), "63100": Declared("licence_to_practise"),
    }  # fmt: skip
    for trade, licence in licensed.items():
        tree = shipped().trades[trade].requires
        assert licence in tree.of, trade


def test_university_opens_what_it_opens_whatever_else_leads_there() -> None:
    high = [t for t in shipped().trades.values() if t.teer in (0, 1)]
    assert all(Credential("UNIV") in set(conditions(trade.requires)) for trade in high)


@with_tables
@pytest.mark.parametrize("name", ["quebec_credential_rules.csv", "quebec_starter_activities.csv"])
def test_no_sentence_of_a_source_is_copied(name: str) -> None:
    said = " ".join(f"{a.title.fr} {a.provenance.source}" for a in shipped().activities.values())
    said += " ".join(f"{m.text.fr} {m.text.en}" for m in shipped().measures)
    with (SHARED / name).open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.DictReader(file) for cell in row.values() if cell]
    sentences = [s for cell in cells for s in re.split(r"[.;]", cell) if len(s.split()) > 12]
    assert sentences and not any(sentence in said for sentence in sentences)
