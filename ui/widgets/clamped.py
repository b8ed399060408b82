"""A text of a few lines at most, cut with an ellipsis; the whole is its tool tip."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextLine
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.tips import tip


class ClampedLabel(QLabel):
    """Plain text that wraps within the width it is given, on no more than `lines` lines.

    It begins at the top; `centred`, fewer lines stand in the middle.
    """

    def __init__(self, text: str, lines: int, parent: QWidget | None = None, centred: bool = False) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._lines, self._centred = lines, centred
        self.setToolTip(tip(text))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of as many lines as it may have."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the size of as many short lines as it may have."""
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 8, self._lines * metrics.lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as many lines as there may be, the last one cut."""
        painter, metrics = QPainter(self), self.fontMetrics()
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout = QTextLayout(self.text(), self.font())
        broken = list(self._broken(layout))
        tall = min(len(broken), self._lines) * metrics.lineSpacing()
        top = (self.height() - tall) / 2 if self._centred else 0
        for number, line in enumerate(broken):
            place = QPointF(0, top + number * metrics.lineSpacing())
            if number + 1 < self._lines:
                line.draw(painter, place)
                continue
            rest = self.text()[line.textStart() :]
            shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(place + QPointF(0, metrics.ascent()), shown)
            break

    def _broken(self, layout: QTextLayout) -> Iterator[QTextLine]:
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width())
            yield line
        layout.endLayout()
