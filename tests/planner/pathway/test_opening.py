"""Who may be the first to open a tree, and what a tree that never opens shuts."""

from ortools.sat.python.cp_model import CpModel

from planner.catalogue import Grants
from planner.pathway.encoding import Encoder
from planner.pathway.opening import Openings
from planner.pathway.options import Candidate
from planner.pathway.problem import Problem, problem
from planner.pathway.solver import Solver
from planner.pathway.tree import Leaf
from planner.pathway.variables import StepVariables, step_variables
from planner.requirement import Subject
from tests.builders import a_case, a_catalogue, a_client, a_trade, an_activity

LEVELS = (
    an_activity("M3", None, Grants(subjects={"math": 3})),
    an_activity("M4", {"subject": "math", "level": 3}, Grants(subjects={"math": 4})),
    an_activity("M5", {"subject": "math", "level": 4}, Grants(subjects={"math": 5})),
    an_activity("D1", {"subject": "math", "level": 4}),
    an_activity("D2", {"subject": "math", "level": 4}),
)


def posed() -> Problem:
    aims = [{"credential": "D1"}, {"credential": "D2"}, {"subject": "math", "level": 5}]
    trade = a_trade(requires={"any": aims})
    return problem(a_case(client=a_client()), a_catalogue(trade, *LEVELS))


def opened(cp: CpModel, found: Problem) -> tuple[Openings, dict[str, StepVariables]]:
    steps = {
        code: step_variables(cp, code, [Candidate(code, "s", ((0, 7), (7, 14)), 5)], delayed=False)
        for code in found.trees
    }
    return Openings(cp, steps, found.trees, found.evidence, 15), steps


def test_a_course_that_asks_as_much_itself_is_never_the_first_to_give_a_level() -> None:
    openings, _ = opened(CpModel(), posed())
    assert openings.firsts(Leaf(Subject("math", 3))) == ("M3",)
    assert openings.firsts(Leaf(Subject("math", 4))) == ("M4",)
    assert openings.firsts(Leaf(Subject("math", 5))) == ("M5",)


def test_what_nobody_opens_shuts_whoever_asks_it_even_without_days() -> None:
    cp, found = CpModel(), posed()
    openings, steps = opened(cp, found)
    encoder = Encoder(cp, steps, cp.new_int_var(0, 14, ""), found.evidence, True, openings)
    for code in ("D1", "D2"):
        encoder.require(found.trees[code], code, [steps[code].taken])
    cp.add(steps["M4"].taken == 0)
    cp.add(openings.day(found.trees["D1"]) >= 0)
    cp.maximize(steps["D1"].taken + steps["D2"].taken)
    assert Solver().solve(cp).objective == 0
