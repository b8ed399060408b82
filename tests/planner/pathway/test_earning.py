"""What only earns: of many that make up for lost pay, as many stay as a plan could ever use."""

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from planner.case import Case
from planner.catalogue import Activity, Catalogue, Grants, Session
from planner.client import Job
from planner.pathway.dominance import undominated
from planner.pathway.earning import Earning
from planner.pathway.form import result_json
from planner.pathway.problem import problem
from planner.pathway.reach import reach
from planner.pathway.search import search
from planner.pathway.solver import Solver
from planner.requirement import requirement_from
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity
from tests.reference.problems import Problem, random_problem

PAY = 50_000
JOBS = tuple(f"J{n}" for n in range(6))


def work(code: str, **changes: Any) -> Activity:
    """Return a job of four weeks."""
    whole = {"kind": "job", "hours": 140, **changes}
    return replace(an_activity(code, None, Grants()), **whole)


def paid(code: str, pay: int = PAY, **changes: Any) -> Session:
    return Session(
        code, "s", **{"hours_per_week": 35, "mode": "workplace", "pay_cents_per_week": pay, **changes}
    )


def full_time() -> tuple[Activity, Session]:
    """Return the way to what the target asks, for which the present job must go."""
    session = Session("DAY", "s", START, hours_per_week=30, mode="day", entry="dated")
    return an_activity("DAY", None, Grants(("G",)), hours=120), session


def worker(**changes: Any) -> Case:
    """Return the case of somebody who has a job and eight weeks."""
    case = a_case(client=a_client(region="17", job=Job(35, PAY)))
    limits = {"deadline": START + timedelta(weeks=8), **changes}
    return replace(case, preferences=replace(case.preferences, **limits))


def left(*parts: Activity | Session, case: Case | None = None) -> set[str]:
    """Return the activities that stay on offer on the way to the credential G."""
    whole = a_catalogue(a_trade(requires={"credential": "G"}), *full_time(), *parts)
    posed = problem(case or worker(), whole)
    scope = posed.scopes["core"]
    found = reach(posed, scope, firm=True)
    return set(undominated(posed, scope, found, True, Solver().check).offers) - {"DAY"}


def jobs(pay: int = PAY) -> list[Activity | Session]:
    return [part for code in JOBS for part in (work(code), paid(code, pay))]


def test_as_many_jobs_stay_as_make_up_for_what_is_lost() -> None:
    """Eight weeks of pay are lost at most, and each job lasts four."""
    assert left(*jobs()) == set(JOBS[:2])


def test_of_poorly_paid_jobs_more_stay() -> None:
    assert left(*jobs(PAY // 2)) == set(JOBS[:4])


def test_a_better_paid_job_stays_whatever_its_code() -> None:
    assert "Z" in left(*jobs(), work("Z"), paid("Z", PAY * 2))


@pytest.mark.parametrize(
    "last",
    [
        (work("Z", grants=Grants(("G",))), paid("Z")),
        (work("Z", requires=requirement_from({"credential": "G"})), paid("Z")),
        (work("Z"), paid("Z", region="17")),
    ],
    ids=["asked for", "harder to enter", "as near"],
)
def test_only_what_is_asked_for_stays_beside_them(last: tuple[Activity, Session]) -> None:
    assert ("Z" in left(*jobs(), *last)) is bool(last[0].grants.credentials)


def test_a_pinned_job_stays() -> None:
    assert "J5" in left(*jobs(), case=worker(pinned=("J5",)))


def test_jobs_that_exclude_one_another_all_stay() -> None:
    others = [work(code, excludes=tuple(set(JOBS) - {code})) for code in JOBS]
    assert left(*others, *(paid(code) for code in JOBS)) == set(JOBS)


def full_of_work(seed: int) -> Problem:
    """Return a random problem of somebody who has a job, with six more that are paid differently."""
    random, (case, drawn) = Random(seed), random_problem(seed)
    wanted = replace(case.preferences, keep_job=False, money_limit_cents=None)
    case = replace(case, preferences=wanted, client=replace(case.client, job=Job(35, 60_000)))
    made = {code: work(code, hours=random.choice([35, 70, 140])) for code in JOBS}
    pay = [random.choice([30_000, 60_000, 60_000, 90_000]) for _ in JOBS]
    more = tuple(paid(code, rate) for code, rate in zip(JOBS, pay, strict=True))
    return case, replace(drawn, activities={**drawn.activities, **made}, sessions=(*drawn.sessions, *more))


def searched(case: Case, catalogue: Catalogue) -> dict[str, Any]:
    answer = result_json(search(problem(case, catalogue)))
    return {name: value for name, value in answer.items() if name not in ("seconds", "provenance")}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(60))
def test_the_answers_are_the_same_with_every_job_on_offer(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = full_of_work(seed)
    few = searched(*drawn)
    monkeypatch.setattr(Earning, "needed", lambda self: self.offers)
    assert searched(*drawn) == few
