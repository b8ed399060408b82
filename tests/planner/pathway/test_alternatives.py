"""Other ways in: those found before a stop are kept, and no question takes the work of all the others."""

import pytest

from planner.case import Case
from planner.catalogue import Catalogue
from planner.pathway.alternatives import FASTEST, _Ways
from planner.pathway.brief import Brief
from planner.pathway.problem import problem
from planner.pathway.proposals import Winner
from planner.pathway.restrictions import Restrictions
from planner.pathway.result import ALTERNATIVE, Status
from planner.pathway.run import Run
from planner.pathway.search import search
from planner.pathway.solver import Solver, Stopped
from tests.builders import a_case, a_catalogue, a_trade, an_activity

CODES = ("A", "B", "C", "D")


def four_doors() -> tuple[Case, Catalogue]:
    """Return a target with four doors, each a little longer than the one before."""
    trade = a_trade(requires={"any": [{"credential": code} for code in CODES]})
    ways = [an_activity(code, hours=30 * (number + 1)) for number, code in enumerate(CODES)]
    return a_case(), a_catalogue(trade, *ways)


def test_what_was_found_of_other_ways_before_a_stop_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    best, asked = _Ways.best, []

    def stopped(ways: _Ways, firm: bool, restrictions: Restrictions) -> Winner | None:
        asked.append(restrictions)
        if len(asked) > 1:
            raise Stopped
        return best(ways, firm, restrictions)

    monkeypatch.setattr(_Ways, "best", stopped)
    found = search(problem(*four_doors())).proposals
    ways = [[step.activity for step in p.steps] for p in found if ALTERNATIVE in p.profiles]
    assert len(asked) == 2 and ways == [["B"]]


def test_one_question_has_its_share_of_the_work_and_the_next_one_its_own() -> None:
    run = Run(problem(*four_doors()), brief := Brief(lambda: False, 1.0))
    with brief.at_most(0.0):
        assert run.outcome(FASTEST, firm=True).status is Status.UNKNOWN
    assert run.outcome(FASTEST, firm=True).status is Status.OPTIMAL
    assert 0 < brief.spent < 1.0


def test_a_solver_that_counts_nothing_gives_all_questions_all_work() -> None:
    run = Run(problem(*four_doors()), solver := Solver())
    with solver.at_most(0.0):
        assert run.outcome(FASTEST, firm=True).status is Status.OPTIMAL
