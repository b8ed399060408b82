"""The limits of a search as small buttons, on as few lines as they take; each leads to the answers."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import style
from ui.tips import tip

BETWEEN, AROUND = 4, 18


class LimitChips(QWidget):
    """Shows texts, one a chip; a text that is wider than the line is shortened."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[QPushButton] = []
        self._limits: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_limits(self, limits: Sequence[str], explained: str) -> None:
        """Show the limits; chips that still hold stay in place, and keep the focus."""
        self._limits = tuple(limits)
        while len(self.chips) < len(limits):
            self.chips.append(self._chip())
        for chip, limit in zip(self.chips, limits, strict=False):
            chip.setToolTip(tip(f"{limit}\n{explained}"))
            chip.setAccessibleName(f"{limit}. {explained}")
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < len(limits))
        self._place()

    def _chip(self) -> QPushButton:
        chip = QPushButton(self)
        # By keyboard, the button of the answers at the head of the page leads to the same place.
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        style.emphasise(chip, "tag")
        chip.clicked.connect(self.asked)
        return chip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the chips anew for the width."""
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        """Return the height of the lines."""
        return QSize(self.width(), self.minimumHeight())

    def _place(self) -> None:
        tall = self.fontMetrics().height() + 6
        for chip, (text, left, line, wide) in zip(self.chips, self._places(), strict=False):
            chip.setText(text)
            chip.setGeometry(left, line * (tall + BETWEEN), wide, tall)
        lines = 1 + max((line for _, _, line, _ in self._places()), default=-1)
        self.setFixedHeight(max(0, lines * (tall + BETWEEN) - BETWEEN))

    def _places(self) -> Iterator[tuple[str, int, int, int]]:
        """Yield of each limit its text, where it begins, on which line, and how wide it is."""
        metrics, left, line = self.fontMetrics(), 0, 0
        for limit in self._limits:
            room = max(self.width() - AROUND, metrics.averageCharWidth())
            text = metrics.elidedText(limit, Qt.TextElideMode.ElideRight, room)
            wide = metrics.horizontalAdvance(text) + AROUND
            if left and left + wide > self.width():
                left, line = 0, line + 1
            yield text.replace("&", "&&"), left, line, wide
            left += wide + BETWEEN
