"""Where things stand on the calendar: rows, gutter, header and load strip, all measured from the font."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from ui.widgets.calendar_bar import ROW_GAP
from ui.widgets.time_axis import TimeAxis

# How much wider bold letters are, and the letters of the legend of the load.
BOLDER, LEGEND = 1.09, 24


class Name(NamedTuple):
    """What a row is called: its number, its whole title, and a shorter one where that has no room."""

    number: str
    title: str
    short: str

    def cut(self, metrics: QFontMetricsF, room: float) -> str:
        """Return as much of the short name as stands in so many pixels."""
        # Titles that have no shorter name are alike at their beginning.
        alike = self.short == self.title
        where = Qt.TextElideMode.ElideMiddle if alike else Qt.TextElideMode.ElideRight
        return metrics.elidedText(self.short, where, room)


def fitted(names: Sequence[Name], metrics: QFontMetricsF, room: float) -> list[str]:
    """Return what of the names stands in so many pixels: whole titles, or short names of all."""
    if all(metrics.horizontalAdvance(name.title) <= room for name in names):
        return [name.title for name in names]
    return [name.cut(metrics, room) for name in names]


@dataclass(frozen=True)
class CalendarLayout:
    """The measures of one drawing of the calendar."""

    axis: TimeAxis
    font: QFont
    rows: int
    height: float

    @cached_property
    def metrics(self) -> QFontMetricsF:
        """Return the measures of the font."""
        return QFontMetricsF(self.font)

    @cached_property
    def line(self) -> float:
        """Return the height of a line of text."""
        return self.metrics.height()

    @property
    def gutter(self) -> float:
        """Return the width of the column of titles."""
        return self.axis.left

    @property
    def header(self) -> float:
        """Return the height of years and months."""
        return 2 * (self.line + 2)

    @property
    def row(self) -> float:
        """Return the height of a step's row."""
        return self.line + 4

    @property
    def strip(self) -> float:
        """Return the height of the load strip."""
        return self.line * 3.5

    @property
    def width(self) -> float:
        """Return the width of the whole drawing."""
        return self.axis.right

    @property
    def full_height(self) -> float:
        """Return the height of the whole drawing, at least the window's."""
        return max(self.height, self.header + self.rows * self.row + self.strip + 4)

    def top(self, row: int) -> float:
        """Return where a row begins."""
        return self.header + row * self.row

    def bar(self, row: int, left: float, right: float) -> QRectF:
        """Return the rectangle of a bar in its row."""
        return QRectF(left, self.top(row) + ROW_GAP / 2, max(right - left, 7.0), self.row - ROW_GAP)


def gutter_width(font: QFont, names: Sequence[Name], window: float) -> float:
    """Return a width that holds the names, the short ones of long titles, at most 36 % of the window."""
    metrics = QFontMetricsF(font)
    aside, most = metrics.horizontalAdvance("00 ") + 12, max(window * 0.36, 140.0)
    held = fitted(names, metrics, (most - aside) / BOLDER)
    # The chosen name is bold.
    wanted = max((metrics.horizontalAdvance(name) for name in held), default=0) * BOLDER
    return min(max(wanted + aside, metrics.averageCharWidth() * LEGEND), most)
