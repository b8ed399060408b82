"""Codes to choose from by their words: whatever the accents, in either language, or by the code."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from planner.text import Text, folded
from planner.words import Words
from ui.models.columns import DISPLAY, VALUE

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Choice:
    """A code with its words; `key` is what a search looks in."""

    code: str
    title: Text
    key: str
    with_code: bool = True

    def text(self, words: Words) -> str:
        """Return how the choice reads in a list and in its field."""
        said = words.said(self.title)
        return f"{said} ({self.code})" if self.with_code and said != self.code else said


def choice(code: str, title: Text, with_code: bool = True) -> Choice:
    """Return a choice that is found by its code and by its words in both languages."""
    return Choice(code, title, folded(f"{code} {title.fr} {title.en}"), with_code)


class ChoiceModel(QAbstractListModel):
    """The choices that fit what was typed: those that begin with it first."""

    def __init__(self, choices: Iterable[Choice], words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choices, self.words = tuple(choices), words
        self._shown = self.choices
        self._by_code = {c.code: c for c in self.choices}

    def look(self, typed: str) -> None:
        """Show what holds every typed word."""
        query = folded(typed)
        fitting = [c for c in self.choices if all(word in c.key for word in query.split())]
        self.beginResetModel()
        self._shown = tuple(sorted(fitting, key=lambda c: self._distance(c, query)))
        self.endResetModel()

    def with_code(self, code: str) -> Choice | None:
        """Return the choice of a code."""
        return self._by_code.get(code)

    def text(self, code: str) -> str:
        """Return how a code reads; one that nobody knows reads as itself."""
        found = self.with_code(code)
        return found.text(self.words) if found else code

    def code_of(self, typed: str) -> str | None:
        """Return the code that a text means: chosen from the list, or the only one that fits."""
        query = folded(typed)
        exact = [
            c.code
            for c in self.choices
            if query in (c.code, folded(c.text(self.words)), folded(self._said(c)))
        ]
        if len(exact) == 1:
            return exact[0]
        fitting = [c.code for c in self.choices if all(word in c.key for word in query.split())]
        return fitting[0] if len(fitting) == 1 else None

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if not index.isValid():
            return None
        shown = self._shown[index.row()]
        if role == DISPLAY:
            return shown.text(self.words)
        return shown.code if role == VALUE else None

    def _said(self, shown: Choice) -> str:
        return self.words.said(shown.title)

    def _distance(self, shown: Choice, query: str) -> tuple[int, str]:
        said = folded(self._said(shown))
        whole = any(word.startswith(query) for word in said.split())
        return (0 if said.startswith(query) else 1 if whole else 2), said
