"""Fields that hold one value each: they show it, and say `edited` when a person has changed it.

What a person is writing in one (`is_typing`) stays there when the value is shown anew meanwhile.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QPushButton

from planner.bounds import YEARS_AHEAD
from planner.dates import birthday
from planner.words import Words
from planner.written_days import read_day
from ui import style
from ui.tips import tip
from ui.widgets.elided_line import ElidedLine
from ui.widgets.pauses import Pauses

Options = Callable[[Words], Sequence[tuple[Any, str]]]


class TextEditor(ElidedLine):
    """A line of text, said while it is written as a long one is, unless it `is_whole` only when left."""

    edited = Signal()
    is_whole = False

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        # Said by the editor's owner as one edit with what was said before, until the field is left.
        self.goes_on = False
        self._pauses = Pauses(self)
        self._pauses.reached.connect(self._finish)
        self.textEdited.connect(lambda: None if self.is_whole else self._pauses.hear())
        self.editingFinished.connect(self._end)

    def value(self) -> str:
        """Return the text without spaces around it."""
        return self.text().strip()

    @property
    def is_typing(self) -> bool:
        """Say whether a person is writing here what is not said yet."""
        return self.hasFocus() and self.value() != self._shown

    def show_value(self, value: str) -> None:
        """Show a text."""
        typing, self._shown = self.is_typing, value.strip()
        if not typing and value != self.value():
            place = min(self.cursorPosition(), len(value)) if self.hasFocus() else 0
            self.setText(value)
            self.setCursorPosition(place)

    def retranslate(self, words: Words) -> None:
        """Nothing of a plain text depends on the language."""

    def _end(self) -> None:
        self._pauses.stop()
        self._finish()
        self.goes_on = False

    def _finish(self) -> None:
        if self.value() != self._shown:
            self._shown = self.value()
            self.edited.emit()
            self.goes_on = True


class LongTextEditor(QPlainTextEdit):
    """Several lines of text, said at each pause of the writing; Tab goes on to the next field."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        # Said by the editor's owner as one edit with what was said before, until the field is left.
        self.goes_on = False
        self._pauses = Pauses(self)
        self._pauses.reached.connect(self._finish)
        self.textChanged.connect(lambda: self._pauses.hear() if self.hasFocus() else None)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 14)

    def value(self) -> str:
        """Return the text without spaces around it."""
        return self.toPlainText().strip()

    @property
    def is_typing(self) -> bool:
        """Say whether a person is writing here what is not said yet."""
        return self.hasFocus() and self.value() != self._shown

    def show_value(self, value: str) -> None:
        """Show a text."""
        typing, self._shown = self.is_typing, value.strip()
        if not typing and value != self.value():
            place = self.textCursor().position()
            self.setPlainText(value)
            self._go_to(place)
            self._shown = self.value()  # some spaces are shown as others

    def retranslate(self, words: Words) -> None:
        """Nothing of a plain text depends on the language."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say what is written once the field is left."""
        super().focusOutEvent(event)
        self._finish()
        self.goes_on = False

    def _finish(self) -> None:
        self._pauses.stop()
        if self.value() != self._shown:
            self._shown = self.value()
            self.edited.emit()
            self.goes_on = True

    def _go_to(self, place: int) -> None:
        """Put the cursor back where a person writes: numbers may be hidden there meanwhile."""
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())) if self.hasFocus() else 0)
        self.setTextCursor(cursor)


