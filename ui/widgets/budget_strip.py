"""The weeks of a budget as a picture: income in columns, what the plan has cost as a line, and the limit."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from planner.budget import Budget, Week
from planner.money import Cents
from planner.words import Words
from ui import style

EDGE, SAMPLE = 4.0, 16.0


class BudgetStrip(QWidget):
    """A column a week: income solid, pay not earned in lattice; a line for the cost, dashes for the limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._budget, self._words = Budget(), Words("fr")
        self.setMinimumHeight(self.fontMetrics().height() * 4)

    def show_budget(self, found: Budget, words: Words, said: str) -> None:
        """Show a budget; `said` is what a person who does not see it is told."""
        self._budget, self._words = found, words
        self.setAccessibleName(words._("Income and cost week by week"))
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size of six lines."""
        return QSize(400, round(self.fontMetrics().height() * 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the money of each week above and below its line."""
        weeks = self._budget.weeks
        if not weeks:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, week in enumerate(weeks):
            self._draw_week(painter, number, week)
        self._draw_cost(painter)
        self._draw_limit(painter)
        self._draw_legend(painter)

    def _x(self, number: int) -> float:
        return EDGE + (self.width() - 2 * EDGE) * number / len(self._budget.weeks)

    def _y(self, cents: Cents, most: Cents) -> float:
        room = self.height() - self.fontMetrics().height() - 2 * EDGE
        return self.height() - EDGE - room * cents / max(most, 1)

    def _draw_week(self, painter: QPainter, number: int, week: Week) -> None:
        most = max(w.income + w.lost for w in self._budget.weeks)
        left, right = self._x(number), self._x(number + 1)
        foot, income = self._y(0, most), self._y(week.income, most)
        gap = 1.0 if right - left > 4 else 0.0
        painter.fillRect(QRectF(left, income, right - left - gap, foot - income), style.colour("held"))
        hatched = QRectF(left, self._y(week.income + week.lost, most), right - left - gap, 0)
        hatched.setBottom(income)
        painter.fillRect(hatched, _not_earned())

    @property
    def _most_cost(self) -> Cents:
        return max([self._budget.limit or 0, *(w.spent for w in self._budget.weeks)])

    def _draw_cost(self, painter: QPainter) -> None:
        weeks, most = self._budget.weeks, self._most_cost
        points = [QPointF(self._x(n + 1), self._y(w.spent, most)) for n, w in enumerate(weeks)]
        painter.setPen(_cost_pen())
        painter.drawPolyline(QPolygonF([QPointF(self._x(0), self._y(0, most)), *points]))

    def _draw_limit(self, painter: QPainter) -> None:
        limit, breaks = self._budget.limit, self._budget.breaks
        painter.setPen(_limit_pen())
        if limit is not None:
            y = self._y(limit, self._most_cost)
            painter.drawLine(QLineF(EDGE, y, self.width() - EDGE, y))
        if breaks is not None:
            x = self._x(self._budget.weeks.index(breaks))
            painter.drawLine(QLineF(x, self.fontMetrics().height(), x, self.height() - EDGE))

    def _draw_legend(self, painter: QPainter) -> None:
        """Show each kind as it is drawn: solid, hatched, as a line, or dashed."""
        words, x = self._words, EDGE
        kinds: list[tuple[QBrush | QPen, str]] = [
            (QBrush(style.colour("held")), words._("income")),
            (_not_earned(), words._("pay not earned")),
            (_cost_pen(), words._("cost so far")),
        ]
        if self._budget.limit is not None:
            kinds.append((_limit_pen(), words._("limit")))
        base = self.fontMetrics().ascent()
        for drawn, text in kinds:
            _draw_sample(painter, QRectF(x, base - 9, SAMPLE, 9), drawn)
            painter.setPen(style.colour("text"))
            painter.drawText(QPointF(x + SAMPLE + 4, base), text)
            x += self.fontMetrics().horizontalAdvance(text) + SAMPLE + 20


def _draw_sample(painter: QPainter, area: QRectF, drawn: QBrush | QPen) -> None:
    if isinstance(drawn, QBrush):
        painter.fillRect(area, drawn)
        return
    painter.setPen(drawn)
    painter.drawLine(QLineF(area.left(), area.center().y(), area.right(), area.center().y()))


def _not_earned() -> QBrush:
    """Return another pattern than that of work in the calendar."""
    return QBrush(style.colour("muted"), Qt.BrushStyle.DiagCrossPattern)


def _cost_pen() -> QPen:
    return QPen(style.colour("error"), 2)


def _limit_pen() -> QPen:
    return QPen(style.colour("warning"), 1.5, Qt.PenStyle.DashLine)
