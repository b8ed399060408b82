"""Two long texts side by side, whole, with what differs marked in each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from planner.words import Words
from ui import style
from ui.models.texts_apart import differences, need_room

LINES = 5


class ComparedTexts(QWidget):
    """Shows what two sides say, where that is more than a cell can show; else it is not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles = tuple(QLabel(textFormat=Qt.TextFormat.PlainText) for _ in range(2))
        self.texts = tuple(QPlainTextEdit(readOnly=True, tabChangesFocus=True) for _ in range(2))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for title, text in zip(self.titles, self.texts, strict=True):
            style.emphasise(title, "muted")
            column = QVBoxLayout()
            column.addWidget(title)
            column.addWidget(text, 1)
            row.addLayout(column, 1)
        self.hide()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 40, self.fontMetrics().height() * LINES)

    def show_sides(self, sides: Sequence[tuple[str, str]], words: Words, *, marked: bool = True) -> None:
        """Show two sides, each its title and its text; none, or short ones, need no room.

        What differs is not `marked` where one side has nothing to compare.
        """
        told = [(title, _in_lines(text)) for title, text in sides]
        self.setVisible(len(told) == 2 and need_room([text for _, text in told]))
        if self.isHidden():
            return
        for place, (title, text) in enumerate(told):
            self.titles[place].setText(title)
            self.texts[place].setAccessibleName(words._("Whole text: {title}", title=title))
            self._show_text(self.texts[place], text, told[1 - place][1] if marked else text)

    def _show_text(self, edit: QPlainTextEdit, text: str, other: str) -> None:
        """Show a text from its first difference on."""
        edit.setPlainText(text)
        marks = [_mark(edit, _units(text, a), _units(text, b)) for a, b in differences(text, other)]
        edit.setExtraSelections(marks)
        first = QTextCursor(edit.document())
        first.setPosition(marks[0].cursor.selectionStart() if marks else 0)
        edit.setTextCursor(first)
        edit.centerCursor()


def _in_lines(text: str) -> str:
    """Return a text with the ends of lines that a text field keeps, so that places count alike."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _units(text: str, letters: int) -> int:
    """Return how many units of UTF-16, in which Qt counts, some letters take."""
    return letters + sum(sign > "\uffff" for sign in text[:letters])


def _mark(edit: QPlainTextEdit, first: int, last: int) -> QTextEdit.ExtraSelection:
    found, look = QTextEdit.ExtraSelection(), QTextCharFormat()
    look.setBackground(style.colour("warning_ground"))
    look.setForeground(style.colour("text"))
    # A line too: what differs is not told by a colour alone.
    look.setFontUnderline(True)
    cursor = QTextCursor(edit.document())
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    found.cursor, found.format = cursor, look  # type: ignore[attr-defined]
    return found