class DateEditor(TextEditor):
    """A day as YYYY-MM-DD or in words; an empty one is unknown, and a wrong one is red and not kept."""

    is_whole = True
    years_ahead = YEARS_AHEAD

    def __init__(self) -> None:
        super().__init__()
        self._words = Words("fr")
        self._day: date | None = None
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000-00-00") + 24)
        # After the tip of a plain text: that of a day says more.
        self.textChanged.connect(lambda: self._mark())

    def value(self) -> date | None:  # type: ignore[override]
        """Return the day, if one is written that can be meant here."""
        day = read_day(self.text())
        today = date.today()
        return day if day and day <= birthday(today, today.year + self.years_ahead) else None

    def sizeHint(self) -> QSize:
        """Ask for the room of a day: what stands beside it in a row needs the rest."""
        return QSize(self.minimumWidth(), super().sizeHint().height())

    @property
    def is_typing(self) -> bool:
        """Say whether a person is writing here what is not said yet."""
        return self.hasFocus() and (self.is_wrong or self.value() != self._day)

    def show_value(self, value: date | None) -> None:  # type: ignore[override]
        """Show a day."""
        # Another field changed: what is wrong here stays to be corrected.
        stays, self._day = self.is_typing or (self.is_wrong and value == self._day), value
        if stays:
            return
        if value != self.value() or value is None:
            self.setText(value.isoformat() if value else "")
        self._mark()

    def begin_anew(self) -> None:
        """Forget what was typed: what comes is another client's."""
        self._day = None
        self.clear()

    def retranslate(self, words: Words) -> None:
        """Say how a day is written, and which day it is."""
        self._words = words
        self.setPlaceholderText(words._("YYYY-MM-DD"))
        self._mark()

    @property
    def is_wrong(self) -> bool:
        """Say whether what is written is no day."""
        return bool(self.text().strip()) and self.value() is None

    def _finish(self) -> None:
        self._mark()
        if not self.is_wrong and self.value() != self._day:
            self._day = self.value()
            self.edited.emit()

    def _mark(self) -> None:
        day = self.value()
        self.mark(self.is_wrong)
        hint = self._words._(
            "Write the day as YYYY-MM-DD, for example 2027-01-11, between 1900 and {last}; leave it empty if "
            "unknown.",
            last=date.today().year + self.years_ahead,
        )
        said = hint if day is None else f"{self._words.weekday(day)} {self._words.date(day)}"
        self.setToolTip(tip(said))


class PastDayEditor(DateEditor):
    """A day that has been, such as that of a birth: one to come is red and not kept."""

    years_ahead = 0


class ChoiceEditor(QComboBox):
    """One of a few values."""

    edited = Signal()

    def __init__(self, options: Options) -> None:
        super().__init__()
        self._options = options
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.activated.connect(lambda: self.edited.emit())

    def value(self) -> Any:
        """Return the chosen value."""
        return self.currentData()

    def show_value(self, value: Any) -> None:
        """Show a value."""
        known = [self.itemData(index) for index in range(self.count())]
        self.setCurrentIndex(known.index(value) if value in known else 0)

    def retranslate(self, words: Words) -> None:
        """Say the choices again."""
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for value, text in self._options(words):
                self.addItem(text, value)
            self.show_value(chosen)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a choice is not changed by passing over it."""
        event.ignore()


class ActionEditor(QPushButton):
    """A button that stands among fields: pressed, it changes the case by itself; `say` is its text."""

    edited = Signal()

    def __init__(self, say: str) -> None:
        super().__init__()
        self._say = say
        style.emphasise(self, "link")
        self.clicked.connect(lambda: self.edited.emit())

    def value(self) -> None:
        """Return nothing: the button holds no value."""

    def show_value(self, value: None) -> None:
        """Show nothing: the button holds no value."""

    def retranslate(self, words: Words) -> None:
        """Say the text again."""
        self.setText(words._(self._say))


class CheckEditor(QCheckBox):
    """Yes or no; `say` is its sentence."""

    edited = Signal()

    def __init__(self, say: str) -> None:
        super().__init__()
        self._say = say
        self.clicked.connect(lambda: self.edited.emit())

    def value(self) -> bool:
        """Say whether it is checked."""
        return self.isChecked()

    def show_value(self, value: bool) -> None:
        """Check it or not."""
        self.setChecked(value)

    def retranslate(self, words: Words) -> None:
        """Say the sentence again."""
        self.setText(words._(self._say))
