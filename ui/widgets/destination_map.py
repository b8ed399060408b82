"""The map of where a client could go: time across, money upwards, outlook as shape and colour."""

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from planner.words import Words
from ui import style
from ui.models.destination_points import Chart, Fold, Point, Spot, charted
from ui.tips import tip
from ui.widgets.map_drawing import AXIS, FOOT, RIGHT, TOP, draw_axes, draw_folds, draw_names, fold_area
from ui.widgets.map_marks import draw_legend, draw_mark

TITLES = 12


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

    def fold_at(self, place: QPointF) -> Fold | None:
        """Return the fold under a place of the picture."""
        metrics = self.fontMetrics()
        return next((f for f in self._chart.folds if fold_area(f, metrics).contains(place)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the trade under the pointer, or the next one of a heap."""
        if (fold := self.fold_at(event.position())) is not None:
            self.chosen.emit(fold.next(self._code, self.points))
        elif (spot := self.spot_at(event.position())) is not None:
            self.chosen.emit(spot.point.code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk to the nearest trade in a direction."""
        if (step := self.STEPS.get(Qt.Key(event.key()))) is not None:
            self._walk(step)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell of the trade under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip(self._told(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def _told(self, place: QPointF) -> str:
        """Return what a tool tip says there: of a mark all that is known, of a fold its first trades."""
        if (fold := self.fold_at(place)) is not None:
            titles, left = [point.title for point in fold.points[:TITLES]], fold.count - TITLES
            more = [self._words.n_("and {n} more", "and {n} more", left)] if left > 0 else []
            return "\n".join([*titles, *more])
        spot = self.spot_at(place)
        return spot.point.said if spot else ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the trades by weeks and by money."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), style.colour("card"))
        inside = QRectF(self.rect()).adjusted(AXIS, TOP, -RIGHT, -FOOT)
        self._chart_for(inside)
        draw_axes(painter, self._chart, inside, self._words)
        for spot in self._chart.spots:
            draw_mark(painter, spot.rect, spot.point.look, spot.point.firm)
        draw_folds(painter, self._chart.folds)
        draw_names(painter, self._chart, self._code, QRectF(self.rect()).adjusted(0, TOP / 2, -4, -FOOT))
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
