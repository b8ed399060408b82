"""The dated entries of a case as lines: each with its title, its text and what can be done with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style
from ui.widgets.labels import copied_prose

FIRST = 5


@dataclass(frozen=True, slots=True)
class Line:
    """How an entry is said; `role` colours what is said under its title."""

    title: str
    said: str = ""
    role: str = "muted"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do with an entry: its icon, its name (a msgid), and for which entries it is there."""

    name: str
    icon: str
    text: str
    fits: Callable[[Any], bool] = lambda entry: True


class EntryList(QWidget):
    """Shows the newest entries first, and the older ones when asked; what is wanted goes out as signals."""

    edited = Signal()
    asked_new = Signal()
    asked = Signal(str, object)

    def __init__(self, add: str, acts: Sequence[Act], said: Callable[[Any, Words], Line]) -> None:
        super().__init__()
        self.step = ""
        self._add_text, self._acts, self._said = add, tuple(acts), said
        self._words, self._all = Words("fr"), False
        self._entries: tuple[Any, ...] = ()
        self.lines: list[QFrame] = []
        self.add, self.more = _link("plus"), _link("")
        self.add.clicked.connect(self.asked_new)
        self.more.clicked.connect(self._show_more)
        self._column = QVBoxLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(self._column)
        whole.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignLeft)

    def value(self) -> tuple[Any, ...]:
        """Return the entries, in the order in which they were written."""
        return self._entries

    def show_value(self, value: tuple[Any, ...]) -> None:
        """Show entries."""
        if value != self._entries:
            self._entries = value
            self._show()

    def retranslate(self, words: Words) -> None:
        """Say every text again."""
        self._words = words
        self.add.setText(words._(self._add_text))
        self._show()

    def put(self, entry: Any, step: str) -> None:
        """Keep an entry, new or changed, as an undo step of that name (a msgid)."""
        others = tuple(other for other in self._entries if other.id != entry.id)
        kept = tuple(entry if other.id == entry.id else other for other in self._entries)
        self._change((*others, entry) if len(others) == len(self._entries) else kept, step)

    def drop(self, entry: Any, step: str) -> None:
        """Take an entry out, as an undo step of that name (a msgid)."""
        self._change(tuple(other for other in self._entries if other.id != entry.id), step)

    def _change(self, entries: tuple[Any, ...], step: str) -> None:
        self._entries, self.step = entries, step
        self._show()
        self.edited.emit()

    def _show_more(self) -> None:
        self._all = not self._all
        self._show()

    def _show(self) -> None:
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        newest = sorted(self._entries, key=_day, reverse=True)
        shown = newest if self._all else newest[:FIRST]
        self.lines = [self._line(entry) for entry in shown]
        for line in self.lines:
            self._column.addWidget(line)
        count = len(newest)
        every, fewer = self._words._("Show all {n}", n=count), self._words._("Show fewer")
        self.more.setText(fewer if self._all else every)
        self.more.setVisible(count > FIRST)

    def _line(self, entry: Any) -> QFrame:
        said, frame = self._said(entry, self._words), QFrame()
        head = QHBoxLayout()
        head.addWidget(copied_prose(text=said.title), 1)
        for act in self._acts:
            if act.fits(entry):
                head.addWidget(self._button(act, entry, said.title))
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(1)
        column.addLayout(head)
        for text, role in ((said.said, said.role), (said.text, "")):
            if text:
                column.addWidget(copied_prose(role, text))
        return frame

    def _button(self, act: Act, entry: Any, title: str) -> QToolButton:
        button = QToolButton(icon=style.icon(act.icon), autoRaise=True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(self._words._(act.text))
        button.setAccessibleName(self._words._("{act}: {entry}", act=self._words._(act.text), entry=title))
        button.setObjectName(act.name)
        button.clicked.connect(partial(self.asked.emit, act.name, entry))
        return button


def _day(entry: Any) -> tuple[str, str]:
    """Return what the entries are ordered by: their day, then their id, which grows with time."""
    day = getattr(entry, "day", None) or getattr(entry, "given", None)
    return (day.isoformat() if day else "", entry.id)


def _link(icon: str) -> QPushButton:
    button = QPushButton(style.icon(icon, "accent"), "") if icon else QPushButton()
    style.emphasise(button, "link")
    return button
