"""The weeks of a budget as a picture: income in columns, what the plan has cost as a line, and the limit."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from planner.budget import Budget, Week
from planner.money import Cents
from planner.words import Words
from ui import style

EDGE = 4.0


class BudgetStrip(QWidget):
    """A column a week: income solid, pay not earned hatched; a line for the cost, dashes for the limit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._budget, self._words = Budget(), Words("fr")
        self.setMinimumHeight(round(self.fontMetrics().height() * 4.5))

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
        brush = painter.brush()
        brush.setColor(style.colour("muted"))
        brush.setStyle(Qt.BrushStyle.BDiagPattern)
        painter.fillRect(hatched, brush)

    @property
    def _most_cost(self) -> Cents:
        return max([self._budget.limit or 0, *(w.spent for w in self._budget.weeks)])

    def _draw_cost(self, painter: QPainter) -> None:
        weeks, most = self._budget.weeks, self._most_cost
        points = [QPointF(self._x(n + 1), self._y(w.spent, most)) for n, w in enumerate(weeks)]
        painter.setPen(QPen(style.colour("error"), 2))
        painter.drawPolyline(QPolygonF([QPointF(self._x(0), self._y(0, most)), *points]))

    def _draw_limit(self, painter: QPainter) -> None:
        limit, breaks = self._budget.limit, self._budget.breaks
        painter.setPen(QPen(style.colour("warning"), 1.5, Qt.PenStyle.DashLine))
        if limit is not None:
            y = self._y(limit, self._most_cost)
            painter.drawLine(QLineF(EDGE, y, self.width() - EDGE, y))
        if breaks is not None:
            x = self._x(self._budget.weeks.index(breaks))
            painter.drawLine(QLineF(x, self.fontMetrics().height(), x, self.height() - EDGE))

    def _draw_legend(self, painter: QPainter) -> None:
        words, x = self._words, EDGE
        kinds = [
            ("held", words._("income")),
            ("muted", words._("pay not earned")),
            ("error", words._("cost so far")),
        ]
        if self._budget.limit is not None:
            kinds.append(("warning", words._("limit")))
        base = self.fontMetrics().ascent()
        for token, text in kinds:
            painter.fillRect(QRectF(x, base - 9, 10, 9), style.colour(token))
            painter.setPen(style.colour("text"))
            painter.drawText(QPointF(x + 14, base), text)
            x += self.fontMetrics().horizontalAdvance(text) + 30
