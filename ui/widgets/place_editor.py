"""A line for the name of a place, completed from those that the catalogue knows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from ui.widgets.editors import TextEditor


class PlaceEditor(TextEditor):
    """A place's name; one that is not known yet is typed as it is."""

    def __init__(self, names: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        known = QCompleter(list(names()), self)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        known.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(known)
