"""The list of cases: found by any word, filtered, sorted and counted in the database."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import pytest

from db.case_list import ORDERS, NextStep, Wanted, _lines, following_steps
from db.cases import NOBODY, CaseStore
from db.catalogue import CatalogueStore
from db.database import Database
from planner.case import UPGRADING, Case, Preferences, Target
from planner.catalogue import Catalogue, Trade
from planner.plan import Plan, Step
from planner.text import Text
from tests.builders import START, a_case, a_client
from tests.db.files import asked

LATE, SOON = date(2028, 6, 30), date(2027, 6, 30)


def a_person(name: str, *steps: Step, deadline: date | None = None, **changes: Any) -> Case:
    """Return the case of somebody, with the plan and deadline that a list shows."""
    client = a_client(name=name, **changes.pop("facts", {}))
    return a_case(client=client, plan=Plan(steps), preferences=Preferences(START, deadline), **changes)


EMILE = a_person(
    "Émile Modèle", Step("1", "A", status="finished"), Step("2", "B", start=date(2027, 9, 1)),
    Step("3", formality="mfor", title="Autorisation", due=date(2027, 2, 1)),
    deadline=LATE, target=Target("72100"), facts={"trade": "65201"}, id="1",
)  # fmt: skip
ADA = a_person(
    "Ada Exemple", deadline=SOON, kind=UPGRADING, target=Target("62010"), facts={"phone": "555-0199"}, id="2"
)
ZOE = a_person("zoé D'Essai", Step("1", "A", status="failed"), sample=True, target=Target(""), id="3")


@pytest.fixture
def store(database: Database) -> CaseStore:
    """Return a store with three cases, added in the order Émile, Ada, Zoé."""
    titles = {"72100": Text("Machinistes", "Machinists"), "65201": Text("Serveurs au comptoir", "Servers")}
    CatalogueStore(database).replace(Catalogue(trades={c: Trade(c, t) for c, t in titles.items()}))
    seconds = count(1)
    found = CaseStore(database, lambda: next(seconds) * 1000)
    for case in (EMILE, ADA, ZOE):
        found.add(case, NOBODY)
    return found


def names(store: CaseStore, search: str = "", **wanted: Any) -> list[str]:
    """Return the first letter of each name on the list, after checking that the count agrees."""
    page = store.page(search, **wanted)
    counted = {key: value for key, value in wanted.items() if key not in ("offset", "limit")}
    if len(counted) == len(wanted):
        assert store.count(search, **counted) == len(page)
    return [line.name[0] for line in page]


def test_a_line_says_what_the_case_says(store: CaseStore) -> None:
    (line,) = store.page("émile")
    assert (line.id, line.name, line.kind, line.trade) == (EMILE.id, "Émile Modèle", EMILE.kind, "65201")
    assert (line.target_trade, line.steps, line.steps_finished) == ("72100", 3, 1)
    assert line.progress == pytest.approx(1 / 3)
    assert line.next_step == NextStep("", "mfor", "Autorisation", date(2027, 2, 1))
    assert (line.deadline, line.sample, line.version) == (LATE, False, 1)
    assert line.updated == datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)


def test_a_line_follows_the_case(store: CaseStore) -> None:
    store.save(replace(EMILE, plan=Plan(EMILE.plan.steps[:2]), kind=UPGRADING), 1, NOBODY)
    (line,) = store.page("émile")
    assert line.next_step == NextStep("B", due=date(2027, 9, 1))
    assert (line.steps, line.kind, line.version) == (2, UPGRADING, 2)
    assert line.updated == datetime(1970, 1, 1, 0, 0, 4, tzinfo=UTC)


def test_a_plan_without_a_step_left_has_no_next_step(store: CaseStore) -> None:
    ada, zoe = store.page("ada")[0], store.page("zoe")[0]
    assert (ada.next_step, zoe.next_step, ada.progress, zoe.progress) == (None, None, 0, 0)


@pytest.mark.parametrize(
    ("review", "is_first"),
    [(date(2027, 1, 31), True), (date(2027, 2, 1), False), (date(2027, 12, 1), False)],
)
def test_the_follow_up_comes_first_when_its_day_does(store: CaseStore, review: date, is_first: bool) -> None:
    store.save(replace(EMILE, plan=replace(EMILE.plan, review=review)), 1, NOBODY)
    (line,) = store.page("émile")
    meeting = NextStep(due=review, is_review=True)
    assert (line.next_step == meeting) is is_first
    following = following_steps(store.load(EMILE.id)[0])
    assert line.next_step == following[0] and meeting in following
    assert names(store, "émile", due_before=date(2027, 2, 1)) == (["É"] if is_first else [])


@pytest.mark.parametrize("ids", [("a", "b", "c"), ("c", "b", "a"), ("b", "c", "a")])
def test_steps_of_a_shared_day_are_all_said_once_and_in_the_order_of_the_plan(
    store: CaseStore, ids: tuple[str, ...]
) -> None:
    steps = tuple(Step(i, formality="own", title=f"Démarche {n}", due=SOON) for n, i in enumerate(ids))
    store.save(replace(EMILE, plan=Plan(steps)), 1, NOBODY)
    (line,) = store.page("émile")
    following = following_steps(store.load(EMILE.id)[0])
    assert [step.title for step in following] == ["Démarche 0", "Démarche 1", "Démarche 2"]
    assert line.next_step == following[0]


def test_a_plan_that_is_over_is_not_done_with_before_its_follow_up(store: CaseStore) -> None:
    over = replace(ZOE, plan=replace(ZOE.plan, review=SOON))
    assert names(store, finished=True) == ["z"]
    store.save(over, 1, NOBODY)
    assert names(store, finished=True) == [] and store.page("zoe")[0].next_step.is_review


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", "AÉz"), ("EMILE", "É"), ("émile", "É"), ("modele emi", "É"), ("d'essai", "z"), ("555-0199", "A"),
        ("72100", "É"), ("machini", "É"), ("comptoir", "É"), ("exemple machin", ""), ("%", ""), ("_", ""),
        ("nobody", ""), ("  ", "AÉz"),
    ],
)  # fmt: skip
def test_a_case_is_found_by_any_of_its_words(store: CaseStore, search: str, found: str) -> None:
    assert names(store, search) == list(found)


def test_the_list_is_filtered(store: CaseStore) -> None:
    assert names(store, kind=UPGRADING) == ["A"]
    assert names(store, samples=True) == ["z"]
    assert names(store, samples=False) == ["A", "É"]
    assert names(store, "exemple", kind=EMILE.kind) == []


SORTED = {
    "name": ("AÉz", "zÉA"), "updated": ("ÉAz", "zAÉ"), "deadline": ("AÉz", "ÉAz"), "target": ("zAÉ", "ÉAz"),
    "next": ("ÉAz", "ÉzA"), "trade": ("AzÉ", "ÉzA"), "kind": ("ÉzA", "AzÉ"), "progress": ("AzÉ", "ÉzA"),
}  # fmt: skip


@pytest.mark.parametrize("order", ORDERS)
def test_the_list_is_sorted_either_way_and_a_missing_date_comes_last(store: CaseStore, order: str) -> None:
    rising, falling = SORTED[order]
    assert names(store, order=order) == list(rising)
    assert names(store, order=order, descending=True) == list(falling)


@pytest.mark.parametrize("descending", [False, True])
def test_pages_follow_each_other_without_gap_or_double(store: CaseStore, descending: bool) -> None:
    whole = store.page(order="next", descending=descending)
    pages = [store.page(order="next", descending=descending, offset=n, limit=1) for n in range(4)]
    assert tuple(line for page in pages for line in page) == whole and pages[3] == ()


@pytest.mark.parametrize(
    ("order", "index"), [("name", "ix_cases_name_key"), ("deadline", "ix_cases_deadline")]
)
def test_a_page_of_a_long_list_is_read_from_its_index(
    database: Database, store: CaseStore, order: str, index: str
) -> None:
    query = _lines().where(Wanted().condition).order_by(*Wanted(order=order).ordering).limit(50)
    said = str(query.compile(database.engine, compile_kwargs={"literal_binds": True}))
    plan = [row[-1] for row in asked(database.path, f"EXPLAIN QUERY PLAN {said}")]
    assert any(index in line for line in plan), plan
    assert order == "deadline" or not any("TEMP B-TREE" in line for line in plan), plan
