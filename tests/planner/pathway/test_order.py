"""Which of several equally good plans comes first: fewest steps, then the nearest, then the smallest list."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import combinations, permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.catalogue import Activity, Catalogue, Grants, Session
from planner.pathway.criteria import CRITERIA
from planner.pathway.options import Candidate
from planner.pathway.problem import problem
from planner.pathway.result import PROFILES, Proposal, Status
from planner.pathway.schedule import Placed, Timeline
from planner.pathway.shared import order
from planner.related import as_kept, near_first
from tests.builders import START, a_case, a_catalogue, a_client, a_trade, an_activity
from tests.planner.pathway.answers import fastest, searched, taken

HERE, ELSEWHERE = "16", "04"
AT_HOME = near_first(a_case(client=a_client(region=HERE)))

CODES = "ABCDEF"
Set_ = tuple[str, ...]
sets = st.lists(st.sampled_from(list(combinations(CODES, 3))), min_size=2, max_size=6, unique=True)


def first(doors: Iterable[Set_]) -> list[str]:
    """Return what is taken where each set opens the trade, on the same days and for nothing."""
    tree = {"any": [{"all": [{"credential": code} for code in door]} for door in doors]}
    activities = [an_activity(code, hours=20) for code in CODES]
    groups = [Session(code, "s", START, entry="dated", hours_per_week=10, mode="evening") for code in CODES]
    catalogue = a_catalogue(a_trade(requires=tree), *activities, *groups)
    return taken(fastest(searched(a_case(), catalogue, profiles=("fastest",))))


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(sets)
def test_the_first_list_of_codes_is_taken_in_whatever_order_the_doors_stand(doors: list[Set_]) -> None:
    assert first(doors) == list(min(doors))


@pytest.mark.parametrize("doors", list(permutations([("A", "D"), ("B", "C"), ("A", "E")])))
def test_two_steps_are_ordered_by_the_first_then_by_the_second(doors: tuple[Set_, ...]) -> None:
    assert first(doors) == ["A", "D"]


@pytest.mark.parametrize("doors", list(permutations([("A", "B", "C"), ("E", "F")])))
def test_fewer_steps_come_before_a_smaller_list(doors: tuple[Set_, ...]) -> None:
    assert first(doors) == ["E", "F"]


@pytest.mark.parametrize("names", list(permutations("xyz")))
def test_the_first_session_is_taken_in_whatever_order_the_sessions_stand(names: tuple[str, ...]) -> None:
    groups = [Session("A", name, START, entry="dated", mode="evening") for name in names]
    catalogue = a_catalogue(a_trade(requires={"credential": "A"}), an_activity("A", hours=20), *groups)
    found = fastest(searched(a_case(), catalogue))
    assert found is not None
    assert found.steps[0].session == "x"


def group(activity: str, region: str, name: str = "s") -> Session:
    """Return a group of an evening course, for nothing."""
    return Session(activity, name, START, entry="dated", hours_per_week=10, mode="evening", region=region)


def offered(*parts: Activity | Session) -> Catalogue:
    return a_catalogue(a_trade(requires={"credential": "DEP"}), *parts)


def winner(profile: str, catalogue: Catalogue) -> Proposal:
    """Return the firm winner of a profile for a client who lives here."""
    proposals = searched(AT_HOME, catalogue, profiles=(profile,)).proposals
    (found,) = (p for p in proposals if profile in p.profiles)
    assert found.status is Status.OPTIMAL
    return found


def a_chain() -> Catalogue:
    """Return a diploma by either of two courses, A elsewhere and B at home, both after a course of either."""
    first = an_activity("FIRST", hours=20)
    asked = {"credential": "FIRST"}
    ways = (an_activity(code, asked, Grants(("DEP",)), hours=20) for code in "AB")
    later = Session("A", "s", entry="continuous", hours_per_week=10, mode="evening", region=ELSEWHERE)
    home = Session("B", "s", entry="continuous", hours_per_week=10, mode="evening", region=HERE)
    return offered(first, *ways, group("FIRST", ELSEWHERE, "a"), group("FIRST", HERE, "b"), later, home)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_group_at_home_comes_before_one_of_a_smaller_name(profile: str) -> None:
    course = an_activity("A", grants=Grants(("DEP",)), hours=20)
    found = winner(profile, offered(course, group("A", ELSEWHERE, "a"), group("A", HERE, "b")))
    assert [step.session for step in found.steps] == ["b"]


@pytest.mark.parametrize("profile", PROFILES)
def test_the_nearer_plan_comes_before_the_smaller_list_and_its_groups_too(profile: str) -> None:
    found = winner(profile, a_chain())
    assert sorted((step.activity, step.session) for step in found.steps) == [("B", "s"), ("FIRST", "b")]


def test_without_asking_for_the_nearer_the_smaller_list_comes_first() -> None:
    course = an_activity("A", grants=Grants(("DEP",)), hours=20)
    groups = (group("A", ELSEWHERE, "a"), group("A", HERE, "b"))
    found = fastest(searched(as_kept(AT_HOME), offered(course, *groups)))
    assert found is not None
    assert [step.session for step in found.steps] == ["a"]


def test_fewer_steps_come_before_a_nearer_plan() -> None:
    tree = {"any": [{"credential": "A"}, {"all": [{"credential": "B"}, {"credential": "C"}]}]}
    courses = (an_activity(code, hours=20) for code in "ABC")
    groups = (group("A", ELSEWHERE), group("B", HERE), group("C", HERE))
    found = winner("least_costly", a_catalogue(a_trade(requires=tree), *courses, *groups))
    assert (taken(found), found.away) == (["A"], 1)


def test_of_equals_away_the_smallest_list_comes_first() -> None:
    course = an_activity("A", grants=Grants(("DEP",)), hours=20)
    found = winner("fastest", offered(course, *(group("A", ELSEWHERE, name) for name in "xw")))
    assert [step.session for step in found.steps] == ["w"]


def test_a_better_figure_comes_before_a_nearer_plan() -> None:
    quick, near = (an_activity(code, grants=Grants(("DEP",)), hours=h) for code, h in (("A", 20), ("B", 40)))
    found = winner("fastest", offered(quick, near, group("A", ELSEWHERE), group("B", HERE)))
    assert taken(found) == ["A"]


def test_a_first_step_sooner_comes_before_smaller_codes_later() -> None:
    """A is taken at once beside D, or after B, with which it has no room: at once comes first."""
    either = {"credential": "EITHER"}
    ways = (
        an_activity(code, grants=Grants(("EITHER",)), hours=hours) for code, hours in (("B", 10), ("D", 6))
    )
    courses = (an_activity("A", hours=45), an_activity("C", either, hours=10), *ways)
    monday = {"entry": "continuous", "mode": "evening", "region": HERE}
    groups = [Session(code, "s", **monday, hours_per_week=h) for code, h in (("A", 15), ("B", 30), ("C", 10))]
    dated = Session("D", "s", START, START + timedelta(days=19), "dated", hours_per_week=3, mode="evening")
    trade = a_trade(requires={"all": [{"credential": "A"}, {"credential": "C"}]})
    found = winner("closest", a_catalogue(trade, *courses, *groups, dated))
    assert taken(found) == ["A", "C", "D"]
    assert {step.activity: (step.start - START).days for step in found.steps} == {"A": 0, "C": 21, "D": 0}


def test_what_a_stopped_search_holds_is_ordered_alike() -> None:
    posed = problem(AT_HOME, a_chain())
    near, far = posed.candidates["FIRST"][1], posed.candidates["FIRST"][0]
    assert (near.away, far.away) == (False, True)

    def place(candidate: Candidate) -> tuple[object, ...]:
        step = Placed(candidate, 0, 14)
        return order(Timeline(posed, (step,)), CRITERIA[0], 14)

    assert place(near) < place(far)
