"""The rules of a pathway: cycles, hours, closures, sessions, money, experience, ties and AT LEAST."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.case import Preferences, WeeklyHours
from planner.catalogue import Grants, Session
from planner.client import Job, PastActivity
from planner.dates import Period
from planner.pathway.result import Status
from tests.builders import START, a_case, a_client, a_trade, an_activity
from tests.planner.pathway.answers import a_search, fastest, taken

DEADLINE = date(2029, 12, 31)


def test_a_requirement_cycle_opens_nothing_and_hangs_nothing() -> None:
    one = an_activity("ONE", {"activity": "TWO"}, hours=10)
    two = an_activity("TWO", {"activity": "ONE"}, hours=10)
    result = a_search(a_case(), a_trade(requires={"credential": "ONE"}), one, two)
    assert result.status is Status.INFEASIBLE


def test_a_way_around_a_cycle_is_found() -> None:
    one = an_activity("ONE", {"any": [{"activity": "TWO"}, {"subject": "math", "level": 3}]}, hours=10)
    two = an_activity("TWO", {"activity": "ONE"}, hours=10)
    result = a_search(a_case(), a_trade(requires={"credential": "TWO"}), one, two)
    assert taken(fastest(result)) == ["ONE", "TWO"]


def test_a_dangling_code_leaves_its_condition_unmet() -> None:
    dangling = {
        "any": [{"activity": "GONE"}, {"experience": "00000", "months": 1}, {"skill": "NO", "level": 1}]
    }
    assert a_search(a_case(), a_trade(requires=dangling)).status is Status.INFEASIBLE
    either = {"any": [dangling, {"credential": "A"}]}
    assert taken(fastest(a_search(a_case(), a_trade(requires=either), an_activity("A", hours=10)))) == ["A"]


def test_steps_share_the_weekly_hours() -> None:
    parts = [an_activity("A", hours=60), an_activity("B", hours=60)]
    sessions = [Session(code, "s", hours_per_week=6) for code in "AB"]
    trade = a_trade(requires={"all": [{"credential": "A"}, {"credential": "B"}]})
    for hours, finish in ((12, date(2027, 3, 22)), (11, date(2027, 5, 31))):
        wishes = Preferences(START, DEADLINE, weekly_hours=(WeeklyHours(START, hours),))
        best = fastest(a_search(a_case(preferences=wishes), trade, *parts, *sessions))
        assert best is not None
        assert best.finish == finish


def test_steps_share_hours_that_become_fewer() -> None:
    parts = [an_activity("A", hours=60), an_activity("B", hours=60)]
    sessions = [Session(code, "s", hours_per_week=6) for code in "AB"]
    trade = a_trade(requires={"all": [{"credential": "A"}, {"credential": "B"}]})
    fewer = (WeeklyHours(START, 12), WeeklyHours(date(2027, 3, 15), 6))
    best = fastest(
        a_search(a_case(preferences=Preferences(START, DEADLINE, fewer)), trade, *parts, *sessions)
    )
    assert best is not None
    assert best.finish == date(2027, 5, 31)


def test_the_first_hours_hold_before_their_date_and_change_day_by_day() -> None:
    wishes = Preferences(
        START, DEADLINE, weekly_hours=(WeeklyHours(date(2027, 2, 1), 5), WeeklyHours(date(2027, 3, 3), 30))
    )
    best = fastest(
        a_search(
            a_case(preferences=wishes),
            a_trade(requires={"credential": "A"}),
            an_activity("A", hours=30),
            Session("A", "s", hours_per_week=30),
        )
    )
    assert best is not None
    assert best.steps[0].start == date(2027, 3, 8)


@pytest.mark.parametrize(
    ("closes", "found"), [(date(2027, 2, 1), ["A"]), (None, []), (date(2027, 1, 25), [])]
)
def test_what_takes_no_time_may_start_on_the_deadline_if_its_window_is_still_open(
    closes: date | None, found: list[str]
) -> None:
    monday = date(2027, 1, 25)
    session = Session("A", "s", window_start=monday, window_end=closes)
    case = a_case(preferences=Preferences(START, monday))
    assert (
        taken(fastest(a_search(case, a_trade(requires={"credential": "A"}), an_activity("A"), session)))
        == found
    )


def test_a_closed_week_lengthens_and_a_holiday_does_not() -> None:
    parts = (a_trade(requires={"credential": "A"}), an_activity("A", hours=60), Session("A", "s"))
    week, day = Period(date(2027, 1, 18), date(2027, 1, 23)), Period(date(2027, 1, 18), date(2027, 1, 22))
    for closures, finish in (((week,), date(2027, 2, 1)), ((day,), date(2027, 1, 25))):
        best = fastest(a_search(a_case(), *parts, closures=closures))
        assert best is not None
        assert best.finish == finish


def test_a_dated_session_from_midweek_waits_for_every_closed_week_it_meets() -> None:
    session = Session("A", "s", start=date(2027, 6, 30), entry="dated", hours_per_week=20)
    parts = (a_trade(requires={"credential": "A"}), an_activity("A", hours=20), session)
    best = fastest(a_search(a_case(), *parts, closures=(Period(date(2027, 7, 5), date(2027, 7, 17)),)))
    assert best is not None
    assert best.finish == date(2027, 7, 21)


@pytest.mark.parametrize(
    "session",
    [
        Session("A", "s", seats=0),
        Session("A", "s", apply_by=date(2027, 1, 10)),
        Session("A", "s", language="en"),
        Session("A", "s", region="03"),
        Session("A", "s", mode="weekend"),
        Session("A", "s", mode="day"),
        Session("A", "s", mode="workplace"),
        Session("A", "s", start=date(2027, 1, 10), entry="dated"),
        Session("A", "s", window_end=START),
        Session("A", "s", hours_per_week=41),
    ],
)
def test_a_session_that_does_not_suit_is_never_chosen(session: Session) -> None:
    wishes = Preferences(
        START,
        DEADLINE,
        languages=("fr",),
        regions=("17",),
        modes=("day", "evening", "workplace"),
        keep_job=True,
    )
    case = a_case(client=a_client(job=Job(35, 50_000)), preferences=wishes)
    parts = (a_trade(requires={"credential": "A"}), an_activity("A", hours=41))
    suits = Session("A", "t", language="fr", region="17", mode="evening", apply_by=START, window_start=START)
    assert a_search(case, *parts, session).status is Status.INFEASIBLE
    best = fastest(a_search(case, *parts, session, suits))
    assert best is not None
    assert best.steps[0].session == "t"


def test_forbidden_and_pinned_activities_are_respected() -> None:
    parts = (
        a_trade(requires={"credential": "X"}),
        an_activity("A", None, Grants(("X",)), hours=10),
        an_activity("B", None, Grants(("X",)), hours=30),
        an_activity("C", hours=10),
    )
    assert taken(fastest(a_search(a_case(), *parts))) == ["A"]
    without = a_case(preferences=Preferences(START, DEADLINE, forbidden=("A",)))
    assert taken(fastest(a_search(without, *parts))) == ["B"]
    kept = a_case(preferences=Preferences(START, DEADLINE, pinned=("C",)))
    assert taken(fastest(a_search(kept, *parts))) == ["A", "C"]


def test_activities_that_exclude_each_other_are_not_combined() -> None:
    both = a_trade(requires={"all": [{"credential": "A"}, {"credential": "B"}]})
    a, b = an_activity("A", hours=10, excludes=("B",)), an_activity("B", hours=10)
    assert a_search(a_case(), both, a, b).status is Status.INFEASIBLE
    assert taken(fastest(a_search(a_case(), both, replace(a, excludes=()), b))) == ["A", "B"]


def test_the_money_limit_counts_the_pay_that_is_lost() -> None:
    parts = (
        a_trade(requires={"credential": "A"}),
        an_activity("A", hours=30, cost_cents=1_000),
        Session("A", "day", mode="day"),
    )
    client = a_client(job=Job(35, 50_000))
    for limit, status in ((51_000, Status.FEASIBLE), (50_999, Status.INFEASIBLE)):
        case = a_case(client=client, preferences=Preferences(START, DEADLINE, money_limit_cents=limit))
        assert a_search(case, *parts).status is status
    best = fastest(a_search(a_case(client=client), *parts))
    assert best is not None
    assert best.money_cents == 51_000


def test_a_paid_step_makes_up_for_lost_pay_but_income_is_no_reason_for_one() -> None:
    parts = (
        a_trade(requires={"credential": "A"}),
        an_activity("A", hours=30),
        Session("A", "day", mode="day"),
        an_activity("JOB", kind="job", hours=35),
        Session("JOB", "s", hours_per_week=35, pay_cents_per_week=60_000),
    )
    lost = a_search(
        a_case(client=a_client(job=Job(35, 50_000))),
        *parts,
    )
    cheap = next(p for p in lost.proposals if "least_costly" in p.profiles)
    assert (taken(cheap), cheap.money_cents, cheap.income_cents) == (["A", "JOB"], 0, 60_000)
    assert taken(fastest(a_search(a_case(), *parts))) == ["A"]


def test_an_activity_without_a_session_is_estimated() -> None:
    best = fastest(a_search(a_case(), a_trade(requires={"credential": "A"}), an_activity("A", hours=60)))
    assert best is not None
    assert (best.steps[0].session, best.estimated, best.finish) == ("est30", True, date(2027, 1, 25))


def test_experience_adds_up_and_a_kept_job_adds_nothing() -> None:
    jobs = [
        an_activity(
            code,
            None,
            Grants(experience={"94106": 6}),
            kind="job",
            hours=35,
        )
        for code in ("J1", "J2")
    ]
    sessions = [Session(code, "s", hours_per_week=35) for code in ("J1", "J2")]
    trade = a_trade(requires={"experience": "94106", "months": 14})
    trades = trade, a_trade("94106")
    case = a_case(client=a_client(experience={"94106": 2}, job=Job(35, 0)))
    assert taken(fastest(a_search(case, *trades, *jobs, *sessions))) == ["J1", "J2"]
    short = a_case(client=a_client(experience={"94106": 1}, job=Job(35, 0)))
    assert a_search(short, *trades, *jobs, *sessions).status is Status.INFEASIBLE


def test_the_tie_is_broken_by_the_fewest_steps_then_by_the_first_names() -> None:
    trade = a_trade(requires={"all": [{"credential": "X"}, {"credential": "Y"}]})
    parts = (
        an_activity("A", None, Grants(("X",)), hours=0),
        an_activity("B", None, Grants(("Y",)), hours=0),
        an_activity("D", None, Grants(("X", "Y")), hours=0),
        an_activity("C", None, Grants(("X", "Y")), hours=0),
    )
    best = fastest(a_search(a_case(), trade, *parts))
    assert best is not None
    assert [(s.activity, s.session, s.start) for s in best.steps] == [("C", "est10", START)]


def test_steps_beside_each_other_stay_within_the_lower_of_two_limits() -> None:
    """Two courses of 10 hours a week fit together under 40 hours, not in the weeks with 12."""
    rows = (WeeklyHours(START, 12), WeeklyHours(date(2027, 2, 22), 40))
    both = {"all": [{"credential": "A"}, {"credential": "B"}]}
    pair = [an_activity(code, hours=40) for code in "AB"]
    groups = [Session(code, "s", hours_per_week=10) for code in "AB"]
    case = a_case(preferences=Preferences(START, DEADLINE, weekly_hours=rows))
    best = fastest(a_search(case, a_trade(requires=both), *pair, *groups))
    assert best is not None
    assert sorted((step.start, step.end) for step in best.steps) == [
        (START, date(2027, 2, 8)),
        (date(2027, 2, 8), date(2027, 3, 8)),
    ]


@pytest.mark.parametrize(("count", "expected"), [(0, []), (1, ["A"]), (2, ["A", "B"]), (3, ["A", "B", "C"])])
def test_at_least_so_many_are_taken_of_what_the_target_asks(count: int, expected: list[str]) -> None:
    asked = {"at_least": count, "of": [{"credential": code} for code in "ABC"]}
    parts = [an_activity(code, hours=60) for code in "ABC"]
    assert taken(fastest(a_search(a_case(), a_trade(requires=asked), *parts))) == expected


@pytest.mark.parametrize(("count", "expected"), [(1, ["A"]), (2, ["A", "B"]), (3, ["A", "B", "C"])])
def test_at_least_so_many_are_taken_before_a_step_that_asks_them(count: int, expected: list[str]) -> None:
    asked = {"at_least": count, "of": [{"credential": code} for code in "ABC"]}
    parts = [an_activity("Z", asked, hours=60), *(an_activity(code, hours=60) for code in "ABC")]
    found = fastest(a_search(a_case(), a_trade(requires={"credential": "Z"}), *parts))
    assert taken(found) == [*expected, "Z"]


def test_hours_that_fit_to_the_thousandth_fit() -> None:
    running = PastActivity("R", "slow", START - timedelta(7), START + timedelta(70), "running")
    wishes = Preferences(START, date(2027, 6, 30), weekly_hours=(WeeklyHours(START, 33.3),))
    case = a_case(client=a_client(activities=(running,)), preferences=wishes)
    paces = Session("R", "slow", hours_per_week=3.3), Session("A", "s", hours_per_week=30)
    parts = (an_activity("R", hours=30), an_activity("A", hours=30), *paces)
    found = fastest(a_search(case, a_trade(requires={"credential": "A"}), *parts))
    assert (taken(found), found.finish) == (["A"], START + timedelta(7))
    three = [an_activity(f"A{n}", hours=0.1) for n in "123"]
    beside = [Session(a.code, "s", START, entry="dated", hours_per_week=0.1) for a in three]
    asked = {"all": [{"credential": a.code} for a in three]}
    tight = a_case(preferences=replace(wishes, weekly_hours=(WeeklyHours(START, 0.3),)))
    assert len(taken(fastest(a_search(tight, a_trade(requires=asked), *three, *beside)))) == 3
