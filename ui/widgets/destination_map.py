"""The map of where a client could go: time across, money upwards, outlook as shape and colour."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from planner.words import Words
from ui import style
from ui.models.destination_points import Chart, Fold, Point, Spot, charted
from ui.widgets.map_marks import draw_legend, draw_mark

AXIS, FOOT, TOP, RIGHT = 74, 40, 34, 18
NAMED = 8


class DestinationMap(QWidget):
    """Draws points; arrows and clicks choose one. The list of trades says the same in words."""

    chosen = Signal(str)
    STEPS: ClassVar = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.points: tuple[Point, ...] = ()
        self._code, self._words = "", Words("fr")
        self._drawn: object = None
        self._chart = Chart()

    def show_points(self, points: Iterable[Point], words: Words) -> None:
        """Show points, the nearest trades first: those are named on the map."""
        self.points, self._words = tuple(points), words
        self.setAccessibleName(words._("Map of time, money and outlook; the list says the same"))
        self._describe()
        self.update()

    def choose(self, code: str) -> None:
        """Ring the point of a trade."""
        self._code = code
        self._describe()
        self.update()

    def _describe(self) -> None:
        found = next((point.said for point in self.points if point.code == self._code), "")
        self.setAccessibleDescription(found)

    def _walk(self, step: int) -> None:
        order = sorted(self.points, key=lambda p: (p.weeks, p.cents, p.code))
        codes = [point.code for point in order]
        place = codes.index(self._code) + step if self._code in codes else 0
        if codes:
            self.chosen.emit(codes[min(max(place, 0), len(codes) - 1)])

    def spot_at(self, place: QPointF) -> Spot | None:
        """Return the mark under a place of the picture."""
        return next(
            (s for s in reversed(self._chart.spots) if s.rect.adjusted(-3, -3, 3, 3).contains(place)), None
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (spot := self.spot_at(event.position())) is not None:
            self.chosen.emit(spot.point.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (step := self.STEPS.get(Qt.Key(event.key()))) is not None:
            self._walk(step)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self.spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), spot.point.said if spot else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), style.colour("card"))
        inside = QRectF(self.rect()).adjusted(AXIS, TOP, -RIGHT, -FOOT)
        self._chart_for(inside)
        self._draw_axes(painter, self._chart, inside)
        for spot in self._chart.spots:
            draw_mark(painter, spot.rect, spot.point.look, spot.point.firm)
        self._draw_folds(painter, self._chart.folds)
        self._draw_names(painter, self._chart.spots)
        draw_legend(painter, QPointF(AXIS, TOP / 2 - 2), self._words)
        if self.hasFocus():
            painter.setPen(QPen(style.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _chart_for(self, inside: QRectF) -> None:
        """Place the marks again when they or their room changed; the chosen one always has room."""
        asked = self.points, self._code, inside
        if asked != self._drawn:
            self._drawn = asked
            self._chart = charted(sorted(self.points, key=lambda p: p.code != self._code), inside)

    def _draw_folds(self, painter: QPainter, folds: Sequence[Fold]) -> None:
        """Say where more trades belong than are drawn."""
        for fold in folds:
            text = f"+{fold.count}"
            wide, high = painter.fontMetrics().horizontalAdvance(text) + 6, painter.fontMetrics().height()
            area = QRectF(fold.at.x(), fold.at.y(), wide, high)
            painter.setPen(QPen(style.colour("border"), 1))
            painter.setBrush(style.colour("card"))
            painter.drawRoundedRect(area, 4, 4)
            painter.setPen(style.colour("text"))
            painter.drawText(area, CENTRE, text)

    def _draw_axes(self, painter: QPainter, chart: Chart, inside: QRectF) -> None:
        metrics, words = painter.fontMetrics(), self._words
        for weeks, x in chart.across:
            painter.setPen(QPen(style.colour("border"), 1))
            painter.drawLine(QPointF(x, inside.top()), QPointF(x, inside.bottom()))
            painter.setPen(style.colour("muted"))
            months = words.n_("{n} month", "{n} months", round(weeks * 12 / 52)) if weeks else words._("now")
            painter.drawText(QRectF(x - 50, inside.bottom() + 2, 100, metrics.height()), CENTRE, months)
        for cents, y in chart.upwards:
            painter.setPen(QPen(style.colour("border"), 1))
            painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y))
            painter.setPen(style.colour("muted"))
            text = QRectF(0, y - metrics.height() / 2, AXIS - 6, metrics.height())
            painter.drawText(text, RIGHT_SIDE, words.money(cents))
        foot = QRectF(inside.left(), inside.bottom() + metrics.height(), inside.width(), metrics.height())
        painter.drawText(
            foot, CENTRE, words._("Earliest finish, and what it costs the client (pay lost included)")
        )

    def _draw_names(self, painter: QPainter, spots: Sequence[Spot]) -> None:
        """Name the chosen point, and the nearest trades where a name covers nothing."""
        taken, named = [spot.rect for spot in spots], 0
        for spot in spots:
            chosen, area = spot.point.code == self._code, self._name_area(painter, spot)
            if chosen or (named < NAMED and not any(area.intersects(rect) for rect in taken)):
                taken.append(area)
                named += 1
                self._draw_name(painter, spot, area, chosen)

    def _name_area(self, painter: QPainter, spot: Spot) -> QRectF:
        metrics = painter.fontMetrics()
        wide = min(metrics.horizontalAdvance(spot.point.title) + 6, metrics.averageCharWidth() * 26)
        left = spot.rect.right() + 4
        left = left if left + wide <= self.width() - 4 else spot.rect.left() - wide - 4
        return QRectF(left, spot.rect.center().y() - metrics.height() / 2, wide, metrics.height())

    def _draw_name(self, painter: QPainter, spot: Spot, area: QRectF, chosen: bool) -> None:
        if chosen:
            painter.setPen(QPen(style.colour("text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spot.rect.adjusted(-4, -4, 4, 4))
            painter.fillRect(area, style.colour("selection"))
        painter.setPen(style.colour("text"))
        wide = round(area.width())
        text = painter.fontMetrics().elidedText(spot.point.title, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(area, LEFT_SIDE, text)


CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT_SIDE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT_SIDE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
