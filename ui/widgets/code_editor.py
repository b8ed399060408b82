"""Fields for codes of the catalogue, found by words: one code, or several."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QGridLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.words import N_, Words
from ui import style
from ui.models.choices import Choice, ChoiceModel, Find
from ui.models.columns import VALUE
from ui.tips import tip
from ui.widgets.drop_list import below
from ui.widgets.editors import Options
from ui.widgets.elided_line import ElidedLine

Choices = Callable[[], Sequence[Choice]]
LINES, TAG_LETTERS = 10, 36
NOTHING = N_("Nothing fits: try other words")
STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class CodeEditor(ElidedLine):
    """One code, typed as words or as a code; an empty field is none, words that fit nothing are red."""

    edited = Signal()

    def __init__(self, choices: Choices, hint: str, find: Find | None = None) -> None:
        super().__init__()
        self._choices, self._hint, self._find, self._code = choices, hint, find, ""
        self._is_unfit = False
        self.model = self._model(Words("fr"))
        self._list = QCompleter(self.model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(LINES)
        self._list.setWidget(self)
        # One line is as high as another: without that, hundreds are measured before any is shown.
        self._popup = QListView(uniformItemSizes=True)
        self._list.setPopup(self._popup)
        self._list.activated[QModelIndex].connect(self._pick)  # type: ignore[index]
        self.textEdited.connect(self._look)
        self.editingFinished.connect(self._finish)

    def value(self) -> str:
        """Return the code."""
        return self._code

    def show_value(self, value: str) -> None:
        """Show the words of a code; what a person is writing here, or wrote that fits nothing, stays."""
        stays, self._code = self.is_typing or (self._is_unfit and value == self._code), value
        if not stays:
            self._say()

    def begin_anew(self) -> None:
        """Forget what was typed: what comes is another client's."""
        self._popup.hide()
        self._code = ""
        self._say()

    def retranslate(self, words: Words) -> None:
        """Say the choices again."""
        stays = self.is_typing or self._is_unfit
        former, self.model = self.model, self._model(words)
        self._list.setModel(self.model)
        former.deleteLater()
        self.setPlaceholderText(words._(self._hint))
        if not stays:
            self._say()

    @property
    def is_typing(self) -> bool:
        """Say whether a person is writing here what is not said yet."""
        return self.hasFocus() and self.is_wrong

    @property
    def is_wrong(self) -> bool:
        """Say whether what is typed names no code yet."""
        return bool(self.text().strip()) and self.text() != self.model.text(self._code)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave with the line of the list that is marked, else with what the words mean."""
        if event.reason() not in STAYING:
            self._close_list()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the field when its page goes: a list that was open is not left half chosen."""
        if self.is_wrong:
            self._popup.hide()
            self._finish()
        super().hideEvent(event)

    def settle(self) -> None:
        """End the typing, as leaving the field does."""
        self._close_list()
        self._finish()

    def _close_list(self) -> None:
        if self._popup.isVisible():
            marked = self._popup.currentIndex()
            self._popup.hide()
            if marked.isValid():
                self._pick(marked)

    def _look(self, typed: str) -> None:
        self.model.look(typed)
        if typed.strip() and self.model.rowCount():
            self._list.complete(below(self, self._popup))
        else:
            self._popup.hide()

    def _model(self, words: Words) -> ChoiceModel:
        return ChoiceModel(self._choices(), words, self, self._find, words._(NOTHING))

    def _pick(self, index: QModelIndex) -> None:
        if (code := index.data(VALUE)) is not None:
            self._take(code)

    def _finish(self) -> None:
        if self._popup.isVisible() or self.text() == self.model.text(self._code):
            return
        code = self.model.code_of(self.text()) if self.text().strip() else ""
        self._is_unfit = code is None
        if code is None:
            self.setPalette(style.palette_with(self.palette(), "error"))
        else:
            self._take(code)

    def _take(self, code: str) -> None:
        changed, self._code = code != self._code, code
        self._say()
        if changed:
            self.edited.emit()

    def _say(self) -> None:
        self._is_unfit = False
        self.setPalette(style.palette_with(self.palette(), "text"))
        self.setText(self.model.text(self._code) if self._code else "")
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
