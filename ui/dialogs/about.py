"""What Parcours is, where its data come from, and what it is built with, each with its licence."""

import csv
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

import resources
from ui import style
from ui.models.catalogue_words import source_words
from ui.session import Session
from ui.settings import APPLICATION, VERSION

SIZE = (640, 460)
LICENCE = "MIT"


class AboutDialog(QDialog):
    """Two lists to read and copy: the sources of the open catalogue, then the software and the fonts."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self._words = session.language.words
        self.setWindowTitle(words._("About Parcours"))
        self.tabs, catalogue = QTabWidget(), session.catalogue
        self.tabs.setAccessibleName(self.windowTitle())
        lines = [source_words(source, words, catalogue) for source in catalogue.sources]
        self._add_list(words._("Sources of the catalogue"), lines)
        self._add_list(words._("Software and fonts"), licence_lines())
        self._lay_out()
        self.resize(*SIZE)

    def _add_list(self, title: str, lines: Iterable[str]) -> None:
        text = QPlainTextEdit("\n".join(lines), readOnly=True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(title)
        self.tabs.addTab(text, title)

    def _lay_out(self) -> None:
        words = self._words
        name = QLabel(f"{APPLICATION} {VERSION}")
        style.emphasise(name, "title")
        purpose = words._("Parcours plans training pathways, for employment counsellors in Québec.")
        free = words._(
            "Free software under the {licence} licence; it comes without any warranty.", licence=LICENCE
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(words._("Close"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        said = [QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText) for text in (purpose, free)]
        for widget in (name, *said, self.tabs, buttons):
            column.addWidget(widget)


def licence_lines() -> list[str]:
    """Return each package and font that the product carries, with its licence."""
    with resources.path("licences.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: (row["kind"], row["name"].casefold()))
    return [f"{row['name']} – {row['licence']}" for row in rows]
