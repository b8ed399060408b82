"""A field that drops a few values, each with its name in the language of the window."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from planner.words import Words

Name = Callable[[Any, Words], str]


class PaperDrop(QComboBox):
    """One of some values; `name` says a value in a language."""

    def __init__(self, values: Iterable[Any], name: Name, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        for value in values:
            self.addItem("", value)

    @property
    def value(self) -> Any:
        """Return the value that is chosen."""
        return self.currentData()

    def show_value(self, value: Any) -> None:
        """Choose a value, and tell nobody."""
        self.setCurrentIndex(self.findData(value))

    def choose(self, value: Any) -> None:
        """Choose a value as a person does."""
        self.show_value(value)
        self.activated.emit(self.currentIndex())

    def retranslate(self, words: Words) -> None:
        """Say every value again."""
        for place in range(self.count()):
            self.setItemText(place, self._name(self.itemData(place), words))
