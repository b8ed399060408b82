"""The report of a merge, to read, to save, and to go on from."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style


class MergeReport(QWidget):
    """Shows lines of text under a heading."""

    left = Signal()
    asked_save = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.told = QLabel(), QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.lines = QPlainTextEdit(readOnly=True)
        self.save, self.close_button = QPushButton(), QPushButton()
        self._words, self._is_made, self._how = Words("fr"), False, ""
        style.emphasise(self.title, "title")
        style.emphasise(self.told, "ok")
        style.emphasise(self.close_button, "primary")
        self.save.clicked.connect(self.asked_save)
        self.close_button.clicked.connect(self.left)
        foot, column = QHBoxLayout(), QVBoxLayout(self)
        foot.addWidget(self.save)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column.setContentsMargins(16, 10, 16, 10)
        for part in (self.title, self.told):
            column.addWidget(part)
        column.addWidget(self.lines, 1)
        column.addLayout(foot)

    @property
    def text(self) -> str:
        """Return the report."""
        return self.lines.toPlainText()

    def retranslate(self, words: Words) -> None:
        """Say the fixed texts again."""
        self._words = words
        self.title.setText(words._("Merged") if self._is_made else words._("Nothing to merge"))
        self.told.setText(words._(self._how) if self._how else "")
        self.lines.setAccessibleName(words._("Report of the merge"))
        self.save.setText(words._("Save the report…"))
        self.close_button.setText(words._("Close"))

    def show_lines(self, lines: Sequence[str], is_made: bool, how: str = "") -> None:
        """Show the report of a merge, and how it is undone, or of a file that held nothing new."""
        self._is_made, self._how = is_made, how
        self.lines.setPlainText("\n".join(lines))
        self.retranslate(self._words)
