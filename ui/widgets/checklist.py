"""What is worth doing first: each line tells whether it is done, and leads to where it is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style

MARK = 18
MARGIN = 8


@dataclass(frozen=True)
class Item:
    """One line: its name, its text (a msgid), and whether it is done."""

    name: str
    text: str
    is_done: bool


class Checklist(QFrame):
    """Lines to click, all made at once for Tab to reach them in order; `asked` says the name of one."""

    asked = Signal(str)

    def __init__(self, names: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.emphasise(self, "card")
        self._title = QLabel()
        style.emphasise(self._title, "heading")
        self.lines: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16 - MARGIN, 12, 16 - MARGIN, 10)
        self._column.setSpacing(2)
        self._title.setContentsMargins(MARGIN, 0, 0, 4)
        self._column.addWidget(self._title)
        for name in names:
            self._add_line(name)
        self._column.addStretch()

    def show_items(self, items: Sequence[Item], words: Words) -> None:
        """Show each item, and how many are done."""
        done = sum(item.is_done for item in items)
        self._title.setText(words._("To begin well ({done} of {all})", done=done, all=len(items)))
        for item in items:
            line = self.lines[item.name]
            state = words._("done") if item.is_done else words._("to do")
            line.setText(words._(item.text))
            line.setAccessibleName(f"{line.text()} ({state})")
            line.setIcon(
                style.icon(*(("check-circle", "ok") if item.is_done else ("circle-outline", "muted")))
            )

    def _add_line(self, name: str) -> None:
        line = self.lines[name] = QPushButton()
        line.setIconSize(QSize(MARK, MARK))
        style.emphasise(line, "line")
        line.clicked.connect(lambda: self.asked.emit(name))
        self._column.addWidget(line)
