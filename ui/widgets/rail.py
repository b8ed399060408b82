"""The rail at the left: one button per page that exists."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style
from ui.page import PageEntry

ICON_SIZE = 22


class Rail(QWidget):
    """The buttons of the pages, in order; Ctrl+1 is the first."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        style.emphasise(self, "bar")
        self.setFixedWidth(style.RAIL_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons = {page: self._button(page, number) for number, page in enumerate(pages, 1)}
        for button in self._buttons.values():
            column.addWidget(button)
        column.addStretch()

    def show_chosen(self, name: str) -> None:
        """Mark the page that is on screen; one that is not on the rail marks none."""
        self._group.setExclusive(False)
        for page, button in self._buttons.items():
            button.setChecked(page.name == name)
        self._group.setExclusive(True)

    def retranslate(self, words: Words) -> None:
        """Say the pages' names again."""
        for number, (page, button) in enumerate(self._buttons.items(), 1):
            button.setText(page.said(words))
            button.setShortcut(QKeySequence(f"Ctrl+{number}"))  # a new text takes the key of a button away
            button.setToolTip(f"{page.said(words)} (Ctrl+{number})")
            button.setAccessibleName(page.said(words))

    def _button(self, page: PageEntry, number: int) -> QToolButton:
        button = QToolButton(checkable=True, icon=style.icon(page.icon), iconSize=QSize(ICON_SIZE, ICON_SIZE))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.chosen.emit(page.name))
        style.emphasise(button, "rail")
        self._group.addButton(button)
        return button
