"""Where things stand on the calendar: rows, gutter, header and load strip, all measured from the font."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from ui.widgets.calendar_bar import ROW_GAP
from ui.widgets.time_axis import TimeAxis


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
        return self.line * 3.2

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


def gutter_width(font: QFont, titles: list[str], window: float) -> float:
    """Return a width that holds the titles, at most 30 % of the window."""
    metrics = QFontMetricsF(font)
    wanted = (
        max((metrics.horizontalAdvance(t) for t in titles), default=0)
        + metrics.horizontalAdvance("00  ")
        + 12
    )
    return min(wanted, max(window * 0.3, 140.0))
