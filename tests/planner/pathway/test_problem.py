"""The problem before it is solved: trees, facts, free hours, options, and what is pruned."""

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

from hypothesis import given

from planner.case import Case, Preferences, WeeklyHours
from planner.catalogue import Activity, Grants, Session
from planner.client import PastActivity
from planner.pathway.evidence import Evidence
from planner.pathway.facts import NEVER, Fact, facts
from planner.pathway.limits import limits
from planner.pathway.problem import Problem, problem
from planner.pathway.reach import is_shut, reach
from planner.pathway.relevance import FALSE, TRUE, settled
from planner.pathway.tree import Group, Leaf, Node, leaves, negated, tree
from planner.plan import Plan, Step
from planner.requirement import Credential, Declared, Requirement, requirement_from
from tests.builders import START, a_case, a_catalogue, a_client, a_small_catalogue, a_trade, an_activity
from tests.planner.pathway.answers import a_search, fastest, taken
from tests.planner.test_requirement import TREES

DEADLINE = date(2029, 12, 31)


def true(node: Node, held: set[object]) -> bool:
    if isinstance(node, Leaf):
        return (node.condition in held) is node.wanted
    return sum(true(branch, held) for branch in node.of) >= node.count


def worlds(node: Node) -> list[set[object]]:
    asked = list({leaf.condition for leaf in leaves(node)})[:6]
    return [
        {c for c, there in zip(asked, world, strict=True) if there}
        for world in product([True, False], repeat=len(asked))
    ]


@given(TREES)
def test_a_negated_tree_is_true_exactly_where_the_tree_is_false(requirement: Requirement) -> None:
    node = tree(requirement)
    assert all(true(negated(node), world) is not true(node, world) for world in worlds(node))


@given(TREES)
def test_not_is_pushed_down_without_a_change(requirement: Requirement) -> None:
    other = tree(requirement, wanted=False)
    assert all(true(other, w) is not true(tree(requirement), w) for w in worlds(other))


def evidence(**client: object) -> Evidence:
    catalogue = a_catalogue(an_activity("A"), an_activity("B"))
    return Evidence(a_case(client=a_client(**client)), (), catalogue, START, 100)


def settle(requirement: object, **client: object) -> Node:
    return settled(tree(requirement_from(requirement)), evidence(**client))


def test_what_no_plan_can_change_is_settled() -> None:
    assert settle({"credential": "DES"}, credentials=("DES",)) == TRUE
    assert settle({"credential": "NONE"}) == FALSE
    assert settle({"not": {"credential": "NONE"}}) == TRUE
    assert settle({"any": [{"credential": "NONE"}, {"credential": "A"}]}) == Leaf(Credential("A"))
    assert settle({"all": [{"credential": "DES"}, {"declared": "x"}]}, credentials=("DES",)) == Leaf(
        Declared("x")
    )
    both = {"at_least": 2, "of": [{"credential": c} for c in ("DES", "A", "B", "NONE")]}
    assert settle(both, credentials=("DES",)) == Group(1, (Leaf(Credential("A")), Leaf(Credential("B"))))


def test_an_age_is_reached_on_a_day() -> None:
    support = evidence(birth_date=date(2011, 1, 21)).support
    condition = requirement_from({"age": 16})
    assert support(condition).since == 10  # type: ignore[arg-type]
    assert evidence().support(condition).unknown  # type: ignore[arg-type]


def with_past(*past: PastActivity) -> Case:
    return a_case(client=a_client(activities=past))


RUNNING = PastActivity("MAT4", "evening", date(2026, 12, 28), date(2027, 3, 1), "running")


def test_finished_and_running_activities_are_facts_and_failed_ones_are_not() -> None:
    catalogue = a_small_catalogue()
    assert facts(with_past(PastActivity("MAT4")), catalogue) == (Fact("MAT4", 0, 0),)
    assert facts(with_past(RUNNING), catalogue) == (Fact("MAT4", -14, 49, 6, runs=True),)
    assert facts(with_past(PastActivity("MAT4", status="failed")), catalogue) == ()
    endless = replace(RUNNING, start=None, end=None)
    assert facts(with_past(endless), catalogue) == (Fact("MAT4", 0, NEVER, 6, runs=True),)


