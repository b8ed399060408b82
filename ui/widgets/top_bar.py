"""The bar over the pages: search, undo and redo, preview, language, new client."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QToolButton, QWidget

from planner.words import LANGUAGES, Words
from ui import style
from ui.widgets.search import SearchBox

AROUND = 8
# The search gives way to a message, but never all of its room.
SEARCH, NARROW = 430, 190


class TopBar(QWidget):
    """Shows actions that the window owns; its own texts are the language button's."""

    def __init__(self, search: SearchBox, actions: list[QAction], new: QAction) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        style.emphasise(self, "bar")
        self._search = search
        self.language = QToolButton(autoRaise=True)
        self._icons = [self._button(action) for action in actions]
        self.new_client = QPushButton(style.icon("plus", "on_accent"), "")
        style.emphasise(self.new_client, "primary")
        self.new_client.clicked.connect(new.trigger)
        self._room = QWidget()
        self.free = QHBoxLayout(self._room)
        self.free.setContentsMargins(8, 0, 8, 0)
        self._row = QHBoxLayout(self)
        self._lay_out()

    def retranslate(self, words: Words) -> None:
        """Say the texts again; the language button names the other language."""
        other = "EN" if words.language == "fr" else "FR"
        _name(self.language, other, [code.upper() for code in LANGUAGES])
        self.language.setToolTip("English (Ctrl+Shift+L)" if other == "EN" else "Français (Ctrl+Shift+L)")
        self.language.setAccessibleName("English" if other == "EN" else "Français")
        _name(self.new_client, words._("New client"), [Words(code)._("New client") for code in LANGUAGES])
        self._search.retranslate(words)
        for button in self._icons:
            button.setAccessibleName(button.defaultAction().iconText())

    def make_room(self, wide: int) -> bool:
        """Have that much free beside the search, which becomes narrower for it; say whether it can be had."""
        self._row.activate()  # what was just given back is free again
        both = self._room.width() + self._search.width()
        can = both - wide >= NARROW
        self._search.setFixedWidth(min(SEARCH, both - wide) if can else SEARCH)
        return can

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(autoRaise=True, iconSize=QSize(20, 20))
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        row = self._row
        row.setContentsMargins(12, 0, 12, 0)
        self.setMinimumHeight(self.new_client.sizeHint().height() + 2 * AROUND)
        self._search.setFixedWidth(SEARCH)
        row.addWidget(self._search)
        row.addWidget(self._room, 1)
        for button in (*self._icons, self.language, self.new_client):
            row.addWidget(button)
        self.language.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _name(button: QAbstractButton, text: str, others: Iterable[str]) -> None:
    """Name a button in the width that it takes in any language: nothing beside it moves."""
    wide = 0
    for other in (*others, text):
        button.setText(other)
        wide = max(wide, button.sizeHint().width())
    button.setMinimumWidth(wide)
