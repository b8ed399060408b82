"""What if: every profile before and after a change, and the five proposals that differ most."""

from dataclasses import replace
from datetime import date

from planner.case import Preferences
from planner.pathway.comparison import best, differences, most_different
from planner.pathway.problem import problem
from planner.pathway.result import PROFILES, Proposal, ProposedStep, Result, Status
from planner.pathway.search import search
from planner.pathway.what_if import what_if
from planner.requirement import Declared
from planner.supposition import suppose
from tests.builders import START, a_case, a_small_catalogue


def a_proposal(*activities: str, profiles: tuple[str, ...] = ("alternative",), **changes: object) -> Proposal:
    steps = tuple(ProposedStep(code, "s", START, date(2027, 6, 1), 10) for code in activities)
    figures = {"money_cents": 0, "income_cents": 0, "hours": 0.0, "coverage": 0.5, "away": 0.0}
    made = {**figures, "steps": steps, **changes}
    return Proposal(profiles, Status.OPTIMAL, date(2027, 6, 1), **made)  # type: ignore[arg-type]


def test_more_subjects_held_end_sooner_in_every_profile() -> None:
    case, catalogue = a_case(), a_small_catalogue()
    before = search(problem(case, catalogue))
    noted = suppose(case, "conditional", [{"subject": "math", "level": 4}])
    after, rows = what_if(noted, catalogue, before)
    assert [row.profile for row in rows] == [p for p in PROFILES if best(before, p) or best(after, p)]
    assert all(row.before and row.after and row.after.hours < row.before.hours for row in rows if row.changed)
    assert next(row for row in rows if row.profile == "least_costly").changed


def test_a_change_that_changes_nothing_says_so() -> None:
    case, catalogue = a_case(), a_small_catalogue()
    before = search(problem(case, catalogue))
    after, rows = what_if(suppose(case, "languages", ("fr", "en")), catalogue, before)
    assert rows and not any(row.changed for row in rows) and after.proposals == before.proposals


def test_what_is_lost_and_what_is_won_have_one_side() -> None:
    one = Result(Status.OPTIMAL, (a_proposal("A", profiles=("fastest",)),))
    other = Result(Status.OPTIMAL, (a_proposal("B", profiles=("closest",)),))
    lost, won = differences(one, other)
    assert (lost.profile, lost.after) == ("fastest", None) and lost.changed
    assert (won.profile, won.before) == ("closest", None) and won.changed


def test_a_firm_winner_stands_before_a_conditional_one() -> None:
    sure = a_proposal("A", profiles=("fastest",))
    hoped = a_proposal("B", profiles=("fastest",), conditional_on=(Declared("x"),))
    assert best(Result(Status.OPTIMAL, (hoped, sure)), "fastest") == sure
    assert best(Result(Status.INFEASIBLE, (hoped,)), "fastest") == hoped
    assert best(Result(Status.INFEASIBLE), "fastest") is None


def test_a_stop_ends_a_what_if() -> None:
    case, catalogue = a_case(), a_small_catalogue()
    before = search(problem(case, catalogue))
    after, rows = what_if(case, catalogue, before, stop=lambda: True)
    assert after.status in (Status.UNKNOWN, Status.FEASIBLE) and len(rows) <= len(PROFILES)


def test_five_are_shown_winners_first_then_what_shares_least() -> None:
    winners = [a_proposal("A", "B", profiles=("fastest",)), a_proposal("A", "C", profiles=("closest",))]
    near = [a_proposal("A", "B", "C", f"N{n}") for n in range(4)]
    far = a_proposal("X", "Y")
    shown = most_different([*winners, *near, far])
    assert len(shown) == 5 and set(winners) <= set(shown) and far in shown
    assert most_different(near) == tuple(near)


def test_the_order_of_the_search_is_kept() -> None:
    given = [a_proposal(f"P{n}") for n in range(9)]
    shown = most_different(given)
    assert list(shown) == sorted(shown, key=given.index) and len(shown) == 5


def test_a_later_start_never_ends_sooner() -> None:
    case, catalogue = a_case(preferences=Preferences(START, date(2030, 1, 1))), a_small_catalogue()
    before = search(problem(case, catalogue))
    later = replace(case, preferences=replace(case.preferences, start=date(2027, 9, 6)))
    _, rows = what_if(later, catalogue, before)
    assert all(r.before and (r.after is None or r.after.finish >= r.before.finish) for r in rows)
