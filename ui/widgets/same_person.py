"""The files that may be of the same person: seen, opened, and no longer linked when that was an error."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from planner.client_words import called
from planner.words import N_, Words
from ui import style
from ui.tips import tip

UNLINK = N_("Unlink the case of the same person")


class SamePersonList(QWidget):
    """Shows one line a linked file; nothing is shown where there is none."""

    edited = Signal()
    asked = Signal(str)

    def __init__(self, named: Callable[[str], str | None]) -> None:
        super().__init__()
        self.step = UNLINK
        self._named, self._words = named, Words("fr")
        self._ids: tuple[str, ...] = ()
        self.lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def value(self) -> tuple[str, ...]:
        """Return the numbers of the linked files."""
        return self._ids

    def show_value(self, value: tuple[str, ...]) -> None:
        """Show linked files."""
        if value != self._ids:
            self._ids = value
            self._show()

    def retranslate(self, words: Words) -> None:
        """Say every text again."""
        self._words = words
        self._show()

    def unlink(self, case_id: str) -> None:
        """Say that a file is of another person, as an undo step."""
        self._ids = tuple(other for other in self._ids if other != case_id)
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(case_id) for case_id in self._ids]
        for line in self.lines:
            self._column.addWidget(line)
        self.setVisible(bool(self.lines))

    def _line(self, case_id: str) -> QWidget:
        words, known, line = self._words, self._named(case_id), QWidget()
        name = called(known or "", case_id, words)
        said = QLabel(words._("The same person as {name}", name=name), wordWrap=True)
        said.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(said, 1)
        opened = _button("folder-open-outline", words._("Open the case: {name}", name=name))
        opened.setEnabled(known is not None)
        opened.clicked.connect(partial(self.asked.emit, case_id))
        unlink = _button("link-off", words._("Another person: unlink {name}", name=name))
        unlink.clicked.connect(partial(self.unlink, case_id))
        for button in (opened, unlink):
            row.addWidget(button)
        return line


def _button(icon: str, said: str) -> QToolButton:
    button = QToolButton(icon=style.icon(icon), autoRaise=True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(tip(said))
    button.setAccessibleName(said)
    return button
