"""Circles of requirements against a search that tries every order, and is slow and obviously right."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as some

from db.importers.form_circles import circles, circles_beside, circles_unless_held
from planner.catalogue import Activity, Grants
from planner.requirement import NOTHING, All, AtLeast, Credential, Finished, Not, Requirement
from planner.requirement import Any as AnyOf

CODES = "ABCD"
# E is an activity that nobody has: what is asked of it counts as held.
CONDITIONS = some.builds(Finished, some.sampled_from(CODES + "E"))
TREES = some.recursive(
    CONDITIONS,
    lambda trees: some.lists(trees, min_size=1, max_size=3).map(tuple).flatmap(
        lambda of: some.sampled_from((All(of), AnyOf(of), AtLeast(min(2, len(of)), of), Not(of[0])))
    ),
    max_leaves=5,
)  # fmt: skip
ACTIVITIES = some.lists(some.just(NOTHING) | TREES, min_size=1, max_size=4).map(
    lambda trees: tuple(
        Activity(code, "dep", requires=tree) for code, tree in zip(CODES, trees, strict=False)
    )
)


def holds(tree: Requirement, done: set[str], known: set[str]) -> bool:
    """Say whether a tree holds after some activities; what is forbidden waits for nothing."""
    match tree:
        case Not():
            return True
        case Finished(code):
            return code in done or code not in known
        case AtLeast(count, of):
            return sum(holds(branch, done, known) for branch in of) >= count
        case AnyOf(of):
            return any(holds(branch, done, known) for branch in of)
        case All(of):
            return all(holds(branch, done, known) for branch in of)
    raise AssertionError(tree)


def opened(activities: tuple[Activity, ...]) -> set[str]:
    """Return the activities that some order opens."""
    known, found = {activity.code for activity in activities}, set[str]()
    for order in permutations(activities):
        done: set[str] = set()
        for activity in order:
            if not holds(activity.requires, done, known):
                break
            done.add(activity.code)
        found |= done
    return found


def named(tree: Requirement) -> set[str]:
    """Return the activities that a tree wants."""
    match tree:
        case Finished(code):
            return {code}
        case AtLeast(_, of) | AnyOf(of) | All(of):
            return set().union(*map(named, of))
    return set()


@given(ACTIVITIES)
def test_a_circle_is_found_where_no_order_opens_an_activity_and_only_there(
    activities: tuple[Activity, ...],
) -> None:
    shut = {activity.code for activity in activities} - opened(activities)
    found = list(circles(activities))
    assert bool(found) == bool(shut)
    assert set().union(*map(set, found)) <= shut


@given(ACTIVITIES)
def test_each_of_a_circle_asks_for_the_next_and_one_beside_can_be_begun(
    activities: tuple[Activity, ...],
) -> None:
    wanted = {activity.code: named(activity.requires) for activity in activities}
    beside = list(circles_beside(activities))
    for circle in (*circles(activities), *beside):
        assert all(after in wanted[code] for code, after in zip(circle, circle[1:] + circle[:1], strict=True))
    assert set().union(*map(set, beside)) <= opened(activities)


def test_a_circle_of_what_is_given_is_open_to_who_brings_it() -> None:
    first = Activity("A", "dep", requires=Credential("Y"), grants=Grants(("X",)))
    second = Activity("B", "dep", requires=Credential("X"), grants=Grants(("Y",)))
    assert list(circles((first, second))) == []
    assert [set(circle) for circle in circles_unless_held((first, second), ())] == [{"A", "B"}]
    assert list(circles_unless_held((first, second), ("X",))) == []
