"""The table of levels: what a level tells, and how what is held compares with each trade."""

import numpy as np
import pytest

from planner import skill_table
from planner.catalogue import SkillNeed
from planner.skill_table import DOUBT, FilledCells, SkillTable
from tests.builders import a_trade
from tests.resources.shipped import shipped


def a_table() -> SkillTable:
    return SkillTable(
        (
            a_trade("A", None, skills=(SkillNeed("common", 1), SkillNeed("rare", 2, 5))),
            a_trade("B", None, skills=(SkillNeed("common", 1),)),
            a_trade("C", None, skills=(SkillNeed("common", 2),)),
        )
    )


def test_a_level_tells_the_logarithm_of_how_few_reach_it() -> None:
    table = a_table()
    few, all_ = (1 + DOUBT) / (3 + 2 * DOUBT), (3 + DOUBT) / (3 + 2 * DOUBT)
    assert table.told("rare", 0, 2) == pytest.approx(-np.log2(few))
    assert table.told("rare", 1, 2) == 0
    assert table.told("common", 0, 1) == pytest.approx(-np.log2(all_))
    assert table.told("common", 0, 2) == pytest.approx(-np.log2(few))


def test_what_is_held_is_measured_against_each_trade() -> None:
    table = a_table()
    likeness, shortfall = table.compared(table.held({"common": 1}))
    assert shortfall[1] == pytest.approx(0, abs=1e-6) and likeness[1] == pytest.approx(1)
    assert 0 < shortfall[2] < 1 and 0 < shortfall[0] < 1
    nobody = table.compared(table.held({}))
    assert nobody[0].tolist() == [0, 0, 0] and nobody[1].tolist() == [1, 1, 1]


def test_holding_more_never_widens_a_shortfall_and_a_surplus_makes_less_alike() -> None:
    table = a_table()
    less, more = (table.compared(table.held(held)) for held in ({"common": 1}, {"common": 1, "rare": 2}))
    assert (more[1] <= less[1] + 1e-6).all()
    assert more[0][1] < less[0][1]


def test_a_table_of_filled_cells_is_the_whole_table(monkeypatch: pytest.MonkeyPatch) -> None:
    trades = tuple(shipped().trades.values())[::40]
    held = {need.skill: need.level for need in trades[3].skills}
    whole = SkillTable(trades)
    monkeypatch.setattr(skill_table, "MOST_CELLS", 0)
    filled = SkillTable(trades)
    assert isinstance(filled.parts, FilledCells) and not isinstance(whole.parts, FilledCells)
    for one, other in zip(whole.compared(whole.held(held)), filled.compared(filled.held(held)), strict=True):
        assert one == pytest.approx(other, abs=1e-6)


def test_unknown_skills_and_levels_above_all_are_taken_calmly() -> None:
    table = a_table()
    assert table.held({"common": 5, "juggling": 3}).tolist() == table.held({"common": 2}).tolist()


def test_the_fast_table_is_the_slow_sum() -> None:
    trades = tuple(shipped().trades.values())[::40]
    table = SkillTable(trades)
    levels = {need.skill: need.level for need in trades[3].skills}
    _, shortfall = table.compared(table.held(levels))
    for trade, found in zip(trades, shortfall, strict=True):
        whole = sum(n.importance * table.told(n.skill, 0, n.level) for n in trade.skills)
        held = sum(
            n.importance * table.told(n.skill, 0, min(n.level, levels.get(n.skill, 0))) for n in trade.skills
        )
        assert found == pytest.approx(1 - held / whole, abs=1e-5)