def test_a_running_activity_opens_the_next_when_it_ends_and_takes_its_hours_until_then() -> None:
    case = replace(with_past(RUNNING), preferences=Preferences(START, DEADLINE, (WeeklyHours(START, 34),)))
    trade = a_trade(requires={"credential": "DEP"})
    catalogue = a_small_catalogue()
    parts = (*catalogue.activities.values(), catalogue.sessions[0])
    dep = Session("DEP", "s", hours_per_week=30)
    best = fastest(a_search(case, trade, *parts, dep))
    assert best is not None
    assert [(s.activity, s.start) for s in best.steps] == [("DEP", date(2027, 3, 1))]


def test_a_failed_activity_may_be_taken_again() -> None:
    failed = with_past(PastActivity("A", status="failed"))
    assert taken(fastest(a_search(failed, a_trade(requires={"credential": "A"}), an_activity("A")))) == ["A"]


def test_free_hours_hold_day_by_day_less_what_is_running() -> None:
    wishes = Preferences(
        START, DEADLINE, (WeeklyHours(date(2027, 1, 21), 5), WeeklyHours(date(2027, 1, 31), 30))
    )
    assert limits(wishes, (Fact("X", -5, 15, 10),), 40) == (
        (0, 10, 0),
        (10, 15, 0),
        (15, 20, 5),
        (20, 40, 30),
    )
    assert limits(Preferences(START), (), 7) == ((0, 7, 40),)


def reached(found: Problem, scope: str = "core") -> set[str]:
    return set(reach(found, found.scopes[scope], firm=True).offers)


def test_only_what_can_matter_in_time_is_kept() -> None:
    parts = (
        a_trade(requires={"credential": "DEP"}),
        an_activity("DEP", {"any": [{"credential": "FAST"}, {"credential": "SLOW"}, {"credential": "SHUT"}]}),
        an_activity("FAST", hours=30),
        an_activity("SLOW", hours=3000),
        an_activity("SHUT", {"credential": "NONE"}),
        an_activity("OTHER", hours=30),
        Session("DEP", "s", start=date(2027, 8, 30), entry="dated"),
    )
    assert reached(problem(a_case(), a_catalogue(*parts))) == {"DEP", "FAST"}


def test_starts_that_are_too_early_are_left_out() -> None:
    found = problem(a_case(), a_small_catalogue())
    first = {
        code: offers[0].options[0][0]
        for code, offers in reach(found, found.scopes["core"], True).offers.items()
    }
    assert first == {"MAT4": 0, "DEP": (date(2027, 8, 30) - START).days}


def test_a_pinned_step_stays_in_its_session_and_on_its_dates() -> None:
    own = Step("x", "A", "typed", date(2027, 2, 3), date(2027, 2, 17), pinned=True, hours_per_week=9)
    case = a_case(plan=Plan((own,)))
    found = problem(
        case,
        a_catalogue(
            a_trade(requires={"credential": "B"}),
            an_activity("A"),
            an_activity("B", {"credential": "A"}, Grants(("B",)), hours=30),
        ),
    )
    assert [c.options for c in found.candidates["A"]] == [((23, 37),)]
    assert found.pinned == ("A",)


def shut(requires: object, *activities: Activity, **changes: Any) -> bool:
    wishes = Preferences(START, DEADLINE, **changes)
    catalogue = a_catalogue(a_trade(requires=requires), *activities, Session("LATE", "s", entry="dated"))
    return is_shut(a_case(preferences=wishes), catalogue)


def test_a_target_that_nothing_gives_is_shut_whatever_the_dates() -> None:
    circle = an_activity("A", {"credential": "B"}), an_activity("B", {"credential": "A"})
    assert shut({"credential": "NOPE"}) and shut({"credential": "A"}, *circle)
    assert shut({"credential": "A"}, an_activity("A"), forbidden=("A",))


def test_a_target_that_lacks_only_dates_or_what_nobody_knows_is_not_shut() -> None:
    assert not shut({"credential": "LATE"}, an_activity("LATE", hours=30))
    assert not shut({"declared": "x"})
    assert not shut({"any": [{"credential": "NOPE"}, {"not": {"credential": "A"}}]}, an_activity("A"))


def test_only_what_nobody_knows_gives_hope() -> None:
    asked = {"declared": "x"}
    known, unknown = a_client(declared={"x": False}), a_client()
    catalogue = a_catalogue(a_trade(requires={"credential": "A"}), an_activity("A", asked, hours=30))
    assert problem(a_case(client=unknown), catalogue).hopes("core")
    assert not problem(a_case(client=known), catalogue).hopes("core")
