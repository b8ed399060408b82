"""The store of the catalogue: whole in, whole out; what stored cases use is retired, never lost."""

from dataclasses import replace
from datetime import date

import pytest

from db.cases import NOBODY, CaseStore
from db.catalogue import CatalogueStore
from db.database import Database
from db.importers.form import read_catalogue
from planner.case import Addition, Preferences, Target
from planner.catalogue import Catalogue, Grants, Session, Skill, SkillNeed, Term, Trade
from planner.client import PastActivity, SkillLevel
from planner.plan import Plan, Step
from planner.text import Text
from resources import path
from tests.builders import START, a_case, a_catalogue, a_client, a_small_catalogue, an_activity
from tests.db.files import asked, dump
from tests.db.importers.test_form import FULL

STEP = Step("s1", "DEP", "autumn", start=date(2027, 8, 30))


@pytest.fixture
def store(database: Database) -> CatalogueStore:
    """Return the store of an empty database."""
    return CatalogueStore(database)


def test_the_starter_catalogue_comes_back_unchanged(store: CatalogueStore) -> None:
    shipped = read_catalogue(path("data"))
    store.replace(shipped)
    found = store.load()
    assert found == shipped
    assert [list(part) for part in (found.trades, found.activities, found.terms)] == [
        list(part) for part in (shipped.trades, shipped.activities, shipped.terms)
    ]


@pytest.mark.parametrize("catalogue", [FULL, a_small_catalogue(), Catalogue()], ids=["full", "small", "none"])
def test_a_catalogue_comes_back_unchanged(store: CatalogueStore, catalogue: Catalogue) -> None:
    store.replace(FULL)
    store.replace(catalogue)
    assert store.load() == catalogue


def test_warnings_are_kept_with_the_catalogue(store: CatalogueStore) -> None:
    warned = replace(a_small_catalogue(), warnings=({"code": "cycle", "activities": "A → B → A"},))
    store.replace(warned)
    assert store.load().warnings == warned.warnings


def test_what_fails_in_the_middle_leaves_the_old_catalogue(store: CatalogueStore, database: Database) -> None:
    store.replace(a_small_catalogue())
    before = dump(database.path)
    twice = a_catalogue(Session("DEP", "a"), Session("DEP", "a"))
    with pytest.raises(Exception, match=r"(?i)unique"):
        store.replace(twice)
    assert dump(database.path) == before


def test_trades_are_found_by_words_without_accents(store: CatalogueStore, database: Database) -> None:
    store.replace(Catalogue(trades={"1": Trade("1", Text("Préposée à l’entretien", "Cleaner"))}))
    ((key,),) = asked(database.path, "SELECT title_key FROM trades")
    assert "preposee" in key and "cleaner" in key


def test_what_no_case_uses_goes_with_the_old_catalogue(store: CatalogueStore) -> None:
    store.replace(a_small_catalogue())
    store.replace(a_catalogue(an_activity("NEW")))
    found = store.load()
    assert (set(found.activities), found.sessions, found.trades, found.skills) == ({"NEW"}, (), {}, {})


def test_activities_and_sessions_of_a_plan_stay_retired(store: CatalogueStore, database: Database) -> None:
    old = a_small_catalogue()
    store.replace(old)
    CaseStore(database).add(a_case(plan=Plan((STEP,)), target=Target()), NOBODY)
    store.replace(a_catalogue(an_activity("NEW")))
    found = store.load()
    assert found.activities["DEP"] == replace(old.activities["DEP"], retired=True)
    assert found.sessions == (replace(old.sessions[1], retired=True),)
    assert set(found.activities) == {"NEW", "DEP"} and not found.activities["NEW"].retired


def test_what_the_new_catalogue_brings_back_is_no_longer_retired(
    store: CatalogueStore, database: Database
) -> None:
    old = a_small_catalogue()
    store.replace(old)
    CaseStore(database).add(a_case(plan=Plan((STEP,))), NOBODY)
    store.replace(a_catalogue(an_activity("NEW")))
    newer = replace(old, activities={"DEP": an_activity("DEP", hours=1, grants=Grants())})
    store.replace(newer)
    found = store.load()
    assert (found.activities, found.sessions) == (newer.activities, newer.sessions)


def test_all_that_a_case_names_stays_retired(store: CatalogueStore, database: Database) -> None:
    codes = "ABCDEFG"
    trades = {code: Trade(code, skills=(SkillNeed("G", 1),)) for code in codes}
    skills = {code: Skill(code) for code in codes}
    activities = {code: an_activity(code) for code in codes}
    store.replace(Catalogue(trades, skills, activities, (Session("B", "b"), Session("C", "c"))))
    client = a_client(
        trade="A", experience={"B": 12}, skills={"A": SkillLevel(1)},
        activities=(PastActivity("B", "b"),),
    )  # fmt: skip
    case = a_case(
        client=client, target=Target("C", 4, (Addition("B", 2),)),
        preferences=Preferences(START, pinned=("D",)), plan=Plan((Step("s", "C", "c"),)),
    )  # fmt: skip
    CaseStore(database).add(case, NOBODY)
    store.replace(Catalogue())
    found = store.load()
    assert [set(part) for part in (found.trades, found.skills, found.activities)] == [
        set("ABC"), set("ABG"), set("BCD")
    ]  # fmt: skip
    assert {(s.activity, s.code) for s in found.sessions} == {("B", "b"), ("C", "c")}
    rows = (*found.trades.values(), *found.skills.values(), *found.activities.values(), *found.sessions)
    assert all(row.retired for row in rows)
    assert found.trades["A"].skills == (SkillNeed("G", 1),)


def test_words_for_what_a_client_holds_stay(store: CatalogueStore, database: Database) -> None:
    terms = {c: Term("credential", c, Text(c.lower(), c.lower())) for c in ("DES", "CAR", "GONE")}
    store.replace(Catalogue(terms=terms))
    client = a_client(credentials=("DES",), declared={"CAR": True})
    CaseStore(database).add(a_case(client=client), NOBODY)
    store.replace(Catalogue())
    assert store.load().terms == {c: terms[c] for c in ("DES", "CAR")}


def test_retired_rows_go_when_no_case_uses_them_any_more(store: CatalogueStore, database: Database) -> None:
    cases, case = CaseStore(database), a_case(plan=Plan((STEP,)), target=Target())
    store.replace(a_small_catalogue())
    version = cases.add(case, NOBODY)
    store.replace(Catalogue())
    cases.save(replace(case, plan=Plan()), version, NOBODY)
    store.replace(Catalogue())
    assert store.load() == Catalogue()
