"""The fields of a form one under another, each with what is wrong with it; the rare ones fold away."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QToolButton, QWidget

from planner.catalogue import Activity
from planner.suspect import suspect
from planner.words import N_, Words
from ui import style
from ui.widgets.catalogue_forms import FormField
from ui.widgets.editors import TextEditor

NOT_A_DAY = N_("Write the day as YYYY-MM-DD, for example 2027-01-11; leave it empty if unknown.")
NOT_FOUND = N_("Nothing is called so: choose one of the lines that are offered.")


class FormBody(QWidget):
    """Shows a row in fields, and gives the row that they make."""

    def __init__(
        self, fields: Sequence[FormField], row: Any, source: str, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fields, self._row, self._words = tuple(fields), row, words
        self.editors: dict[str, Any] = {}
        self._labels: dict[str, QLabel] = {}
        self._faults: dict[str, QLabel] = {}
        self.more = QToolButton(checkable=True)
        self.verified = QCheckBox(words._("I saw all of it there with my own eyes"))
        self.settled = QCheckBox(words._("The doubt is settled: all that this row says was checked"))
        self.settled.setVisible(isinstance(row, Activity) and suspect(row))
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(4)
        self._fill(source)
        self._show_rare(False)

    def row(self) -> Any:
        """Return the row as it is typed."""
        row = self._row
        for field in self._fields:
            value = self.editors[field.name].value()
            row = row if value == field.lens.get(row) else field.lens.put(row, value)
        return row

    def source(self) -> str:
        """Return where the row comes from."""
        return str(self.editors["source"].value())

    def slips(self) -> dict[str, str]:
        """Return the fields whose text is no value, with what to do (a msgid)."""
        wrong = {name: e for name, e in self.editors.items() if getattr(e, "is_wrong", False)}
        return {name: NOT_FOUND if hasattr(editor, "settle") else NOT_A_DAY for name, editor in wrong.items()}

    def settle(self) -> None:
        """End the typing in every field."""
        for editor in self.editors.values():
            if hasattr(editor, "settle"):
                editor.settle()

    def say_faults(self, faults: Mapping[str, str]) -> None:
        """Say under each field what is wrong with it, and go to the first one."""
        for name, label in self._faults.items():
            label.setText(self._words._(faults[name]) if name in faults else "")
            label.setVisible(name in faults)
            self.editors[name].setAccessibleDescription(label.text())
        first = next((name for name in self._faults if name in faults), "")
        if first and any(field.rare and field.name == first for field in self._fields):
            self.more.setChecked(True)
        if first:
            self.editors[first].setFocus()

    def focus_first(self) -> None:
        """Begin in the first field."""
        self.editors[next(iter(self.editors))].setFocus()

    def _fill(self, source: str) -> None:
        for field in self._fields:
            if not field.rare:
                self._add_field(field)
        self._add("source", N_("S&ource: who said it, or where it stands"), TextEditor(), source)
        for box in (self.verified, self.settled):
            self._grid.addWidget(box, self._grid.rowCount(), 1)
        if any(field.rare for field in self._fields):
            self._add_more()
        for field in self._fields:
            if field.rare:
                self._add_field(field)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _add_field(self, field: FormField) -> None:
        editor = field.make()
        self._add(field.name, field.label, editor, field.lens.get(self._row), field.wide)

    def _add(self, name: str, label: str, editor: Any, value: Any, wide: bool = False) -> None:
        said, fault = QLabel(self._words._(label) if label else ""), _fault_label()
        row = self._grid.rowCount()
        said.setBuddy(editor)
        editor.retranslate(self._words)
        if label:
            editor.setAccessibleName(said.text().replace("&", ""))
        editor.show_value(value)
        if wide:
            self._grid.addWidget(said, row, 0, 1, 2)
            self._grid.addWidget(editor, row + 1, 0, 1, 2)
        else:
            self._grid.addWidget(said, row, 0)
            self._grid.addWidget(editor, row, 1)
        self._grid.addWidget(fault, row + 2, 1)
        self.editors[name], self._labels[name], self._faults[name] = editor, said, fault

    def _add_more(self) -> None:
        self.more.setText(self._words._("More fields"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setAutoRaise(True)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.toggled.connect(self._show_rare)
        self._grid.addWidget(self.more, self._grid.rowCount(), 0, 1, 2)

    def _show_rare(self, shown: bool) -> None:
        self.more.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        for field in self._fields:
            if field.rare:
                self.editors[field.name].setVisible(shown)
                self._labels[field.name].setVisible(shown)
                self._faults[field.name].setVisible(shown and bool(self._faults[field.name].text()))


def _fault_label() -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    style.emphasise(label, "error")
    label.setVisible(False)
    return label
