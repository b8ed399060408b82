"""A solver that gives up after so much work: what one question does not use is there for the others."""

import pytest

from planner.pathway.brief import Brief
from planner.pathway.solver import Stopped, never


def test_one_question_gets_no_more_than_its_share() -> None:
    solver = Brief(never, 2.0)
    with solver.at_most(0.0):
        assert solver.stopped
    assert not solver.stopped


def test_the_work_of_the_others_comes_back_from_a_question_that_was_stopped() -> None:
    solver = Brief(never, 2.0)
    with pytest.raises(Stopped), solver.at_most(0.0):
        solver.check()
    solver.check()
