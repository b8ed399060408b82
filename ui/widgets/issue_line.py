"""One line of the issue bar: the issue that is read, in a sentence, its remedies, and how many there are."""

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from planner.issue import INFO, LAW, WARNING, Issue
from planner.words import Words
from ui.models.remedies import MOST_SHOWN, Remedy
from ui.tips import tip
from ui.widgets.clamped import ClampedLabel

MARK_SIZE, AROUND = 18, 8
# The sentence stands on two lines beside its remedies; broken by words, it needs some more letters.
LINES, BROKEN = 2, 1.15


class IssueLine(QWidget):
    """Says an issue; where its sentence needs the room, the issues are counted in short."""

    remedied = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark, self.sentence = QLabel(), ClampedLabel("", LINES, centred=True)
        self.more = QToolButton(checkable=True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.remedies = [QPushButton() for _ in range(MOST_SHOWN)]
        self._whole = self._short = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.mark)
        row.addWidget(self.sentence, 1)
        for number, button in enumerate(self.remedies):
            button.clicked.connect(lambda _=False, number=number: self.remedied.emit(number))
            row.addWidget(button)
        row.addWidget(self.more)

    def count(self, issues: Sequence[Issue], words: Words) -> None:
        """Say how many issues of each weight there are."""
        self._whole = _counted(issues, words)
        self._short = words.n_("{n} issue", "{n} issues", len(issues))
        self.more.setVisible(bool(issues))
        self.more.setAccessibleName(self._whole)
        self.more.setToolTip(tip(f"{self._whole}\n{words._('Show or hide all issues')}"))

    def say(self, sentence: str, mark: QIcon, named: str, offered: Sequence[Remedy], words: Words) -> None:
        """Say an issue with its mark, and offer its remedies."""
        self.sentence.setText(sentence)
        self.sentence.setToolTip(tip(sentence))
        self.mark.setPixmap(mark.pixmap(MARK_SIZE, MARK_SIZE))
        self.mark.setAccessibleName(named)
        for button, remedy in zip_longest(self.remedies, offered):
            button.setVisible(remedy is not None)
            button.setText(words._(remedy.text) if remedy else "")
            button.setToolTip(tip(words._(remedy.tip)) if remedy else "")
        self._fit()

    def show_sentence(self, shown: bool) -> None:
        """Show the sentence, or only what can be done: a list says it."""
        for part in (self.mark, self.sentence):
            part.setVisible(shown)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sentence the room that it needs."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.more.setText(self._whole)
        beside = [
            button.sizeHint().width() for button in (*self.remedies, self.more) if not button.isHidden()
        ]
        room = self.width() - MARK_SIZE - sum(beside) - AROUND * (len(beside) + 1)
        needed = self.fontMetrics().horizontalAdvance(self.sentence.text()) * BROKEN / LINES
        if not self.sentence.isHidden() and room < needed:
            self.more.setText(self._short)


def _counted(issues: Sequence[Issue], words: Words) -> str:
    """Return how many issues of each weight there are, the gravest first."""
    found = Counter(issue.severity for issue in issues)
    said = (
        (found[LAW], words.n_("{n} rule", "{n} rules", found[LAW])),
        (found[WARNING], words.n_("{n} warning", "{n} warnings", found[WARNING])),
        (found[INFO], words.n_("{n} remark", "{n} remarks", found[INFO])),
    )
    return ", ".join(text for number, text in said if number)
