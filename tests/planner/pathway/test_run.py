"""What one profile proves serves the next one, as far as it is true of its plans too."""

from planner.catalogue import Session
from planner.pathway.criteria import CRITERIA
from planner.pathway.problem import problem
from planner.pathway.run import Run
from planner.pathway.solver import Solver
from tests.builders import a_case, a_catalogue, a_trade, an_activity

BY_NAME = {criterion.name: criterion for criterion in CRITERIA}


def test_the_least_of_those_who_keep_their_job_is_not_the_least_of_all() -> None:
    courses = an_activity("A", hours=30, cost_cents=5_000), an_activity("B", hours=300)
    sessions = [
        Session("A", "s", hours_per_week=30, mode="day"),
        Session("B", "s", hours_per_week=30, mode="evening"),
    ]
    trade = a_trade(requires={"any": [{"credential": "A"}, {"credential": "B"}]})
    run = Run(problem(a_case(), a_catalogue(trade, *courses, *sessions)), Solver())
    slow, fast = (run.outcome(BY_NAME[name], firm=True) for name in ("while_working", "fastest"))
    assert [[step.code for step in found.placed or ()] for found in (slow, fast)] == [["B"], ["A"]]
    assert fast.finish == 7 and slow.finish > 60
