"""Answers that stay true when more is ruled out, and are never given where the plan breaks a restriction."""

from functools import partial

import pytest

from planner.catalogue import Session
from planner.pathway.alternatives import FASTEST
from planner.pathway.criteria import CRITERIA
from planner.pathway.encoding import TARGET
from planner.pathway.outcome import Outcome
from planner.pathway.problem import Problem, problem
from planner.pathway.relevance import rests_on_unknown
from planner.pathway.restrictions import Answers, Closed, Restriction, Settled, imposed, narrowed
from planner.pathway.result import Status
from planner.pathway.run import Run
from planner.pathway.solver import Solver
from planner.pathway.tree import Group, Leaf
from planner.requirement import Credential, Declared
from tests.builders import a_case, a_catalogue, a_trade, an_activity
from tests.reference.problems import random_problem

NONE = Outcome(Status.INFEASIBLE)
USED, OTHER = Leaf(Credential("SHORT")), Leaf(Credential("LONG"))


def fastest() -> tuple[Problem, Outcome]:
    """Return a problem with a short and a long way in, and its fastest plan: the short one."""
    trade = a_trade(requires={"any": [{"credential": "SHORT"}, {"credential": "LONG"}]})
    ways = [an_activity(code, hours=hours) for code, hours in (("SHORT", 30), ("LONG", 300))]
    sessions = [Session(way.code, "s", hours_per_week=30) for way in ways]
    posed = problem(a_case(), a_catalogue(trade, *ways, *sessions))
    return posed, Run(posed, Solver()).outcome(CRITERIA[0], firm=True)


def test_a_plan_that_keeps_to_more_is_the_answer_again_and_no_other_is() -> None:
    posed, best = fastest()
    answers = Answers(posed)
    answers.keep((), True, best)
    assert answers.find(frozenset({Settled("SHORT", taken=True)}), True) is best
    assert answers.find(frozenset({Settled("LONG", taken=False)}), True) is best
    assert answers.find(frozenset({Settled("SHORT", taken=False)}), True) is None
    assert answers.find(frozenset(), False) is None


def test_a_plan_is_no_answer_where_its_door_is_closed() -> None:
    posed, best = fastest()
    answers = Answers(posed)
    answers.keep((), True, best)
    assert answers.find(frozenset({Closed(TARGET, USED)}), True) is None
    assert answers.find(frozenset({Closed(TARGET, OTHER)}), True) is best
    assert answers.find(frozenset({Closed("LONG", USED)}), True) is best


def test_where_nothing_is_there_is_nothing_under_more_restrictions_but_maybe_under_others() -> None:
    posed, _ = fastest()
    answers, one, other = Answers(posed), Settled("SHORT", taken=False), Settled("LONG", taken=False)
    answers.keep((one,), True, NONE)
    assert answers.find(frozenset({one, other}), True) is NONE
    assert answers.find(frozenset({other}), True) is None


def test_an_answer_without_proof_is_not_kept() -> None:
    posed, best = fastest()
    answers = Answers(posed)
    answers.keep((), True, Outcome(Status.FEASIBLE, best.placed, best.finish))
    assert answers.find(frozenset(), True) is None


def restrictions_of(posed: Problem, best: Outcome) -> list[frozenset[Restriction]]:
    """Return what could be asked of a plan: without each of its steps, or with each door of them closed."""
    taken = [step.code for step in best.placed or ()]
    asked = [(TARGET, posed.target), *((code, posed.trees[code]) for code in taken)]
    doors = [(code, door) for code, tree in asked if isinstance(tree, Group) for door in tree.of]
    kept = {code: {Settled(code, taken=True)} if code else set() for code, _ in asked}
    left_out = [frozenset({Settled(code, taken=False)}) for code in taken if code not in posed.pinned]
    return left_out + [frozenset(kept[code] | {Closed(code, door)}) for code, door in doors]


@pytest.mark.slow
def test_a_narrower_problem_is_answered_as_the_whole_model_with_the_same_restrictions() -> None:
    asked = 0
    for seed in range(80):
        posed = problem(*random_problem(seed))
        run = Run(posed, Solver())
        for firm in (True, False):
            for restrictions in restrictions_of(posed, run.outcome(CRITERIA[0], firm)):
                if (narrower := narrowed(posed, restrictions)) is not None:
                    asked += 1
                    found = run.within(narrower).outcome(FASTEST, firm)
                    whole = run.outcome(FASTEST, firm, change=partial(imposed, restrictions))
                    assert (found.status, found.reached) == (whole.status, whole.reached), (
                        seed,
                        restrictions,
                    )
                    assert found.placed == whole.placed, (seed, restrictions)
    assert asked > 80


def test_a_door_of_which_nobody_knows_whether_it_holds_is_closed_in_the_model_alone() -> None:
    posed, _ = fastest()
    unknown = Closed(TARGET, Leaf(Declared("x")))
    assert rests_on_unknown((unknown.door,), posed.evidence)
    assert narrowed(posed, frozenset({unknown, Settled("SHORT", taken=False)})) is None
