"""A field that drops a few values, each with its name in the language of the window."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from planner.words import Words
from ui.tips import tip
from ui.widgets.drop_list import MARGIN

FEWEST_LETTERS = 12
Name = Callable[[Any, Words], str]


class PaperDrop(QComboBox):
    """One of some values; `name` says a value in a language."""

    def __init__(self, values: Iterable[Any], name: Name, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        # The longest value need not fit in the field, as its list drops as wide as its lines.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(FEWEST_LETTERS)
        for value in values:
            self.addItem("", value)
        self.currentIndexChanged.connect(self._tell_whole)

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
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + MARGIN)
        self._tell_whole()

    def _tell_whole(self) -> None:
        """Say the chosen value whole, for when the field is too narrow for it."""
        self.setToolTip(tip(self.currentText()))
