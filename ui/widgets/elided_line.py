"""A line to type in: its text ends with an ellipsis where it has no room, and is marked where it is wrong."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from ui import style
from ui.tips import tip

# What Qt leaves beside the text within the frame.
MARGIN = 2


class ElidedLine(QLineEdit):
    """A line of text that is never cut within a letter; its whole is the tool tip while it is elided."""

    is_marked = False

    def __init__(self) -> None:
        super().__init__()
        self.textChanged.connect(lambda text: self.setToolTip(tip(text)))

    @property
    def shown(self) -> str:
        """Return the text as there is room for it."""
        room = self._frame()[1].width() - 2 * MARGIN
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def mark(self, is_wrong: bool) -> None:
        """Show whether what is typed means nothing; a line under it is seen by who sees no colour."""
        self.is_marked = is_wrong
        self.setPalette(style.palette_with(self.palette(), "error" if is_wrong else "text"))
        font = self.font()
        font.setUnderline(is_wrong)
        self.setFont(font)

    def put_wrong(self, text: str) -> None:
        """Show again what was typed and means nothing."""
        self.setText(text)
        self.mark(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for, unless it is typed in."""
        if self.hasFocus() or self.shown == self.text():
            super().paintEvent(event)
            return
        painter, (option, room) = QPainter(self), self._frame()
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        where = room.adjusted(MARGIN, 0, -MARGIN, 0)
        painter.drawText(where, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.shown)

    def _frame(self) -> tuple[QStyleOptionFrame, QRect]:
        """Return what the frame is drawn from, and the room within it."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return option, room
