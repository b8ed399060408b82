"""What the weeks of a proposed pathway ask is known before it is chosen, as the check of the plan says it."""

from datetime import timedelta

from planner.adopt import adopt
from planner.case import Case
from planner.catalogue import Catalogue, Session
from planner.check import check
from planner.client import Job
from planner.forewarning import forewarnings
from planner.issue import Issue
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity
from tests.planner.pathway.answers import fastest, searched

LOADS = ("load-heavy", "load-impossible", "schedule-open", "schedule-open-pay", "schedule-open-kept")


def told(case: Case, catalogue: Catalogue) -> tuple[Issue, ...]:
    """Return what is told of the fastest pathway, after holding it to what the check says of its plan."""
    found = fastest(searched(case, catalogue))
    assert found is not None
    said = forewarnings(case, found, catalogue)
    assert list(said) == [i for i in check(adopt(case, found, catalogue), catalogue) if i.code in LOADS]
    return said


def offered(*groups: Session) -> Catalogue:
    asked = {"all": [{"credential": group.activity} for group in groups]}
    return a_catalogue(a_trade(requires=asked), *(an_activity(g.activity, hours=60) for g in groups), *groups)


def group(activity: str, hours: float, mode: str) -> Session:
    return Session(activity, "s", START, START + timedelta(weeks=2), "dated", hours_per_week=hours, mode=mode)


def test_a_week_that_hardly_anybody_holds_is_told() -> None:
    case = a_case(client=a_client(job=Job(35, 60_000)))
    (heavy,) = told(case, offered(group("A", 30, "evening")))
    assert (heavy.code, heavy.details["hours"]) == ("load-heavy", 65)


def test_pay_that_a_schedule_nobody_stated_puts_at_stake_is_told() -> None:
    case = a_case(client=a_client(job=Job(20, 60_000)))
    (at_stake,) = told(case, offered(group("A", 30, "")))
    assert (at_stake.code, at_stake.details["money_cents"]) == ("schedule-open-pay", 120_000)


def test_of_a_pathway_that_fits_nothing_is_told() -> None:
    assert told(a_case(client=a_client(job=Job(20, 60_000))), offered(group("A", 10, "evening"))) == ()
