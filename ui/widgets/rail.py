"""The rail at the left: one button per page that exists, and the settings at its foot."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style
from ui.page import PageEntry
from ui.tips import tip

ICON_SIZE = 22


class Rail(QWidget):
    """The buttons of the pages, in order; the commands of the menu have their keys, Ctrl+1 and so on."""

    chosen = Signal(str)

    def __init__(
        self, pages: Sequence[PageEntry], settings: Sequence[QAction] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        style.emphasise(self, "bar")
        self.setFixedWidth(style.RAIL_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons = {page: self._button(page) for page in pages}
        self._words, self._waiting = Words("fr"), dict[str, int]()
        for button in self._buttons.values():
            column.addWidget(button)
        column.addStretch()
        self.settings = _plain_button("cog-outline")
        self.settings.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.settings.setMenu(QMenu(self.settings))
        self.settings.menu().addActions(settings)
        column.addWidget(self.settings)

    def show_chosen(self, name: str) -> None:
        """Mark the page that is on screen; one that is not on the rail marks none."""
        self._group.setExclusive(False)
        for page, button in self._buttons.items():
            button.setChecked(page.name == name)
        self._group.setExclusive(True)

    def show_waiting(self, name: str, count: int) -> None:
        """Say at a page how many choices wait there."""
        self._waiting[name] = count
        self.retranslate(self._words)

    def retranslate(self, words: Words) -> None:
        """Say the pages' names again."""
        self._words = words
        for number, (page, button) in enumerate(self._buttons.items(), 1):
            said, waiting = page.said(words), self._waiting.get(page.name, 0)
            button.setText(f"{said} ({words.number(waiting)})" if waiting else said)
            whole = self._whole(said, waiting)
            button.setToolTip(tip(f"{whole} (Ctrl+{number})"))
            button.setAccessibleName(whole)
        said = words._("Settings")
        self.settings.setText(said)
        self.settings.setAccessibleName(said)
        self.settings.setToolTip(tip(f"{said} (Ctrl+,)"))

    def _whole(self, said: str, waiting: int) -> str:
        if not waiting:
            return said
        return self._words.n_("{page}: {n} choice waits", "{page}: {n} choices wait", waiting, page=said)

    def _button(self, page: PageEntry) -> QToolButton:
        button = _plain_button(page.icon)
        button.setCheckable(True)
        button.clicked.connect(lambda: self.chosen.emit(page.name))
        self._group.addButton(button)
        return button


def _plain_button(icon: str) -> QToolButton:
    button = QToolButton(icon=style.icon(icon), iconSize=QSize(ICON_SIZE, ICON_SIZE))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    style.emphasise(button, "rail")
    return button
