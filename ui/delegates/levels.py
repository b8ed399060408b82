"""Draw a skill's levels as boxes: solid = held, hatched = to learn, outlined = later on the job."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.gap import GapLine
from ui import style
from ui.models.columns import MOST, VALUE

LEVELS = 5
GAP = 3


class LevelDelegate(QStyledItemDelegate):
    """Boxes from 1 to the highest level of the skill, as wide as the text is high."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the level as so many filled signs."""
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.highlight())
        line: GapLine = index.data(VALUE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(index.data(MOST) or LEVELS, line.level)
        shown = boxes(option.rect, option.fontMetrics.height())[:most]
        for level, box in enumerate(shown, start=1):
            _draw_box(painter, box, line, level)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a whole scale of signs."""
        height = option.fontMetrics.height()
        return QSize(LEVELS * (_wide(height) + GAP) + 2 * GAP, height + 2 * GAP)


def boxes(rect: QRect, height: int) -> list[QRect]:
    """Return the five boxes of a cell."""
    tall = round(height * 0.62)
    top = rect.top() + (rect.height() - tall) // 2
    wide = _wide(height)
    return [QRect(rect.left() + GAP + n * (wide + GAP), top, wide, tall) for n in range(LEVELS)]


def _wide(height: int) -> int:
    return round(height * 0.72)


def _draw_box(painter: QPainter, box: QRect, line: GapLine, level: int) -> None:
    needed = line.entry or 0
    ink = style.colour("held")
    painter.setPen(QPen(ink if level <= max(needed, line.held or 0) else style.colour("border"), 1))
    painter.setBrush(_brush(line, level, needed))
    painter.drawRoundedRect(box, 2, 2)
    if line.held is None and level <= needed:
        painter.setPen(style.colour("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
    elif needed < level <= line.level and level > (line.held or 0):
        painter.setPen(style.colour("muted"))
        painter.drawPoint(box.center())


def _brush(line: GapLine, level: int, needed: int) -> QBrush:
    ink = style.colour("held")
    if level <= (line.held or 0):
        return QBrush(ink)
    if level <= needed and line.held is not None:
        return QBrush(ink, Qt.BrushStyle.BDiagPattern)
    return QBrush(Qt.BrushStyle.NoBrush)
