"""A short list whose rows are fields: hours from a day on, months in a trade, skills of a position."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style
from ui.tips import tip


class Editor(Protocol):
    """A field that holds one value; a widget too."""

    edited: Any

    def value(self) -> Any:
        """Return the value."""

    def show_value(self, value: Any) -> None:
        """Show a value."""

    def retranslate(self, words: Words) -> None:
        """Say the texts again."""


class Cell:
    """One column: its title (a msgid), how its field is made, the value of a new row, and its width.

    A row says nothing until each cell that is `needed` is filled; the first one always is.
    """

    def __init__(
        self, title: str, make: Callable[[], Any], first: Any, stretch: int = 0, needed: bool = False
    ) -> None:
        self.title, self.make, self.first, self.stretch = title, make, first, stretch
        self.needed = needed


class RowsEditor(QWidget):
    """Rows of fields; a row in which a needed field is empty stays on screen and out of the value.

    Where each thing stands `once`, so does a row whose first field says what a row above says already.
    """

    edited = Signal()

    def __init__(self, cells: Sequence[Cell], add: str, once: bool = False) -> None:
        super().__init__()
        self._cells, self._add_text, self._words, self._once = tuple(cells), add, Words("fr"), once
        self._rows: list[tuple[list[Any], QToolButton]] = []
        self._titles = [QLabel() for _ in cells]
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(3)
        for column, (cell, title) in enumerate(zip(self._cells, self._titles, strict=True)):
            style.emphasise(title, "muted")
            self._grid.addWidget(title, 0, column)
            self._grid.setColumnStretch(column, cell.stretch)
        self.add = QPushButton(style.icon("plus", "accent"), "")
        style.emphasise(self.add, "link")
        self.add.clicked.connect(self._begin)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(self._grid)
        whole.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        self._show_titles()

    @property
    def goes_on(self) -> bool:
        """Say whether a field goes on with what it said before."""
        return any(getattr(editor, "goes_on", False) for editors, _ in self._rows for editor in editors)

    def value(self) -> tuple[tuple[Any, ...], ...]:
        """Return the rows in which each needed field is filled."""
        rows = (_row_of(editors) for editors in self._counted())
        needed = [place for place, cell in enumerate(self._cells) if cell.needed or not place]
        return tuple(row for row in rows if not any(row[place] in (None, "") for place in needed))

    @property
    def repeats(self) -> bool:
        """Say whether a row says what a row above says already, and is left out for that."""
        return len(self._counted()) < len(self._rows)

    def begin_anew(self) -> None:
        """Forget every row, whatever was typed there: what comes is another client's."""
        while self._rows:
            _give_up_typing(self._rows[-1][0])
            self._drop(len(self._rows) - 1)

    def show_value(self, value: Sequence[tuple[Any, ...]]) -> None:
        """Show rows; those that are there are kept where they are, so that a field being typed in stays."""
        if Counter(value) == Counter(self.value()):
            return
        while len(self._rows) > len(value):
            self._drop(len(self._rows) - 1)
        while len(self._rows) < len(value):
            self._append()
        for (editors, _), row in zip(self._rows, value, strict=True):
            if row[0] != editors[0].value():
                _give_up_typing(editors)
            for editor, part in zip(editors, row, strict=True):
                editor.show_value(part)

    def settle(self) -> None:
        """End the typing in every field that has a list open."""
        for editors, _ in self._rows:
            for editor in editors:
                if hasattr(editor, "settle"):
                    editor.settle()

    def setAccessibleName(self, name: str) -> None:
        """Name the list and its button alike."""
        super().setAccessibleName(name)
        # Several lists stand on one page: heard alone, “Add” says nothing.
        said = self._words._("{act}: {entry}", act=self.add.text(), entry=name)
        self.add.setAccessibleName(said)

    def retranslate(self, words: Words) -> None:
        """Say every text again."""
        self._words = words
        self.add.setText(words._(self._add_text))
        for title, cell in zip(self._titles, self._cells, strict=True):
            title.setText(words._(cell.title))
        for number in range(len(self._rows)):
            self._say(number)

    def _counted(self) -> list[list[Any]]:
        """Return the fields of the rows, without those that repeat a row above."""
        found: dict[Any, list[Any]] = {}
        for number, (editors, _) in enumerate(self._rows):
            key = editors[0].value() if self._once else None
            found.setdefault(number if key in (None, "") else key, editors)
        return list(found.values())

    def _edit(self) -> None:
        counted = self._counted()
        for editors, _ in self._rows:
            if editors[0].value() not in (None, ""):
                ink = "text" if editors in counted else "error"
                editors[0].setPalette(style.palette_with(editors[0].palette(), ink))
        self.edited.emit()

    def _begin(self) -> None:
        self._append()
        self._rows[-1][0][0].setFocus()

    def _append(self) -> None:
        editors, number = [cell.make() for cell in self._cells], self._grid.rowCount()
        remove = QToolButton(icon=style.icon("close"), autoRaise=True)
        remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for column, (editor, cell) in enumerate(zip(editors, self._cells, strict=True)):
            editor.retranslate(self._words)
            editor.show_value(cell.first)
            editor.edited.connect(self._edit)
            self._grid.addWidget(editor, number, column)
        self._grid.addWidget(remove, number, len(editors))
        row = (editors, remove)
        remove.clicked.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._keep_tab_order(row)
        self._say(len(self._rows) - 1)
        self._show_titles()

    def _keep_tab_order(self, row: tuple[list[Any], QToolButton]) -> None:
        before = _reached_before(self.add)
        for widget in (*row[0], row[1]):
            QWidget.setTabOrder(before, widget)
            before = widget

    def _remove(self, row: tuple[list[Any], QToolButton]) -> None:
        self._drop(next(number for number, other in enumerate(self._rows) if other is row))
        self.add.setFocus()
        self._edit()

    def _drop(self, number: int) -> None:
        editors, remove = self._rows.pop(number)
        for widget in (*editors, remove):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._show_titles()

    def _say(self, number: int) -> None:
        editors, remove = self._rows[number]
        for editor, cell in zip(editors, self._cells, strict=True):
            editor.retranslate(self._words)
            editor.setAccessibleName(f"{self._words._(cell.title)} {number + 1}")
        name = self._words._("Remove row {n}", n=number + 1)
        remove.setAccessibleName(name)
        remove.setToolTip(tip(name))

    def _show_titles(self) -> None:
        for title in self._titles:
            title.setVisible(bool(self._rows))


def _row_of(editors: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(editor.value() for editor in editors)


def _give_up_typing(editors: Sequence[QWidget]) -> None:
    """Leave a row that becomes another one: what is being written there was meant for the former."""
    for editor in editors:
        if editor.hasFocus():
            with QSignalBlocker(editor):
                editor.clearFocus()


def _reached_before(widget: QWidget) -> QWidget:
    """Return the widget from which Tab comes to this one; Qt passes over those that take no focus."""
    before = widget.previousInFocusChain()
    while before is not None and before is not widget and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
        before = before.previousInFocusChain()
    return before or widget
