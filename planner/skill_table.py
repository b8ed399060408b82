"""The levels of every trade as one table of numbers, against which what somebody holds is compared."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from planner.catalogue import Trade

Numbers = NDArray[np.float32]
Rows = NDArray[np.intp]
# As if one trade more existed, half of which reached every level: what all reach still tells a little.
DOUBT = 0.5
# A surplus makes a trade less alike, at half the weight of what is missing; it makes up for nothing.
SURPLUS = 0.5


class SkillTable:
    """One column per trade; one row per skill and level: its part of all that the trade's levels tell.

    A level reached tells log2(trades that reach the level below ÷ trades that reach it) bits, times its
    importance in the trade: what is rare and what is high tells most, on one scale for all skills.
    """

    def __init__(self, trades: Iterable[Trade]) -> None:
        found = tuple(trades)
        self.trades = tuple(trade.code for trade in found)
        highest: dict[str, int] = {}
        for need in (need for trade in found for need in trade.skills):
            highest[need.skill] = max(need.level, highest.get(need.skill, 0))
        self._place = {skill: row for row, skill in enumerate(sorted(highest))}
        rows = [(self._place[s], level) for s in sorted(highest) for level in range(1, highest[s] + 1)]
        self._skill = np.array([skill for skill, _ in rows], np.intp)
        self._level = np.array([level for _, level in rows], np.int8)
        self._weigh(self._importances(found))

    def held(self, levels: Mapping[str, int]) -> Numbers:
        """Return 1 for each row whose level is reached, else 0."""
        reached = np.zeros(len(self._place), np.int8)
        for skill, level in levels.items():
            if skill in self._place:
                reached[self._place[skill]] = level
        return (reached[self._skill] >= self._level).astype(np.float32)

    def compared(self, held: Numbers) -> tuple[Numbers, Numbers]:
        """Return each trade's likeness to what is held, and its shortfall, both from 0 to 1.

        Shortfall is the part of the trade that is missing; likeness is the part that is shared, divided by
        1 + half of the surplus in the same unit.
        """
        shared = held @ self.parts
        # In place: at 500 trades, making an array costs more than filling it.
        asked = self._per_whole * np.dot(self._usual, held)
        asked -= shared
        np.maximum(asked, 0, out=asked)
        asked *= SURPLUS
        asked += 1
        return np.divide(shared, asked, out=asked), np.subtract(self._some, shared, out=shared)

    def told(self, skill: str, low: int, high: int) -> float:
        """Return the bits that the levels of a skill above `low` up to `high` tell."""
        return self._told[skill][high] - self._told[skill][low]

    def _importances(self, trades: tuple[Trade, ...]) -> Numbers:
        """Return the importance of each row's skill in each trade that reaches its level, else 0."""
        levels = np.zeros((len(self._place), len(trades)), np.int8)
        importances = np.zeros((len(self._place), len(trades)), np.float32)
        for column, trade in enumerate(trades):
            for need in trade.skills:
                levels[self._place[need.skill], column] = need.level
                importances[self._place[need.skill], column] = need.importance
        reached: Numbers = importances[self._skill] * (levels[self._skill] >= self._level[:, None])
        return reached

    def _weigh(self, importances: Numbers) -> None:
        bits = self._bits((importances > 0).sum(axis=1))
        told = bits[:, None] * importances
        whole = told.sum(axis=0)
        self._some = (whole > 0).astype(np.float32)
        self._per_whole = np.divide(1, whole, out=np.zeros_like(whole), where=whole > 0)
        self.parts: Numbers = np.ascontiguousarray(told * self._per_whole, np.float32)
        self._usual = told.sum(axis=1) / np.maximum((importances > 0).sum(axis=1), 1).astype(np.float32)
        self._told: dict[str, list[float]] = {
            skill: [0.0, *np.cumsum(bits[self._skill == row], dtype=float).tolist()]
            for skill, row in self._place.items()
        }

    def _bits(self, reaching: NDArray[np.int_]) -> Numbers:
        reached = (reaching + DOUBT) / (len(self.trades) + 2 * DOUBT)
        below = np.where(self._level > 1, np.roll(reached, 1), 1.0)
        bits: Numbers = np.log2(below / reached).astype(np.float32)
        return bits
