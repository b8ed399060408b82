"""The first page of a goal whose trade has no title: its code stands for it."""

from dataclasses import replace

from planner.report.blocks import Callout, Route
from planner.report.documents import written
from planner.text import Text
from tests.planner.report.stories import CATALOGUE, OFFICE, TODAY, a_retraining


def test_a_trade_without_title_is_a_goal_too() -> None:
    case = a_retraining()
    code = case.target.trade
    untitled = replace(CATALOGUE.trades[code], title=Text())
    catalogue = replace(CATALOGUE, trades={**CATALOGUE.trades, code: untitled})
    blocks = written(case, catalogue, OFFICE, "fr", TODAY).blocks
    goal = next(block for block in blocks if isinstance(block, Callout))
    assert code in "".join(run.text for run in goal.text)
    assert next(block for block in blocks if isinstance(block, Route)).target == code
