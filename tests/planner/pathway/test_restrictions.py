"""Answers that stay true when more is ruled out, and are never given where the plan breaks a restriction."""

from planner.catalogue import Session
from planner.pathway.criteria import CRITERIA
from planner.pathway.encoding import TARGET
from planner.pathway.problem import Problem, problem
from planner.pathway.restrictions import Answers, Closed, Settled
from planner.pathway.result import Status
from planner.pathway.run import Run
from planner.pathway.solver import Solver
from planner.pathway.stages import Outcome
from planner.pathway.tree import Leaf
from planner.requirement import Credential
from tests.builders import a_case, a_catalogue, a_trade, an_activity

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
