"""A number to type in, which may be emptied where its lowest value stands for none."""

from typing import Any

from PySide6.QtGui import QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox


class NumberBox(QDoubleSpinBox):
    """A number; once `say_lowest` gave words to the lowest value, no text is that value."""

    _lowest = ""  # Qt asks what may be typed before it has made the field

    def say_lowest(self, text: str) -> None:
        """Give words to the lowest value."""
        self._lowest = text
        self.setSpecialValueText(text)

    @property
    def is_typing(self) -> bool:
        """Say whether a person is writing here what is not said yet."""
        number = QDoubleSpinBox.value(self)
        stated = f"{self.prefix()}{self.textFromValue(number)}{self.suffix()}"
        said = self.specialValueText() if number == self.minimum() else ""
        return self.hasFocus() and self.text() != (said or stated)

    def validate(self, text: str, place: int) -> Any:
        """Say whether what is typed may become a number, or is none."""
        if self._says_nothing(text):
            return QValidator.State.Acceptable, text, place
        return super().validate(text, place)

    def valueFromText(self, text: str) -> float:
        """Return the number that is typed, the lowest where none is."""
        return self.minimum() if self._says_nothing(text) else super().valueFromText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type over words that stand for a number: in the midst of them Qt takes no digit."""
        if self._lowest and self.text() == self._lowest and event.text().isprintable():
            self.selectAll()
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a number is not changed by passing over it."""
        event.ignore()

    def _says_nothing(self, text: str) -> bool:
        """Say whether the field was emptied, where nothing may be stated."""
        number = text.removeprefix(self.prefix()).removesuffix(self.suffix())
        return bool(self._lowest) and not number.strip()
