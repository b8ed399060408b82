"""One reading of the unknown for search, check and paper: an adopted plan keeps the figures of its card."""

from datetime import date
from typing import Any

from planner.adopt import adopt
from planner.case import Case, Preferences
from planner.catalogue import Activity, Catalogue, Grants, Session
from planner.check import Issue, check, figures
from planner.client import Job, PastActivity
from planner.figures import laid_out
from planner.pathway.problem import problem
from planner.pathway.result import Proposal
from planner.pathway.search import search
from planner.requirement import Declared
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity
from tests.planner.pathway.answers import fastest

RUNS_OUT = date(2027, 3, 1)
LICENCE = {"declared": "licence"}
RUNNING = PastActivity("R", start=date(2026, 12, 7), end=RUNS_OUT, status="running")


def resting(requires: Any, *activities: Activity | Session, **changes: Any) -> tuple[Case, Catalogue]:
    """Return a case in which R runs until RUNS_OUT, and its catalogue."""
    client = a_client(activities=(RUNNING,), job=changes.pop("job", None))
    parts = (an_activity("R", hours=900), *activities)
    return a_case(client=client, **changes), a_catalogue(a_trade(requires=requires), *parts)


def conditional(case: Case, catalogue: Catalogue) -> Proposal:
    """Return the fastest plan that rests on something unknown."""
    found = search(problem(case, catalogue)).proposals
    return next(p for p in found if p.conditional_on and "fastest" in p.profiles)


def told(case: Case, catalogue: Catalogue, proposal: Proposal) -> list[Issue]:
    found = check(adopt(case, proposal, catalogue), catalogue)
    return [issue for issue in found if issue.code == "sooner-if-documented"]


def test_a_plan_that_rests_on_hope_keeps_the_finish_of_its_card() -> None:
    entered = an_activity("A", LICENCE, hours=30)
    reached = {"all": [{"credential": "A"}, {"any": [LICENCE, {"credential": "R"}]}]}
    case, catalogue = resting(reached, entered)
    found = conditional(case, catalogue)
    adopted = adopt(case, found, catalogue)
    assert found.finish == date(2027, 1, 18)
    assert figures(adopted, catalogue).finish == found.finish
    assert "target-unknown" in {issue.code for issue in check(adopted, catalogue)}
    assert told(case, catalogue, found) == []


def test_a_plan_that_is_sure_anyway_says_how_much_sooner_it_is_hoped_to_end() -> None:
    case, catalogue = resting({"any": [LICENCE, {"credential": "R"}]})
    firm = fastest(search(problem(case, catalogue)))
    found = conditional(case, catalogue)
    assert firm is not None
    assert (firm.finish, found.finish, found.conditional_on) == (RUNS_OUT, START, (Declared("licence"),))
    assert figures(adopt(case, found, catalogue), catalogue).finish == RUNS_OUT
    (issue,) = told(case, catalogue, found)
    assert dict(issue.details) == {"unknown": (Declared("licence"),), "date": START}


def test_a_plan_within_the_means_only_if_hope_comes_true_is_judged_as_hoped() -> None:
    course = an_activity("A", hours=30)
    by_day = Session("A", "day", hours_per_week=30, mode="day")
    wishes = Preferences(START, date(2027, 12, 31), money_limit_cents=60_000, pinned=("A",))
    case, catalogue = resting(
        {"any": [LICENCE, {"credential": "R"}]}, course, by_day, preferences=wishes, job=Job(35, 50_000)
    )
    found = conditional(case, catalogue)
    adopted = adopt(case, found, catalogue)
    assert (found.finish, found.money_cents) == (date(2027, 1, 18), 50_000)
    assert figures(adopted, catalogue).money_cents == found.money_cents
    assert "money-over-limit" not in {issue.code for issue in check(adopted, catalogue)}


def test_what_hope_grants_sooner_opens_the_next_step_for_the_check_too() -> None:
    beside = an_activity("A", {"any": [LICENCE, {"concurrent": "R"}]}, hours=30)
    follows = an_activity("C", {"all": [{"credential": "A"}, LICENCE]}, Grants(("C",)), hours=30)
    case, catalogue = resting({"credential": "C"}, beside, follows)
    found = conditional(case, catalogue)
    adopted = adopt(case, found, catalogue)
    assert [(s.activity, s.start) for s in found.steps] == [("A", START), ("C", date(2027, 1, 18))]
    assert laid_out(adopted, catalogue).hopeful
    assert "admission-unmet" not in {issue.code for issue in check(adopted, catalogue)}
