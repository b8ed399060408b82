"""Fields for codes of the catalogue, found by words: one code, or several."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.words import Words
from ui import style
from ui.models.choices import ChoiceModel, Choices, Find
from ui.tips import tip
from ui.widgets.code_list import CodeList
from ui.widgets.editors import Options
from ui.widgets.elided_line import ElidedLine

TAG_LETTERS = 36
STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class CodeEditor(ElidedLine):
    """One code, typed as words or as a code; an empty field is none, words that fit nothing are red."""

    edited = Signal()
    nothing: Any = ""

    def __init__(self, choices: Choices, hint: str, find: Find | None = None) -> None:
        super().__init__()
        self._hint = hint
        self._value = self.nothing
        self._list = CodeList(self, choices, find)
        self._list.chosen.connect(self._take)
        self.textEdited.connect(self._list.look)
        self.editingFinished.connect(self._finish)

    @property
    def model(self) -> ChoiceModel:
        """Return the codes to choose from."""
        return self._list.answers

    def value(self) -> Any:
        """Return the code."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show the words of a code; what a person is writing here, or wrote that fits nothing, stays."""
        stays, self._value = self.is_typing or (self.is_marked and value == self._value), value
        if not stays:
            self._say()

    def begin_anew(self) -> None:
        """Forget what was typed: what comes is another client's."""
        self._list.hide()
        self._value = self.nothing
        self._say()

    def retranslate(self, words: Words) -> None:
        """Say the choices again."""
        stays = self.is_typing or self.is_marked
        self._list.retranslate(words)
        self.setPlaceholderText(words._(self._hint))
        if stays:
            self.mark(self.is_marked)  # in the colours of now
        else:
            self._say()

    @property
    def is_typing(self) -> bool:
        """Say whether a person is writing here what is not said yet."""
        return self.hasFocus() and self.is_wrong

    @property
    def is_wrong(self) -> bool:
        """Say whether what is typed names no code yet."""
        return bool(self.text().strip()) and self.text() != self._text()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave with the line of the list that is marked, else with what the words mean."""
        if event.reason() not in STAYING:
            self._list.close()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the field when its page goes: a list that was open is not left half chosen."""
        if self.is_wrong:
            self._list.hide()
            self._finish()
        super().hideEvent(event)

    def settle(self) -> None:
        """End the typing, as leaving the field does."""
        self._list.close()
        self._finish()

    def _text(self) -> str:
        """Return how the code reads."""
        return self.model.text(self._value) if self._value else ""

    def _finish(self) -> None:
        if self._list.is_open or self.text() == self._text():
            return
        code = self.model.code_of(self.text()) if self.text().strip() else ""
        self.mark(code is None)
        if code is not None:
            self._take(code)

    def _take(self, value: Any) -> None:
        changed, self._value = value != self._value, value
        self._say()
        if changed:
            self.edited.emit()

    def _say(self) -> None:
        self.mark(False)
        self.setText(self._text())
        self.setCursorPosition(0)


class CodesEditor(QWidget):
    """Several codes: a field that adds one, and a button for each that takes it away."""

    edited = Signal()

    def __init__(self, choices: Choices, hint: str) -> None:
        super().__init__()
        self._field, self._codes, self._words = CodeEditor(choices, hint), tuple[str, ...](), Words("fr")
        self._field.edited.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(self._field)
        self._buttons: list[QPushButton] = []
        self.setFocusProxy(self._field)

    def value(self) -> tuple[str, ...]:
        """Return the codes, in the order in which they were added."""
        return self._codes

    def show_value(self, value: Sequence[str]) -> None:
        """Show codes."""
        if tuple(value) != self._codes or len(self._buttons) != len(self._codes):
            self._codes = tuple(value)
            self._rebuild()

    @property
    def is_wrong(self) -> bool:
        """Say whether what is typed names no code yet."""
        return self._field.is_wrong

    def text(self) -> str:
        """Return what is typed in the field."""
        return self._field.text()

    def put_wrong(self, text: str) -> None:
        """Show again what was typed and means nothing."""
        self._field.put_wrong(text)

    def begin_anew(self) -> None:
        """Forget what was typed: what comes is another client's."""
        self._field.begin_anew()

    def settle(self) -> None:
        """End the typing, as leaving the field does."""
        self._field.settle()

    def setAccessibleName(self, name: str) -> None:
        """Name the list and its field alike."""
        super().setAccessibleName(name)
        self._field.setAccessibleName(name)

    def retranslate(self, words: Words) -> None:
        """Say the codes again."""
        self._words = words
        self._field.retranslate(words)
        self._rebuild()

    def _add(self) -> None:
        code = self._field.value()
        self._field.show_value("")
        if code and code not in self._codes:
            self._change((*self._codes, code))

    def _change(self, codes: tuple[str, ...]) -> None:
        self._codes = codes
        self._rebuild()
        self.edited.emit()

    def _rebuild(self) -> None:
        for button in self._buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(code) for code in self._codes]
        for before, after in pairwise((self._field, *self._buttons)):
            QWidget.setTabOrder(before, after)

    def _button(self, code: str) -> QPushButton:
        text = self._field.model.text(code)
        widest = self.fontMetrics().averageCharWidth() * TAG_LETTERS
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, widest)
        button = QPushButton(style.icon("close"), shown.replace("&", "&&"))
        style.emphasise(button, "tag")
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setAccessibleName(self._words._("Remove: {name}", name=text))
        button.setToolTip(tip(self._words._("Remove: {name}", name=text)))
        button.clicked.connect(lambda: self._change(tuple(c for c in self._codes if c != code)))
        self._column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        return button


class ChecksEditor(QWidget):
    """Several of a few values, side by side; none checked means any."""

    edited = Signal()

    def __init__(self, options: Options, columns: int = 3) -> None:
        super().__init__()
        self._options, self._columns, self._boxes = options, columns, dict[str, QCheckBox]()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        # Made now, for Tab goes from field to field as they are made.
        self.retranslate(Words("fr"))

    def value(self) -> tuple[str, ...]:
        """Return the checked values, in the order of the options."""
        return tuple(value for value, box in self._boxes.items() if box.isChecked())

    def show_value(self, value: Sequence[str]) -> None:
        """Check these values only."""
        for code, box in self._boxes.items():
            box.setChecked(code in value)

    def retranslate(self, words: Words) -> None:
        """Say the options again."""
        for number, (value, text) in enumerate(self._options(words)):
            if value not in self._boxes:
                self._boxes[value] = self._box(number)
            self._boxes[value].setText(text)

    def _box(self, number: int) -> QCheckBox:
        box = QCheckBox()
        box.clicked.connect(lambda: self.edited.emit())
        self._grid.addWidget(box, number // self._columns, number % self._columns)
        if number == 0:
            self.setFocusProxy(box)
        return box
