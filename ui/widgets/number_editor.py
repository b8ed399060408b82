"""A field that holds a number with its unit, written as the language writes it."""

from typing import Any

from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox

from planner.words import N_, Words

DECIMALS = 2
DOLLARS = N_("$")


def is_typed_in(box: QDoubleSpinBox) -> bool:
    """Say whether a person is writing in a field of numbers what is not its value yet."""
    number, nothing = QDoubleSpinBox.value(box), box.specialValueText()
    stated = f"{box.prefix()}{box.textFromValue(number)}{box.suffix()}"
    return box.hasFocus() and box.text() != (nothing if nothing and number == box.minimum() else stated)


def written_unit(unit: str, words: Words) -> tuple[str, str]:
    """Return what stands before and after a number of that unit: English writes its dollars first."""
    if unit == DOLLARS and words.language == "en":
        return words._(unit), ""
    return "", f"\u00a0{words._(unit)}" if unit else ""


class NumberEditor(QDoubleSpinBox):
    """A number with its unit; where nothing may be stated, the lowest value means nothing, as does no text.

    `empty` is said of that value, which is None; `zero` is said of a 0 that nobody stated.
    """

    edited = Signal()
    _lowest = ""  # Qt asks what may be typed before it has made the field

    def __init__(
        self, unit: str = "", most: float = 100_000, step: float = 1, empty: str = "", zero: str = ""
    ) -> None:
        super().__init__(maximum=most, singleStep=step, decimals=DECIMALS, keyboardTracking=False)
        self._unit, self._empty, self._lowest = unit, empty, empty or zero
        if empty:
            self.setMinimum(-1)
        self.valueChanged.connect(lambda: self.edited.emit())

    def value(self) -> float | None:  # type: ignore[override]
        """Return the number, or None when nothing is stated."""
        number = super().value()
        return None if self._empty and number < 0 else number

    @property
    def is_typing(self) -> bool:
        """Say whether a person is writing here what is not said yet."""
        return is_typed_in(self)

    def show_value(self, value: float | None) -> None:
        """Show a number, with decimals only when it has some."""
        if self.is_typing:
            return
        with QSignalBlocker(self):
            self.setValue(-1 if value is None else value)

    def retranslate(self, words: Words) -> None:
        """Say the unit again, and write numbers as the language does."""
        own = QLocale(words.locale)
        own.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        self.setLocale(own)
        before, after = written_unit(self._unit, words)
        self.setPrefix(before)
        self.setSuffix(after)
        if self._lowest:
            self.setSpecialValueText(words._(self._lowest))

    def textFromValue(self, value: float) -> str:
        """Return a number with decimals only when it has some."""
        decimals = next((n for n in range(DECIMALS) if round(value, n) == value), DECIMALS)
        return self.locale().toString(value, "f", decimals)

    def validate(self, text: str, place: int) -> Any:
        """Say whether what is typed may become a number, with either decimal mark."""
        if self._says_nothing(text):
            return QValidator.State.Acceptable, text, place
        return super().validate(self._with_own_point(text), place)

    def valueFromText(self, text: str) -> float:
        """Return the number that is typed, with either decimal mark."""
        if self._says_nothing(text):
            return self.minimum()
        return super().valueFromText(self._with_own_point(text))

    def _says_nothing(self, text: str) -> bool:
        """Say whether the field was emptied, where nothing may be stated."""
        number = text.removeprefix(self.prefix()).removesuffix(self.suffix())
        return bool(self._lowest) and not number.strip()

    def _with_own_point(self, text: str) -> str:
        """Return what is typed with the language's decimal mark: both are typed in Québec."""
        return text.replace(".", self.locale().decimalPoint()).replace(",", self.locale().decimalPoint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a number is not changed by passing over it."""
        event.ignore()
