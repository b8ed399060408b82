"""One register: its lines, a filter, what is said of the chosen line, and what can be done with it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.text import folded
from planner.words import Words
from ui import style
from ui.models.columns import VALUE, Column
from ui.models.register_rows import RegisterLine
from ui.models.rows import RowModel
from ui.widgets.filter_line import FilterLine
from ui.widgets.labels import say_or_hide
from ui.widgets.line_table import LineTable


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done: its button (a msgid), and whether it takes a chosen line."""

    name: str
    text: str
    of_line: bool = True


@dataclass(frozen=True, slots=True)
class Register:
    """What a register is: its title, what it is for, what it says when it is empty (msgids), its columns."""

    title: str
    about: str
    empty: str
    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    deeds: tuple[Deed, ...] = ()


class RegisterPanel(QWidget):
    """Shows the values of a register; what is wanted goes out as `asked`, with the chosen value.

    `chose` tells which value is chosen now, once all that is known of it is said.
    """

    asked = Signal(str, object)
    chose = Signal(object)

    def __init__(self, register: Register, told: Callable[[Any, Words], str] | None = None) -> None:
        super().__init__()
        self._register, self._told, self._words = register, told, Words("fr")
        self._values: tuple[Any, ...] = ()
        # What was typed, and the exports that hold it in what their line does not show.
        self._also: tuple[str, frozenset[int]] = ("", frozenset())
        self.model = RowModel(register.columns, self)
        self.table, self.filter = LineTable(self.model, register.widths), FilterLine()
        self.about = QLabel(wordWrap=True)
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        style.emphasise(self.about, "muted")
        self.buttons = {deed.name: QPushButton() for deed in register.deeds}
        for name, button in self.buttons.items():
            button.clicked.connect(partial(self._ask, name))
        self.table.selectionModel().currentRowChanged.connect(lambda: self._show_chosen())
        self.filter.asked.connect(lambda typed: self._show())
        self._lay_out()

    @property
    def chosen(self) -> Any:
        """Return the chosen value, if any."""
        line = self.table.currentIndex().data(VALUE)
        return line.value if isinstance(line, RegisterLine) else None

    def show_values(self, values: Iterable[Any]) -> None:
        """Show the values of the register, the first one chosen."""
        self._values = tuple(values)
        self._show()

    def show_also(self, typed: str, exports: frozenset[int]) -> None:
        """Keep among the lines those of these exports too, as long as that is what is typed."""
        self._also = typed, exports
        self._show()

    def say(self, text: str) -> None:
        """Say something of the chosen line."""
        say_or_hide(self.told, text)

    def retranslate(self, words: Words) -> None:
        """Say every text again."""
        self._words = words
        self.about.setText(words._(self._register.about))
        self.table.setAccessibleName(words._(self._register.title))
        self.filter.retranslate(words)
        for deed in self._register.deeds:
            self.buttons[deed.name].setText(words._(deed.text))
        self._show()

    def _show(self) -> None:
        wanted = folded(self.filter.text()).split()
        lines = [RegisterLine(value, self._words) for value in self._values]
        self.model.show_rows([line for line in lines if self._holds(line, wanted)], self._words)
        if self.model.rows:
            self.table.selectRow(0)
        self._show_chosen()

    def _holds(self, line: RegisterLine, wanted: Sequence[str]) -> bool:
        said = folded(" ".join(column.text(line) for column in self._register.columns)) if wanted else ""
        typed, exports = self._also
        also = typed == self.filter.text() and getattr(line.value, "export", None) in exports
        return also or all(word in said for word in wanted)

    def _show_chosen(self) -> None:
        chosen = self.chosen
        for deed in self._register.deeds:
            self.buttons[deed.name].setEnabled(chosen is not None or not deed.of_line)
        empty = "" if self._values else self._words._(self._register.empty)
        self.say(self._told(chosen, self._words) if self._told and chosen is not None else empty)
        self.chose.emit(chosen)

    def _ask(self, name: str) -> None:
        self.asked.emit(name, self.chosen)

    def _lay_out(self) -> None:
        head, row = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.about, 1)
        head.addWidget(self.filter)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addLayout(row)
