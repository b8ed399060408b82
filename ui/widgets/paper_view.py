"""Sheets of paper one under the other, as they will be printed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner.words import Words
from ui import style

GAP = 14


class PaperView(QScrollArea):
    """Shows pictures of pages; the keys of a scroll area move through them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self.sheets: list[QLabel] = []
        self._words = Words("fr")

    def show_pages(self, images: Sequence[QImage], ratio: float, words: Words) -> None:
        """Show the pages, drawn for a screen of that device pixel ratio; the place is kept."""
        place = self.verticalScrollBar().value()
        inside, column = QWidget(), QVBoxLayout()
        inside.setLayout(column)
        column.setSpacing(GAP)
        self.sheets = [self._sheet(image, ratio) for image in images]
        for number, sheet in enumerate(self.sheets, 1):
            name = words._("Page {number} of {all}", number=number, all=len(images))
            sheet.setAccessibleName(name)
            column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self.setWidget(inside)
        self.verticalScrollBar().setValue(place)

    @property
    def page_number(self) -> int:
        """Return the number of the page in the middle of the view; 0 without pages."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        above = [sheet for sheet in self.sheets if sheet.y() <= middle]
        return max(1, len(above)) if self.sheets else 0

    def sizeHint(self) -> QSize:
        return QSize(760, 600)

    def _sheet(self, image: QImage, ratio: float) -> QLabel:
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(ratio)
        sheet = QLabel()
        sheet.setPixmap(picture)
        style.emphasise(sheet, "sheet")
        return sheet
