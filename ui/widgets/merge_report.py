"""The report of a merge, to read, to save, and to go on from."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style


class MergeReport(QWidget):
    """Shows lines of text under a heading."""

    left = Signal()
    asked_save = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.told = QLabel(), QLabel(wordWrap=True)
        self.lines = QPlainTextEdit(readOnly=True)
        self.save, self.close_button = QPushButton(), QPushButton()
        self._words, self._is_made = Words("fr"), False
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
        self.told.setText(words._("Ctrl+Z on this page undoes the whole merge.") if self._is_made else "")
        self.lines.setAccessibleName(words._("Report of the merge"))
        self.save.setText(words._("Save the report…"))
        self.close_button.setText(words._("Close"))

    def show_lines(self, lines: Sequence[str], is_made: bool) -> None:
        """Show the report of a merge, or of a file that held nothing new."""
        self._is_made = is_made
        self.lines.setPlainText("\n".join(lines))
        self.retranslate(self._words)
