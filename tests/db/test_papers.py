"""The hash on a paper leads to its client and revision, while the case is on the lists."""

from dataclasses import replace
from datetime import date

import pytest

from db.cases import CaseStore
from db.database import Database
from db.papers import Paper, papers
from planner.case import Case
from planner.fingerprint import fingerprint
from planner.office import Counsellor
from planner.plan import Plan, Step
from planner.revisions import PRINTED, frozen, revised
from tests.builders import a_case, a_client

DAY, AUTHOR = date(2026, 11, 25), Counsellor("Sacha Fictif")
CAMILLE = "00000000-0000-7000-8000-000000000001"


@pytest.fixture
def printed(database: Database) -> Case:
    step = Step("1", title="Appeler", due=DAY)
    case = a_case(id=CAMILLE, client=a_client(name="Camille"), plan=Plan((step,)))
    kept = frozen(case, DAY, "Sacha", PRINTED)
    CaseStore(database).add(kept, AUTHOR)
    return kept


def test_the_hash_of_a_printed_paper_finds_its_client_and_revision(database: Database, printed: Case) -> None:
    shown = fingerprint(revised(printed))
    found = Paper(CAMILLE, "Camille", printed.plan.revision)
    assert papers(database, shown) == (found,) == papers(database, shown.upper())
    assert papers(database, "00000000") == () == papers(database, "%")


def test_an_older_paper_is_found_after_the_plan_has_changed(database: Database, printed: Case) -> None:
    shown = fingerprint(revised(printed))
    store = CaseStore(database)
    later = replace(printed, plan=replace(printed.plan, steps=(Step("2", title="Écrire", due=DAY),)))
    store.join(later, printed, AUTHOR)
    assert [paper.number for paper in papers(database, shown)] == [printed.plan.revision]
    assert papers(database, fingerprint(revised(later))) == ()


def test_the_paper_of_a_removed_case_is_not_found(database: Database, printed: Case) -> None:
    CaseStore(database).remove(CAMILLE, AUTHOR)
    assert papers(database, fingerprint(revised(printed))) == ()
