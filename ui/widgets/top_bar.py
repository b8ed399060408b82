"""The bar over the pages: search, undo and redo, preview, language, new client."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from planner.words import Words
from ui import style
from ui.widgets.search import SearchBox


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
        self._lay_out()

    def retranslate(self, words: Words) -> None:
        """Say the texts again; the language button names the other language."""
        other = "EN" if words.language == "fr" else "FR"
        self.language.setText(other)
        self.language.setToolTip("English (Ctrl+Shift+L)" if other == "EN" else "Français (Ctrl+Shift+L)")
        self.language.setAccessibleName("English" if other == "EN" else "Français")
        self.new_client.setText(words._("New client"))
        self._search.retranslate(words)
        for button in self._icons:
            button.setAccessibleName(button.defaultAction().iconText())

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(autoRaise=True, iconSize=QSize(20, 20))
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        self._search.setMinimumWidth(430)
        row.addWidget(self._search)
        row.addStretch()
        for button in (*self._icons, self.language, self.new_client):
            row.addWidget(button)
        self.language.setFocusPolicy(Qt.FocusPolicy.TabFocus)
