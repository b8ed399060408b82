"""The contract of a search: status, bounds, stopping, progress and the same bytes every time."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from planner.case import Preferences, WeeklyHours
from planner.catalogue import Grants, Session
from planner.client import Job
from planner.dates import Period
from planner.pathway.form import result_json
from planner.pathway.problem import problem
from planner.pathway.result import ALTERNATIVE, PROFILES, Result, Status
from planner.pathway.search import search
from planner.requirement import Subject
from tests.builders import START, a_case, a_catalogue, a_client, a_small_catalogue, a_trade, an_activity
from tests.planner.pathway.answers import a_search, fastest, searched, taken
from tests.planner.pathway.stories import story
from tests.resources.shipped import shipped

CATALOGUE = a_small_catalogue()
DEADLINE = date(2029, 12, 31)


def as_bytes(result: Result) -> str:
    form = result_json(result)
    return json.dumps({key: value for key, value in form.items() if key not in ("seconds", "provenance")})


def test_a_course_opens_the_diploma_that_opens_the_trade() -> None:
    best = fastest(searched(a_case(), CATALOGUE))
    assert best is not None
    assert [(s.activity, s.session, s.start, s.end) for s in best.steps] == [
        ("MAT4", "evening", date(2027, 1, 11), date(2027, 5, 10)),
        ("DEP", "autumn", date(2027, 8, 30), date(2028, 3, 27)),
    ]
    assert best.finish == date(2028, 3, 27)
    assert best.hours == 1000


def test_nothing_to_do_is_a_pathway_without_steps() -> None:
    case = a_case(
        client=a_client(credentials=("DEP",)), target=replace(a_case().target, essential_importance=5)
    )
    best = fastest(searched(case, CATALOGUE))
    assert best is not None
    assert (best.steps, best.finish, best.money_cents) == ((), START, 0)


def test_every_bound_is_met_when_the_status_is_optimal() -> None:
    result = searched(a_case(), CATALOGUE, profiles=set(PROFILES) - {"while_working"})
    assert result.status is Status.OPTIMAL
    for proposal in result.proposals:
        for name in ("finish", "money_cents", "hours", "away"):
            assert proposal.bound.get(name, getattr(proposal, name)) == getattr(proposal, name)


def test_one_set_of_steps_is_one_proposal_with_several_profiles() -> None:
    (only,) = searched(a_case(), CATALOGUE).proposals
    assert set(only.profiles) == set(PROFILES) - {"while_working"}


@pytest.mark.parametrize("profile", [p for p in PROFILES if p != "while_working"])
def test_with_one_profile_its_winner_is_the_first_proposal(profile: str) -> None:
    result = searched(a_case(), CATALOGUE, profiles=(profile,))
    assert result.proposals[0].profiles == (profile,)
    assert result.status is Status.OPTIMAL


def test_a_profile_without_a_plan_makes_the_status_feasible() -> None:
    result = searched(a_case(), CATALOGUE)
    assert result.status is Status.FEASIBLE
    assert [b.profile for b in result.why_not] == ["while_working"]


def test_an_infeasible_case_has_no_proposal_and_says_why_for_each_profile() -> None:
    result = searched(a_case(preferences=Preferences(START, date(2027, 9, 30))), CATALOGUE)
    assert (result.status, result.proposals) == (Status.INFEASIBLE, ())
    assert [b.profile for b in result.why_not] == list(PROFILES)


@pytest.mark.slow
def test_the_same_problem_gives_the_same_bytes() -> None:
    first, second = (as_bytes(search(problem(story("U"), shipped()))) for _ in "ab")
    assert first == second


def test_a_search_that_may_be_stopped_answers_the_same() -> None:
    free = search(problem(a_case(), CATALOGUE))
    assert as_bytes(search(problem(a_case(), CATALOGUE), stop=lambda: False)) == as_bytes(free)


def test_a_search_stopped_at_once_has_a_first_plan_with_its_gap() -> None:
    result = searched(a_case(), CATALOGUE, stop=lambda: True)
    assert (result.status, result.why_not) == (Status.FEASIBLE, ())
    (first,) = result.proposals
    assert (taken(first), first.status) == (["DEP", "MAT4"], Status.FEASIBLE)
    assert "while_working" not in first.profiles  # the diploma is given by day only
    assert START <= first.bound["earliest_pay"] <= first.bound["finish"] <= first.finish
    assert (first.bound["money_cents"], first.bound["away"], first.bound["coverage"]) == (0, 0, 1.0)


def test_a_search_stopped_at_once_without_a_first_plan_knows_nothing() -> None:
    both = {"all": [{"credential": "A"}, {"credential": "B"}]}
    beside = [Session(code, "s", START, entry="dated", hours_per_week=30) for code in "AB"]
    parts = (a_trade(requires=both), an_activity("A", hours=60), an_activity("B", hours=60), *beside)
    result = search(problem(a_case(), a_catalogue(*parts)), stop=lambda: True)
    assert (result.status, result.proposals, result.why_not) == (Status.UNKNOWN, (), ())


def test_a_search_stopped_at_once_knows_what_nothing_gives() -> None:
    alone = replace(CATALOGUE, activities={"MAT4": CATALOGUE.activities["MAT4"]})
    result = search(problem(a_case(), alone), stop=lambda: True)
    assert (result.status, result.proposals, result.why_not) == (Status.INFEASIBLE, (), ())


def test_a_search_stopped_at_once_has_a_conditional_plan_where_none_is_sure() -> None:
    alone = replace(CATALOGUE, activities={"DEP": CATALOGUE.activities["DEP"]})
    result = searched(a_case(client=a_client()), alone, stop=lambda: True)
    (first,) = result.proposals
    assert (taken(first), first.conditional_on) == (["DEP"], (Subject("math", 4),))
    assert first.status is Status.FEASIBLE
    assert "while_working" not in first.profiles
    assert {"fastest", "least_costly", "most_complete"} <= set(first.profiles)


def after(count: int) -> Callable[[], bool]:
    """Return a stop that answers true from its nth question on."""
    asked = iter(range(count))
    return lambda: next(asked, None) is None


@pytest.mark.parametrize("count", [5, 20, 40, 60])
def test_what_was_found_before_a_stop_is_kept_and_still_passes_the_check(count: int) -> None:
    result = searched(a_case(), CATALOGUE, stop=after(count))
    assert result.status in (Status.UNKNOWN, Status.FEASIBLE, Status.OPTIMAL)
    for proposal in result.proposals:
        assert taken(proposal) == ["DEP", "MAT4"]


@pytest.mark.slow
@pytest.mark.parametrize("count", [0, 50, 300])
def test_a_stop_is_asked_for_once_and_ends_the_search(count: int) -> None:
    asked: list[bool] = []

    def stop() -> bool:
        asked.append(len(asked) >= count)
        return asked[-1]

    result = search(problem(story("R"), shipped()), stop=stop)
    assert asked == [False] * count + [True]
    assert result.proposals
    assert result.status is Status.FEASIBLE


def test_progress_names_each_profile_and_ends_at_one() -> None:
    told: list[tuple[str, float]] = []
    search(problem(a_case(), CATALOGUE), progress=lambda stage, share: told.append((stage, share)))
    assert [stage for stage, _ in told] == [*PROFILES, ALTERNATIVE, "done"]
    assert [share for _, share in told] == sorted(share for _, share in told)
    assert told[-1][1] == 1.0


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
    case = a_case(client=a_client(experience={"94106": 2}, job=Job(35, 0)))
    assert taken(fastest(a_search(case, trade, *jobs, *sessions))) == ["J1", "J2"]
    short = a_case(client=a_client(experience={"94106": 1}, job=Job(35, 0)))
    assert a_search(short, trade, *jobs, *sessions).status is Status.INFEASIBLE


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
