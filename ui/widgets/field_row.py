"""One row of a short list: a field for each column, and the button that takes the row away."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from planner.words import Words
from ui import style
from ui.tips import tip

NOTHING = (None, "")


class Cell:
    """One column: its title (a msgid), how its field is made, the value of a new row, and its width.

    A row says nothing until each cell that is `needed` is filled; the first one always is. A `wide` one has
    a line of its own, above those of the others.
    """

    def __init__(
        self,
        title: str,
        make: Callable[[], Any],
        first: Any,
        stretch: int = 0,
        needed: bool = False,
        wide: bool = False,
    ) -> None:
        self.title, self.make, self.first, self.stretch = title, make, first, stretch
        self.needed, self.wide = needed, wide


def put_cells(grid: QGridLayout, widgets: Iterable[QWidget], cells: Sequence[Cell], line: int) -> None:
    """Put a widget for each column into a grid, from a line on."""
    narrow = [cell for cell in cells if not cell.wide]
    for widget, cell in zip(widgets, cells, strict=True):
        if cell.wide:
            grid.addWidget(widget, line, 0, 1, len(narrow))
        else:
            grid.addWidget(widget, line + (len(narrow) < len(cells)), narrow.index(cell))


class FieldRow(NamedTuple):
    """The fields of a row, and its button."""

    editors: list[Any]
    remove: QToolButton

    @property
    def key(self) -> Any:
        """Return what the row is about: what its first field says."""
        return self.editors[0].value()

    def value(self) -> tuple[Any, ...]:
        """Return what the fields say."""
        return tuple(editor.value() for editor in self.editors)

    def is_filled(self, cells: Sequence[Cell]) -> bool:
        """Say whether each field that is needed says something."""
        needed = (place for place, cell in enumerate(cells) if cell.needed or not place)
        return all(self.editors[place].value() not in NOTHING for place in needed)

    def show_value(self, value: Sequence[Any]) -> None:
        """Show the values of a row; what is being written about another thing was not meant for this one."""
        if value[0] != self.key:
            self.give_up_typing()
        for editor, part in zip(self.editors, value, strict=True):
            editor.show_value(part)

    def give_up_typing(self) -> None:
        """Leave a row that becomes another one, or none: what is being written there goes nowhere."""
        for editor in self.editors:
            if editor.hasFocus():
                with QSignalBlocker(editor):
                    editor.clearFocus()

    def settle(self) -> None:
        """End the typing in every field that has a list open."""
        for editor in self.editors:
            if hasattr(editor, "settle"):
                editor.settle()

    def mark(self, counted: bool) -> None:
        """Show in red that the row is not counted."""
        if self.key not in NOTHING:
            ink = "text" if counted else "error"
            self.editors[0].setPalette(style.palette_with(self.editors[0].palette(), ink))

    def say(self, number: int, cells: Sequence[Cell], words: Words) -> None:
        """Say every text again; the rows are counted from 1."""
        for editor, cell in zip(self.editors, cells, strict=True):
            editor.retranslate(words)
            editor.setAccessibleName(f"{words._(cell.title)} {number}")
        name = words._("Remove row {n}", n=number)
        self.remove.setAccessibleName(name)
        self.remove.setToolTip(tip(name))

    def stand_in(self, grid: QGridLayout, cells: Sequence[Cell], before: QWidget) -> None:
        """Take the next line of a grid, where Tab comes next after a widget."""
        line = grid.rowCount()
        put_cells(grid, self.editors, cells, line)
        grid.addWidget(self.remove, line, sum(not cell.wide for cell in cells))
        for widget in (*self.editors, self.remove):
            QWidget.setTabOrder(before, widget)
            before = widget

    def leave(self, grid: QGridLayout) -> None:
        """Go from the grid, and for good."""
        self.give_up_typing()
        for widget in (*self.editors, self.remove):
            grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()


def new_row(cells: Sequence[Cell], words: Words, edited: Callable[[], None]) -> FieldRow:
    """Return a row with the values of a new one; `edited` is called when a person changes it."""
    editors = [cell.make() for cell in cells]
    remove = QToolButton(icon=style.icon("close"), autoRaise=True)
    remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for editor, cell in zip(editors, cells, strict=True):
        editor.retranslate(words)
        editor.show_value(cell.first)
        editor.edited.connect(edited)
    return FieldRow(editors, remove)
