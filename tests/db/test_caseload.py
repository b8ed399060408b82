"""The caseload as the database counts it, beside cases counted one by one in Python."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from db.caseload import caseload
from db.cases import NOBODY, CaseStore
from db.database import Database
from planner.case import REQUALIFICATION, UPGRADING, Case, Target
from planner.caseload import ALWAYS, MONTH, YEAR, Caseload, counted, loads, period, turnover, with_aside
from planner.client import INCOMES
from planner.keeping import Keeping, PlanAside, Revision
from planner.plan import STATUSES, Plan, Step
from planner.revisions import ADOPTED, PRINTED, SIGNED
from tests.builders import a_case, a_catalogue, a_client, an_activity

TODAY = date(2026, 11, 26)
DAY = timedelta(days=1)
OVER = ("finished", "failed")
CATALOGUE = a_catalogue(an_activity("A", cost_cents=700, kind="fga"), an_activity("B", kind="dep"))


def a_step(dice: Random, number: int) -> Step:
    """Return a training or an administrative step, with days around today or none."""
    day = TODAY + timedelta(dice.choice((-400, -30, -1, 0, 13, 14, 200))) if dice.random() < 0.9 else None
    status = dice.choice(STATUSES)
    if dice.random() < 0.3:
        return Step(str(number), formality="own", title="Appel", due=day, status=status)
    end = day + timedelta(dice.randrange(1, 60)) if day else None
    cost = dice.choice((None, None, 0, 12_300))
    return Step(str(number), dice.choice("AB"), start=day, end=end, status=status, cost_cents=cost)


def a_chance_case(dice: Random, number: int) -> Case:
    """Return a case of any kind, now and then a sample."""
    steps = tuple(a_step(dice, n) for n in range(dice.randrange(4)))
    if dice.random() < 0.4:
        steps = tuple(replace(step, status=dice.choice(OVER)) for step in steps)
    review = dice.choice((None, TODAY - DAY, TODAY, TODAY + 14 * DAY))
    aside = (PlanAside("p1", plan="{}"),) if dice.random() < 0.2 else ()
    reasons = dice.choice(((), (ADOPTED,), (ADOPTED, PRINTED), (SIGNED,)))
    kept = tuple(Revision(f"{number}-{n}", 1, TODAY, reason=reason) for n, reason in enumerate(reasons))
    return a_case(
        id=f"{number:04}", kind=dice.choice((REQUALIFICATION, UPGRADING)),
        target=Target(dice.choice(("", "1", "2"))),
        client=a_client(income=dice.choice(INCOMES)), sample=dice.random() < 0.2,
        plan=Plan(steps, revision=dice.randrange(3), review=review),
        created=dice.choice((None, TODAY, TODAY - 300 * DAY)),
        keeping=Keeping(dice.choice(("Ada", "Zoé", "")), revisions=kept, plans=aside),
    )  # fmt: skip


def state(case: Case) -> str:
    steps = case.plan.steps
    if not steps:
        return "no_plan"
    if all(step.status in OVER for step in steps):
        return "finished"
    if any(step.status != "planned" for step in steps):
        return "running"
    papers = [r.number for r in case.keeping.revisions if r.reason in (PRINTED, SIGNED)]
    return "printed" if case.plan.revision in papers else "made"


def when(day: date | None) -> str:
    if day is None:
        return "no_day"
    return "late" if day < TODAY else "soon" if day < TODAY + 14 * DAY else "later"


def due(case: Case) -> str | None:
    left = [step for step in case.plan.steps if step.status not in OVER]
    days = [day for step in left if (day := step.due or step.start)]
    days += [case.plan.review] if case.plan.review else []
    return when(min(days, default=None)) if left or days else None


def last(case: Case) -> date | None:
    days = [step.end - DAY for step in case.plan.steps if step.end] + [
        s.due for s in case.plan.steps if s.due
    ]
    return max(days, default=None) if state(case) == "finished" else None


@pytest.fixture(params=range(3))
def office(database: Database, request: pytest.FixtureRequest) -> Iterator[tuple[Database, list[Case]]]:
    """Return a database, and those of its cases that count: no samples, none that is off the list."""
    dice, store = Random(request.param), CaseStore(database)
    every = [a_chance_case(dice, number) for number in range(60)]
    for case in every:
        store.add(case, NOBODY)
    for case in every[:5]:
        store.remove(case.id, NOBODY)
    yield database, [case for case in every[5:] if not case.sample]


def read(database: Database, name: str) -> Caseload:
    found = caseload(database, TODAY, period(name, TODAY))
    assert found is not None
    return found


def present(counts: dict[str, int]) -> dict[str, int]:
    return {answer: count for answer, count in counts.items() if count}


def test_each_figure_is_that_of_the_cases_one_by_one(office: tuple[Database, list[Case]]) -> None:
    database, cases = office
    found = read(database, ALWAYS)
    assert found.cases == len(cases) and with_aside(found) == sum(bool(c.keeping.plans) for c in cases)
    assert present(counted(found, "state")) == Counter(map(state, cases))
    assert present(counted(found, "due")) == Counter(day for case in cases if (day := due(case)))
    assert present(counted(found, "review")) == Counter(when(case.plan.review) for case in cases)
    assert present(counted(found, "kind")) == Counter(case.kind for case in cases)
    assert present(counted(found, "income")) == Counter(case.client.income for case in cases)
    assert Counter({(a.responsible, a.trade): a.cases for a in found.aims}) == Counter(
        (case.keeping.responsible, case.target.trade) for case in cases
    )
    assert {load.name: load.cases for load in loads(found)} == Counter(c.keeping.responsible for c in cases)


@pytest.mark.parametrize("name", [MONTH, YEAR, ALWAYS])
def test_a_period_holds_what_happened_in_it(office: tuple[Database, list[Case]], name: str) -> None:
    database, cases = office
    held = period(name, TODAY)
    found = turnover(read(database, name), held, CATALOGUE)
    steps = [step for case in cases for step in case.plan.activity_steps]
    over = [step.status for step in steps if step.end and held.start <= step.end - DAY < held.end]
    begun = [step for step in steps if step.start and held.start <= step.start < held.end]
    ended = [case for case in cases if (day := last(case)) and held.start <= day < held.end]
    assert found.opened == sum(c.created is not None and held.start <= c.created < held.end for c in cases)
    assert (found.finished, found.failed) == (over.count("finished"), over.count("failed"))
    assert (found.ended, found.begun) == (len(ended), len(begun))
    assert found.passed == sum(all(s.status == "finished" for s in case.plan.steps) for case in ended)
    fees = {"A": 700, "B": 0}
    assert found.cents == sum(fees[s.activity] if s.cost_cents is None else s.cost_cents for s in begun)
    assert found.unstated == sum(s.activity == "B" and s.cost_cents is None for s in begun)


def test_a_stopped_count_has_no_answer(database: Database) -> None:
    assert caseload(database, TODAY, period(YEAR, TODAY), lambda: True) is None


def test_an_empty_database_counts_nothing(database: Database) -> None:
    assert caseload(database, TODAY, period(YEAR, TODAY)) == Caseload()
