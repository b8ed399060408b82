"""What stays when another catalogue comes: all that a recognition rests on, and what a withdrawal hides."""

from dataclasses import replace
from datetime import date

import pytest

from db.cases import NOBODY, CaseStore
from db.catalogue import CatalogueStore
from db.catalogue.retired import is_used
from db.database import Database
from db.verify import verify
from planner.case import Case
from planner.catalogue import Catalogue, Competency
from planner.client import PastActivity
from planner.keeping import PlanAside
from planner.office import Counsellor
from planner.plan import Plan, Step
from planner.recognition import with_recognition
from planner.set_aside import new_plan
from planner.text import Text
from planner.words import Words
from tests.builders import a_case, a_client, a_small_catalogue

AUTHOR = Counsellor("Camille Exemple")
READ = Competency("DEP", "1", Text("Lire", "Read"), hours=20, eval_hours=2, skill="S1", level=1)
SMALL = replace(a_small_catalogue(), competencies=(READ,))
GONE = replace(SMALL, activities={}, sessions=(), competencies=())
PLANNED = a_case(plan=Plan((Step("s1", "DEP~RAC", "est30"),)))
PAST = a_case(client=a_client(activities=(PastActivity("DEP~RAC", "est30", status="running"),)))


@pytest.fixture
def store(database: Database) -> CatalogueStore:
    """Return the store of a catalogue with a programme whose competencies are known."""
    found = CatalogueStore(database)
    found.replace(SMALL)
    return found


@pytest.mark.parametrize("case", [PLANNED, PAST], ids=["planned", "past"])
def test_the_programme_of_a_recognition_stays_with_its_competencies(
    store: CatalogueStore, database: Database, case: Case
) -> None:
    CaseStore(database).add(case, NOBODY)
    for _ in range(2):
        store.replace(GONE)
        kept = store.load()
        assert kept.activities == {"DEP": replace(SMALL.activities["DEP"], retired=True)}
        assert kept.competencies == (READ,)
        assert (kept.offered().activities, kept.offered().competencies) == ({}, ())
    assert with_recognition(case, kept).activities["DEP~RAC"].hours == 20
    assert verify(database) == ()
    store.replace(SMALL)
    assert store.load() == SMALL


def test_what_a_plan_set_aside_names_stays_with_the_other_rows_of_the_cases(
    store: CatalogueStore, database: Database
) -> None:
    steps = (Step("s1", "DEP~RAC", "est30"), Step("s2", "DEP", "autumn"))
    aside = new_plan(a_case(plan=Plan(steps)), "Autre", date(2026, 11, 26), "")
    damaged = PlanAside("x", plan="{")
    kept = replace(aside.keeping, plans=(*aside.keeping.plans, damaged))
    CaseStore(database).add(replace(aside, keeping=kept), NOBODY)
    store.replace(replace(GONE, trades={}))
    left = store.load()
    assert set(left.activities) == {"DEP"} and left.competencies == (READ,)
    assert [(s.activity, s.code) for s in left.sessions] == [("DEP", "autumn")]
    assert set(left.trades) == {"72100"} and left.trades["72100"].retired
    with database.reading() as connection:
        assert is_used(connection, "activities", ("DEP",))
        assert is_used(connection, "sessions", ("DEP", "autumn"))
        assert not is_used(connection, "activities", ("MAT4",))


def test_what_no_recognition_uses_goes(store: CatalogueStore, database: Database) -> None:
    CaseStore(database).add(a_case(plan=Plan((Step("s1", "DEP", "est30"),))), NOBODY)
    store.replace(GONE)
    assert (set(store.load().activities), store.load().competencies) == ({"DEP"}, ())


def test_a_plan_that_rests_on_what_is_not_there_is_a_fault(store: CatalogueStore, database: Database) -> None:
    CaseStore(database).add(PLANNED, NOBODY)
    store.replace(replace(SMALL, competencies=()))
    (fault,) = verify(database, Words("en"))
    assert PLANNED.id in fault and "DEP~RAC" in fault
    found = store.plan_drift(PLANNED, store.load())
    assert found is not None and [change.turn.table for change in found.changes] == ["competencies"]
    assert store.value_at("competencies", ("DEP", "1"), 1) == READ
    lost = a_case(plan=Plan((Step("s1", "NOWHERE", "x"), Step("s2", "OVER", "x", status="finished"))))
    CaseStore(database).add(lost, NOBODY)
    store.replace(SMALL)
    (fault,) = verify(database, Words("en"))
    assert lost.id in fault and "NOWHERE" in fault
    store.replace(Catalogue())


def test_what_a_withdrawn_activity_hides_is_not_offered_and_comes_back_with_it(store: CatalogueStore) -> None:
    store.withdraw("activities", ("DEP",), "appel", AUTHOR)
    offered = store.load().offered()
    assert ({s.activity for s in offered.sessions}, offered.competencies) == ({"MAT4"}, ())
    store.replace(replace(offered, skills={}))
    assert store.load().offered() == replace(offered, skills={})
    store.undo("activities", ("DEP",), AUTHOR)
    back = store.load()
    assert (set(back.sessions), back.competencies) == (set(SMALL.sessions), (READ,))
