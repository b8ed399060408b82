"""What the office may do with the row on a card, and what it did with it already."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.office_edit import OfficeEdit
from planner.words import Words
from ui import style
from ui.models.office_words import back_words, edit_lines


class OfficeStrip(QWidget):
    """A mark on what the office edited, and three links; those that make no sense are not there."""

    asked_groups = Signal()
    asked_correct = Signal()
    asked_withdraw = Signal()
    asked_back = Signal()

    def __init__(self, has_groups: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.groups, self.correct, self.withdraw = QPushButton(), QPushButton(), QPushButton()
        self.back = QPushButton()
        if not has_groups:  # shown before it has a parent, it would be a window of its own for a moment
            self.groups.hide()
        row, column = QHBoxLayout(), QVBoxLayout(self)
        links = (self.groups, self.correct, self.withdraw, self.back)
        asked = (self.asked_groups, self.asked_correct, self.asked_withdraw, self.asked_back)
        for link, wanted in zip(links, asked, strict=True):
            style.emphasise(link, "link")
            link.clicked.connect(wanted)
        for link in links[:3]:
            row.addWidget(link)
        row.addStretch(1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.told)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)

    def show_edit(self, edit: OfficeEdit | None, words: Words) -> None:
        """Show what the office did with the row."""
        self.told.setText("\n".join(edit_lines(edit, words)))
        self.told.setVisible(edit is not None)
        style.emphasise(self.told, "warning" if edit is not None and edit.to_review else "muted")
        self.back.setVisible(edit is not None)
        self.back.setText(back_words(edit, words))
        self.groups.setText(words._("Groups…"))
        self.correct.setText(words._("Correct…"))
        self.correct.setToolTip("F2")
        self.withdraw.setText(words._("Withdraw…"))
