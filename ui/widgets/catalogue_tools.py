"""The title of the catalogue with what can be done to it: add, import, save, and see what changed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from planner.words import N_, Words
from ui import style

ADD = {
    "group": N_("A &group of the chosen programme…"),
    "program": N_("A &programme…"),
    "measure": N_("A &funding measure…"),
    "place": N_("A p&lace…"),
}
MORE = {
    "edits": N_("The &office’s own rows…"),
    "places": N_("&Places…"),
    "versions": N_("&What changed…"),
    "template": N_("Save an empty &template…"),
    "save": N_("&Save the catalogue as a workbook…"),
}


class CatalogueTools(QWidget):
    """Three buttons beside the title; two of them open a menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.add = QPushButton(style.icon("plus", "muted"), "")
        self.load = QPushButton(style.icon("database-import-outline", "muted"), "")
        self.more = QPushButton()
        self.actions_ = {**_filled(self.add, ADD), **_filled(self.more, MORE)}
        style.emphasise(self.title, "title")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.title, 1)
        for button in (self.add, self.load, self.more):
            row.addWidget(button)

    def on(self, acts: Mapping[str, Callable[[], object]]) -> None:
        """Say what the entries of the menus do."""
        for name, act in acts.items():
            self.actions_[name].triggered.connect(lambda _=False, act=act: act())

    def retranslate(self, words: Words) -> None:
        """Say every text again."""
        self.title.setText(words._("Catalogue"))
        self.add.setText(words._("Add"))
        self.load.setText(words._("Import…"))
        self.load.setToolTip(words._("Import a catalogue or a public file (Ctrl+I)"))
        self.more.setText(words._("More"))
        for name, text in {**ADD, **MORE}.items():
            self.actions_[name].setText(words._(text))


def _filled(button: QPushButton, texts: Mapping[str, str]) -> dict[str, QAction]:
    menu = QMenu(button)
    button.setMenu(menu)
    return {name: menu.addAction("") for name in texts}
