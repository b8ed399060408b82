"""The list under a field of codes: what fits the words that are typed, the best first."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from planner.words import N_, Words
from ui.models.choices import ChoiceModel, Choices, Find
from ui.models.columns import VALUE
from ui.widgets.drop_list import below

LINES = 10
NOTHING = N_("Nothing fits: try other words")


class CodeList(QCompleter):
    """Opens under its field, and tells which code was chosen there."""

    chosen = Signal(str)

    def __init__(self, field: QWidget, choices: Choices, find: Find | None) -> None:
        super().__init__(field)
        self._field, self._choices, self._find = field, choices, find
        self.answers = self._made(Words("fr"))
        self.setModel(self.answers)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(LINES)
        self.setWidget(field)
        # One line is as high as another: without that, hundreds are measured before any is shown.
        self._lines = QListView(uniformItemSizes=True)
        self.setPopup(self._lines)
        self.activated[QModelIndex].connect(self._choose)  # type: ignore[index]

    @property
    def is_open(self) -> bool:
        """Say whether the list is on screen."""
        return self._lines.isVisible()

    def look(self, typed: str) -> None:
        """Show what fits the typed words, under the field."""
        self.answers.look(typed)
        if typed.strip() and self.answers.rowCount():
            self.complete(below(self._field, self._lines))
        else:
            self.hide()

    def hide(self) -> None:
        """Close the list, and choose nothing."""
        self._lines.hide()

    def close(self) -> None:
        """Close the list with the line that is marked."""
        if self.is_open:
            marked = self._lines.currentIndex()
            self.hide()
            if marked.isValid():
                self._choose(marked)

    def retranslate(self, words: Words) -> None:
        """Say the choices again."""
        former, self.answers = self.answers, self._made(words)
        self.setModel(self.answers)
        former.deleteLater()

    def _made(self, words: Words) -> ChoiceModel:
        return ChoiceModel(self._choices(), words, self._field, self._find, words._(NOTHING))

    def _choose(self, index: QModelIndex) -> None:
        if (code := index.data(VALUE)) is not None:
            self.chosen.emit(code)
