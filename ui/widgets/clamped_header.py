"""Titles of columns that wrap, and end with an ellipsis where they are longer than their lines."""

from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget


class ClampedHeader(QHeaderView):
    """A row of titles, each cut to the lines that stand in its height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logicalIndex: int) -> None:
        """Shorten the title to what can be read of it."""
        super().initStyleOptionForIndex(option, logicalIndex)
        # The option's place is the whole row of titles until Qt paints the section.
        margins = option.rect.width() - self._label(option).width()
        lines = max(self.height() // self.fontMetrics().lineSpacing(), 1)
        option.text = clamped(option.text, self.font(), self.sectionSize(logicalIndex) - margins, lines)

    def _label(self, option: QStyleOptionHeader) -> QRect:
        return self.style().subElementRect(QStyle.SubElement.SE_HeaderLabel, option, self)


def clamped(text: str, font: QFont, width: int, lines: int) -> str:
    """Return a text in at most so many lines of so many pixels, the last one cut."""
    layout, starts = QTextLayout(text, font), []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    if len(starts) <= lines:
        return text
    last = starts[lines - 1]
    kept = [text[one:other].rstrip() for one, other in pairwise(starts[:lines])]
    return "\n".join((*kept, QFontMetrics(font).elidedText(text[last:], Qt.TextElideMode.ElideRight, width)))
