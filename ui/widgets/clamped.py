"""A text of a few lines at most, cut with an ellipsis; the whole is its tool tip."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextLine
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.tips import tip


class ClampedLabel(QLabel):
    """Plain text that wraps within the width it is given, on no more than `lines` lines."""

    def __init__(self, text: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._lines = lines
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
        for number, line in enumerate(self._broken(layout)):
            place = QPointF(0, number * metrics.lineSpacing())
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
