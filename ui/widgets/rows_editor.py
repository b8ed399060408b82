"""A short list whose rows are fields: hours from a day on, months in a trade, skills of a position."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style
from ui.widgets.field_row import NOTHING, Cell, FieldRow, new_row, put_cells


class Editor(Protocol):
    """A field that holds one value; a widget too."""

    edited: Any

    def value(self) -> Any:
        """Return the value."""

    def show_value(self, value: Any) -> None:
        """Show a value."""

    def retranslate(self, words: Words) -> None:
        """Say the texts again."""


class RowsEditor(QWidget):
    """Rows of fields; a row in which a needed field is empty stays on screen and out of the value.

    Where each thing stands `once`, so does a row whose first field says what a row above says already.
    """

    edited = Signal()

    def __init__(self, cells: Sequence[Cell], add: str, once: bool = False) -> None:
        super().__init__()
        self._cells, self._add_text, self._words, self._once = tuple(cells), add, Words("fr"), once
        self._rows: list[FieldRow] = []
        self._titles = [QLabel() for _ in cells]
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(3)
        self._grid.setHorizontalSpacing(6)
        put_cells(self._grid, self._titles, self._cells, 0)
        for column, cell in enumerate(cell for cell in self._cells if not cell.wide):
            self._grid.setColumnStretch(column, cell.stretch)
        for title in self._titles:
            style.emphasise(title, "muted")
        self.add = QPushButton(style.icon("plus", "accent"), "")
        style.emphasise(self.add, "link")
        self.add.clicked.connect(lambda: self._append().editors[0].setFocus())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(self._grid)
        whole.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        self._show_titles()

    @property
    def goes_on(self) -> bool:
        """Say whether a field goes on with what it said before."""
        return any(getattr(editor, "goes_on", False) for row in self._rows for editor in row.editors)

    def value(self) -> tuple[tuple[Any, ...], ...]:
        """Return the rows in which each needed field is filled."""
        return tuple(row.value() for row in _counted(self._rows, self._once) if row.is_filled(self._cells))

    @property
    def repeats(self) -> bool:
        """Say whether a row says what a row above says already, and is left out for that."""
        return len(_counted(self._rows, self._once)) < len(self._rows)

    def begin_anew(self) -> None:
        """Forget every row, whatever was typed there: what comes is another client's."""
        while self._rows:
            self._drop(self._rows[-1])

    def show_value(self, value: Sequence[tuple[Any, ...]]) -> None:
        """Show rows; those that are there are kept where they are, so that a field being typed in stays.

        One that says nothing yet stays too: nobody has kept it elsewhere.
        """
        if Counter(value) == Counter(self.value()):
            return
        known, unknown = _by_key(self._rows, value)
        told = {cells[0] for cells in value} if self._once else set()
        others = [row for row in self._rows if not any(row is same for same, _ in known)]
        free = [row for row in others if row.is_filled(self._cells) and row.key not in told]
        for row in free[len(unknown) :]:
            self._drop(row)
        free += [self._append() for _ in unknown[len(free) :]]
        for row, cells in (*known, *zip(free, unknown, strict=False)):
            row.show_value(cells)
        self._mark()

    def settle(self) -> None:
        """End the typing in every field that has a list open."""
        for row in self._rows:
            row.settle()

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
        for number, row in enumerate(self._rows, 1):
            row.say(number, self._cells, words)

    def _mark(self) -> None:
        counted = _counted(self._rows, self._once)
        for row in self._rows:
            row.mark(any(row is one for one in counted))

    def _edit(self) -> None:
        self._mark()
        self.edited.emit()

    def _append(self) -> FieldRow:
        row = new_row(self._cells, self._words, self._edit)
        row.remove.clicked.connect(lambda: self._remove(row))
        row.stand_in(self._grid, self._cells, _reached_before(self.add))
        self._rows.append(row)
        row.say(len(self._rows), self._cells, self._words)
        self._show_titles()
        return row

    def _remove(self, row: FieldRow) -> None:
        self._drop(row)
        self.add.setFocus()
        self._edit()

    def _drop(self, row: FieldRow) -> None:
        self._rows = [other for other in self._rows if other is not row]
        row.leave(self._grid)
        self._show_titles()

    def _show_titles(self) -> None:
        for title in self._titles:
            title.setVisible(bool(self._rows))


def _counted(rows: Iterable[FieldRow], once: bool) -> list[FieldRow]:
    """Return the rows without those that repeat a row above, where each thing stands `once`."""
    found: dict[Any, FieldRow] = {}
    for number, row in enumerate(rows):
        key = row.key if once else None
        found.setdefault(number if key in NOTHING else key, row)
    return list(found.values())


def _by_key(
    rows: Iterable[FieldRow], value: Iterable[tuple[Any, ...]]
) -> tuple[list[tuple[FieldRow, tuple[Any, ...]]], list[tuple[Any, ...]]]:
    """Return each row with the cells that are about the same thing, and the cells of which no row is."""
    left, known, unknown = list(rows), list[tuple[FieldRow, tuple[Any, ...]]](), list[tuple[Any, ...]]()
    for cells in value:
        place = next((n for n, row in enumerate(left) if row.key == cells[0]), None)
        if place is None:
            unknown.append(cells)
        else:
            known.append((left.pop(place), cells))
    return known, unknown


def _reached_before(widget: QWidget) -> QWidget:
    """Return the widget from which Tab comes to this one; Qt passes over those that take no focus."""
    before = widget.previousInFocusChain()
    while before is not None and before is not widget and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
        before = before.previousInFocusChain()
    return before or widget
