"""The levels of every trade as one table of numbers, against which what somebody holds is compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from planner.catalogue import Trade

Numbers = NDArray[np.float32]
Rows = NDArray[np.intp]
Sums = NDArray[np.float64]
# As if one trade more existed, half of which reached every level: what all reach still tells a little.
DOUBT = 0.5
# A surplus makes a trade less alike, at half the weight of what is missing; it makes up for nothing.
SURPLUS = 0.5
# Above so many cells a table is kept by those that are filled: of the 13,900 skills of ESCO a trade asks 20.
MOST_CELLS = 4_000_000


class Parts(Protocol):
    """What multiplies what is held into one number for each trade."""

    def __rmatmul__(self, held: Numbers) -> Numbers:
        """Return the sum of what is held, trade by trade."""


@dataclass(frozen=True, eq=False)
class FilledCells:
    """The cells of a table that are not 0: their rows, columns and values."""

    rows: Rows
    columns: Rows
    values: Numbers
    width: int
    # So that numpy leaves the product to this class.
    __array_ufunc__ = None

    def __rmatmul__(self, held: Numbers) -> Numbers:
        """Return the sum of what is held, trade by trade."""
        summed = np.bincount(self.columns, self.values * held[self.rows], self.width)
        return summed.astype(np.float32)


def parts(rows: Rows, columns: Rows, values: Numbers, size: tuple[int, int]) -> Parts:
    """Return the cells as a whole table, or as those that are filled when it would be too large."""
    if size[0] * size[1] > MOST_CELLS:
        return FilledCells(rows, columns, values, size[1])
    whole = np.zeros(size, np.float32)
    whole[rows, columns] = values
    return whole


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
        heights = np.array([highest[skill] for skill in self._place], np.intp)
        self._first = np.cumsum(heights) - heights
        self._skill = np.repeat(np.arange(len(heights)), heights)
        self._level = (np.arange(heights.sum()) - self._first[self._skill] + 1).astype(np.int8)
        self._weigh(*self._asked(found))

    def held(self, levels: Mapping[str, int]) -> Numbers:
        """Return 1 for each row whose level is reached, else 0."""
        reached = np.zeros(len(self._place), np.int8)
        for skill, level in levels.items():
            if skill in self._place:
                reached[self._place[skill]] = level
        has: Numbers = (reached[self._skill] >= self._level).astype(np.float32)
        return has

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

    def _asked(self, trades: tuple[Trade, ...]) -> tuple[Rows, Rows, Numbers]:
        """Return each level that a trade asks: its row, the trade's column, and the importance there."""
        needs = [
            (self._place[need.skill], need.level, column, need.importance)
            for column, trade in enumerate(trades)
            for need in trade.skills
        ]
        skills, levels, columns, importances = np.array(needs, np.intp).reshape(-1, 4).T
        within = np.arange(levels.sum()) - np.repeat(np.cumsum(levels) - levels, levels)
        rows = np.repeat(self._first[skills], levels) + within
        return rows, np.repeat(columns, levels), np.repeat(importances, levels).astype(np.float32)

    def _weigh(self, rows: Rows, columns: Rows, importances: Numbers) -> None:
        size = len(self._skill), len(self.trades)
        reaching: Sums = np.bincount(rows, importances > 0, size[0]).astype(float)
        bits = self._bits(reaching)
        told = bits[rows] * importances
        whole = np.bincount(columns, told, size[1]).astype(np.float32)
        self._some = (whole > 0).astype(np.float32)
        self._per_whole = np.divide(1, whole, out=np.zeros_like(whole), where=whole > 0)
        self.parts = parts(rows, columns, told * self._per_whole[columns], size)
        self._usual = (np.bincount(rows, told, size[0]) / np.maximum(reaching, 1)).astype(np.float32)
        summed = (np.cumsum(some, dtype=float).tolist() for some in np.split(bits, self._first[1:]))
        self._told: dict[str, list[float]] = {
            skill: [0.0, *found] for skill, found in zip(self._place, summed, strict=False)
        }

    def _bits(self, reaching: Sums) -> Numbers:
        reached = (reaching + DOUBT) / (len(self.trades) + 2 * DOUBT)
        below = np.where(self._level > 1, np.roll(reached, 1), 1.0)
        bits: Numbers = np.log2(below / reached).astype(np.float32)
        return bits
