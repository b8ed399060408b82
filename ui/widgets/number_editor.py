"""A field that holds a number with its unit, written as the language writes it."""

from typing import Any

from PySide6.QtCore import QLocale, QSignalBlocker, Signal

from planner.words import N_, Words
from ui.widgets.number_box import NumberBox

DECIMALS = 2
DOLLARS = N_("$")


def written_unit(unit: str, words: Words) -> tuple[str, str]:
    """Return what stands before and after a number of that unit: English writes its dollars first."""
    if unit == DOLLARS and words.language == "en":
        return words._(unit), ""
    return "", f"\u00a0{words._(unit)}" if unit else ""


class NumberEditor(NumberBox):
    """A number with its unit; where nothing may be stated, the lowest value means nothing, as does no text.

    `empty` is said of that value, which is None; `zero` is said of a 0 that nobody stated.
    """

    edited = Signal()

    def __init__(
        self, unit: str = "", most: float = 100_000, step: float = 1, empty: str = "", zero: str = ""
    ) -> None:
        super().__init__(maximum=most, singleStep=step, decimals=DECIMALS, keyboardTracking=False)
        self._unit, self._empty, self._lowest_words = unit, empty, empty or zero
        if empty:
            self.setMinimum(-1)
        self.valueChanged.connect(lambda: self.edited.emit())

    def value(self) -> float | None:  # type: ignore[override]
        """Return the number, or None when nothing is stated."""
        number = super().value()
        return None if self._empty and number < 0 else number

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
        if self._lowest_words:
            self.say_lowest(words._(self._lowest_words))

    def textFromValue(self, value: float) -> str:
        """Return a number with decimals only when it has some."""
        decimals = next((n for n in range(DECIMALS) if round(value, n) == value), DECIMALS)
        return self.locale().toString(value, "f", decimals)

    def validate(self, text: str, place: int) -> Any:
        """Say whether what is typed may become a number, with either decimal mark."""
        return super().validate(self._with_own_point(text), place)

    def valueFromText(self, text: str) -> float:
        """Return the number that is typed, with either decimal mark."""
        return super().valueFromText(self._with_own_point(text))

    def _with_own_point(self, text: str) -> str:
        """Return what is typed with the language's decimal mark: both are typed in Québec."""
        return text.replace(".", self.locale().decimalPoint()).replace(",", self.locale().decimalPoint())
