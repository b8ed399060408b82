"""One step on the calendar: a bar that is focused and chosen, moved and stretched by keys or by the mouse."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsObject,
    QGraphicsSceneHoverEvent,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from ui import style

WEEK_DAYS = 7
# What is taken at its right end is stretched; elsewhere it is moved.
HANDLE = 7.0
ROW_GAP = 4.0
HALO = 3.0
# A course of a few days is as thin as a line: it can be taken beside it too.
LEAST_HELD = 10.0
ARROW_WEEKS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ARROW_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Look(Enum):
    """How a step is drawn; each look has a shape or pattern of its own beside its colour."""

    STUDY = "study"
    WORK = "work"
    ESTIMATED = "estimated"
    FORMALITY = "formality"


class CalendarBar(QGraphicsObject):
    """A bar, or a diamond for an administrative step; it says what is wanted and changes nothing itself."""

    chosen = Signal(str)
    moved = Signal(str, int)
    stretched = Signal(str, int)
    reordered = Signal(str, int)
    walked = Signal(int)

    def __init__(self, step_id: str, rect: QRectF, look: Look, label: str, scale: float) -> None:
        super().__init__()
        self.step_id, self.rect, self.look, self.label = step_id, rect, look, label
        self.marked, self.pinned = "", False
        self._scale, self._grabbed, self._stretches, self._stands = scale, QPointF(), False, rect
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAcceptHoverEvents(True)

    def boundingRect(self) -> QRectF:
        """Return the bar with room for its words beside it."""
        tail = QFontMetricsF(QApplication.font()).horizontalAdvance(self.label) + 60
        return self.rect.adjusted(-tail, -4, tail, 4)

    def shape(self) -> QPainterPath:
        """Return where the bar can be taken: on itself, not on its words nor on empty days."""
        path, spare = QPainterPath(), max(0.0, LEAST_HELD - self.rect.width()) / 2
        path.addRect(self.rect.adjusted(-spare, 0, spare, 0))
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the bar, its share and its words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_shape(painter)
        self._paint_label(painter)
        if self.isSelected() or self.hasFocus():
            _draw_ring(painter, self.rect, focused=self.hasFocus())

    def _paint_shape(self, painter: QPainter) -> None:
        ink = style.colour(_INKS[self.look])
        painter.setPen(QPen(ink, 1.4))
        if self.look is Look.FORMALITY:
            painter.setBrush(ink)
            painter.drawPolygon(_diamond(self.rect))
            return
        if self.look is Look.ESTIMATED:
            painter.setBrush(style.colour("card"))
            painter.drawRoundedRect(self.rect, 4, 4)
        painter.setBrush(QBrush(ink, _PATTERNS[self.look]))
        painter.drawRoundedRect(self.rect, 4, 4)

    def _paint_label(self, painter: QPainter) -> None:
        text, metrics = f"{self.marked} {self.label}".strip(), QFontMetricsF(painter.font())
        pin = metrics.height() if self.pinned else 0.0
        wide = metrics.horizontalAdvance(text) + 4 + pin
        inside = self.look in (Look.STUDY, Look.WORK) and wide + 12 < self.rect.width()
        left = self.rect.left() + 7.0 if inside else self._beside(wide)
        area = QRectF(left, self.rect.top() + 1, wide, self.rect.height() - 2)
        ink = "on_accent" if inside else "text"
        # No figure could be read through the hatching of a bar, nor through the arrows that pass by a date.
        if self.look is Look.FORMALITY or (not inside and area.intersects(self.rect)):
            painter.fillRect(area, style.colour("card"))
        if self.pinned:  # drawn as a picture: few typefaces have the sign
            square = QRectF(area.left() + 2, area.center().y() - pin / 2 + 1, pin - 2, pin - 2)
            style.icon("pin", ink).paint(painter, square.toRect())
        _write(painter, area.adjusted(pin, 0, 0, 0), text, style.colour(ink), halo=not inside)

    def _beside(self, wide: float) -> float:
        """Return where a label begins: after the bar, else at its end, else before it."""
        after = self.rect.right() + 6
        if after + wide <= self.scene().sceneRect().right():
            return after
        return self.rect.right() - wide - 6 if wide + 12 < self.rect.width() else self.rect.left() - wide - 6

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or stretch the step by arrows."""
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        key = Qt.Key(event.key())
        if plain and key in ARROW_WEEKS:
            longer = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            wanted = self.stretched if longer else self.moved
            wanted.emit(self.step_id, ARROW_WEEKS[key] * WEEK_DAYS)
        elif plain and key in ARROW_ROWS:
            self.walked.emit(ARROW_ROWS[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Take hold of the bar, by its end or as a whole."""
        self._grabbed, self._stretches = event.scenePos(), self._at_end(event.pos())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.chosen.emit(self.step_id)

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Show where the held bar would come to lie."""
        shift = self._weeks(event) * WEEK_DAYS * self._scale
        if self._stretches:
            self.prepareGeometryChange()
            self.rect = self._stands.adjusted(0, 0, max(shift, HANDLE - self._stands.width()), 0)
        else:  # up or down it changes places, along the axis it changes dates
            rows = self._rows(event)
            self.setPos(0 if rows else shift, rows * (self._stands.height() + ROW_GAP))

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Move or stretch the step to where the bar was let go."""
        weeks, rows = self._weeks(event), 0 if self._stretches else self._rows(event)
        self.prepareGeometryChange()
        self.setPos(0, 0)
        self.rect = self._stands
        if rows:
            self.reordered.emit(self.step_id, rows)
        elif weeks:
            wanted = self.stretched if self._stretches else self.moved
            wanted.emit(self.step_id, weeks * WEEK_DAYS)

    def hoverMoveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """Show by the pointer whether the bar would be moved or stretched."""
        shape = (
            Qt.CursorShape.SizeHorCursor if self._at_end(event.pos()) else Qt.CursorShape.PointingHandCursor
        )
        self.setCursor(shape)

    def _at_end(self, where: QPointF) -> bool:
        is_long = self.look is not Look.FORMALITY and self.rect.width() > 2 * HANDLE
        return is_long and abs(where.x() - self.rect.right()) <= HANDLE

    def _weeks(self, event: QGraphicsSceneMouseEvent) -> int:
        return round((event.scenePos().x() - self._grabbed.x()) / (self._scale * WEEK_DAYS))

    def _rows(self, event: QGraphicsSceneMouseEvent) -> int:
        return round((event.scenePos().y() - self._grabbed.y()) / (self._stands.height() + ROW_GAP))


_INKS = {Look.STUDY: "held", Look.WORK: "ok", Look.ESTIMATED: "held", Look.FORMALITY: "warning"}
_PATTERNS = {
    Look.STUDY: Qt.BrushStyle.SolidPattern,
    Look.WORK: Qt.BrushStyle.SolidPattern,
    Look.ESTIMATED: Qt.BrushStyle.BDiagPattern,
    Look.FORMALITY: Qt.BrushStyle.SolidPattern,
}


def _write(painter: QPainter, area: QRectF, text: str, ink: QColor, halo: bool) -> None:
    """Write in the middle of an area; a halo lets letters be read over an arrow without cutting it."""
    painter.setPen(ink)
    if halo:
        metrics, letters = QFontMetricsF(painter.font()), QPainterPath()
        left = area.center().x() - metrics.horizontalAdvance(text) / 2
        letters.addText(
            left, area.center().y() + (metrics.ascent() - metrics.descent()) / 2, painter.font(), text
        )
        painter.strokePath(letters, QPen(style.colour("card"), HALO))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def _draw_ring(painter: QPainter, rect: QRectF, focused: bool) -> None:
    """Draw the ring of the chosen bar, dashed while the keys are elsewhere."""
    painter.setPen(
        QPen(style.colour("text"), 1.6, Qt.PenStyle.SolidLine if focused else Qt.PenStyle.DashLine)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 5, 5)


def _diamond(rect: QRectF) -> QPolygonF:
    middle = rect.center()
    half = min(rect.width(), rect.height()) / 2
    return QPolygonF(
        [
            QPointF(middle.x(), middle.y() - half),
            QPointF(middle.x() + half, middle.y()),
            QPointF(middle.x(), middle.y() + half),
            QPointF(middle.x() - half, middle.y()),
        ]
    )
