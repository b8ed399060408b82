"""A line of text that is shortened with an ellipsis where there is no room; the whole is its tool tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStyleOption

from ui.tips import tip

ARROW = " → "


class ElidedLabel(QLabel):
    """A plain text label that never asks for more width than a few letters."""

    def setText(self, text: str) -> None:
        """Show a text, as plain as it is, and whole in the tip."""
        self.setTextFormat(Qt.TextFormat.PlainText)
        super().setText(text)
        self.setToolTip(tip(text))

    def minimumSizeHint(self) -> QSize:
        """Return room for eight letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, super().minimumSizeHint().height())

    def fitted(self, room: int) -> str:
        """Return what of the text stands in so many pixels."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for, with an ellipsis."""
        painter, option = QPainter(self), QStyleOption()
        option.initFrom(self)
        text = self.fitted(self.width())
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.style().drawItemText(
            painter, self.rect(), flags, option.palette, True, text, self.foregroundRole()
        )


class GoalLabel(ElidedLabel):
    """Where someone stands and where they go: the goal gives way only after what is before its arrow."""

    def fitted(self, room: int) -> str:
        """Return the text with its start cut first, then its end."""
        metrics, (start, arrow, goal) = self.fontMetrics(), self.text().partition(ARROW)
        if not arrow or metrics.horizontalAdvance(self.text()) <= room:
            return super().fitted(room)
        left = room - metrics.horizontalAdvance(arrow + goal)
        if left < metrics.horizontalAdvance("…"):
            return metrics.elidedText(arrow.lstrip() + goal, Qt.TextElideMode.ElideRight, room)
        return metrics.elidedText(start, Qt.TextElideMode.ElideRight, left) + arrow + goal
