"""Codes to choose from by their words: whatever the accents, in either language, or by the code."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.finding import Fit
from planner.text import Text, folded
from planner.titles import meant
from planner.words import Words
from ui.models.columns import DISPLAY, VALUE

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class Choice:
    """A code with its words, in which a search looks."""

    code: str
    title: Text
    with_code: bool = True

    @property
    def key(self) -> str:
        """Return what a search looks in: the code, and the words in both languages."""
        return _key(self.code, self.title)

    def text(self, words: Words) -> str:
        """Return how the choice reads in a list and in its field."""
        said = words.said(self.title)
        return f"{said} ({self.code})" if self.with_code and said != self.code else said


class Answer(NamedTuple):
    """A code that fits what was typed, how well, by which other name, and by which title of its own."""

    code: str
    fit: Fit
    through: str = ""
    called: str = ""


# What finds codes by typed words, better than their own words do; given the language of the window.
Find = Callable[[str, str], Sequence[Answer]]


Choices = Callable[[], Sequence[Choice]]


def choice(code: str, title: Text, with_code: bool = True) -> Choice:
    """Return a choice that is found by its code and by its words in both languages."""
    return Choice(code, title, with_code)


@lru_cache(maxsize=8192)
def _key(code: str, title: Text) -> str:
    return folded(f"{code} {title.fr} {title.en}")


def found_through(text: str, through: str) -> str:
    """Return how a choice reads in a list, with the other name by which it was found."""
    return f"{text} — {through}" if through else text


class ChoiceModel(QAbstractListModel):
    """The choices that fit what was typed, the best first; `find` looks further than their own words."""

    def __init__(
        self,
        choices: Iterable[Choice],
        words: Words,
        parent: QObject | None = None,
        find: Find | None = None,
        nothing: str = "",
    ) -> None:
        super().__init__(parent)
        self.choices, self.words, self._nothing = tuple(choices), words, nothing
        self._find = find or self._by_words
        self._by_code = {c.code: c for c in self.choices}
        self._shown = [Answer(c.code, Fit.BEGINS) for c in self.choices]
        self._says_nothing = False

    def look(self, typed: str) -> None:
        """Show what fits the typed words; where nothing does, one line that cannot be chosen says so."""
        found = self._answers(typed)
        self.beginResetModel()
        self._shown = found
        self._says_nothing = bool(self._nothing and typed.strip() and not found)
        self.endResetModel()

    def with_code(self, code: str) -> Choice | None:
        """Return the choice of a code."""
        return self._by_code.get(code)

    def text(self, code: str) -> str:
        """Return how a code reads; one that nobody knows reads as itself."""
        found = self.with_code(code)
        return found.text(self.words) if found else code

    def called(self, typed: str, code: str) -> str:
        """Return by what title people call a code, as it was typed; nothing if it was not found by one."""
        title = next((answer.called for answer in self._answers(typed) if answer.code == code), "")
        return meant(typed, title) if title else ""

    def code_of(self, typed: str) -> str | None:
        """Return the code that a text means: so called in full, or the only one that fits; no slip counts."""
        query = folded(typed)
        said = (c.code for c in self.choices if query in (folded(c.code), folded(c.text(self.words))))
        exact = list(said) or [c.code for c in self.choices if query == folded(self._said(c))]
        if len(exact) == 1:
            return exact[0]
        found = [answer for answer in self._answers(typed) if answer.fit != Fit.NEAR]
        called = [answer for answer in found if answer.fit == Fit.WHOLE] or found
        return called[0].code if len(called) == 1 else None

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many choices fit what is typed, or 1 for the line that says there is none."""
        return 0 if parent.isValid() else len(self._shown) + self._says_nothing

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the line that says there is none not be chosen."""
        return Qt.ItemFlag.NoItemFlags if self._says_nothing else super().flags(index)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Return what a choice says, by role."""
        if not index.isValid():
            return None
        if self._says_nothing:
            return self._nothing if role == DISPLAY else None
        shown = self._shown[index.row()]
        if role == DISPLAY:
            return found_through(self.text(shown.code), shown.through)
        return shown.code if role == VALUE else None

    def _answers(self, typed: str) -> list[Answer]:
        found = self._find(typed, self.words.language) if typed.strip() else self._by_words(typed, "")
        return [answer for answer in found if answer.code in self._by_code]

    def _by_words(self, typed: str, language: str) -> list[Answer]:
        query = folded(typed)
        fitting = (c for c in self.choices if all(word in c.key for word in query.split()))
        return [Answer(c.code, self._fit(c, query)) for c in sorted(fitting, key=self._order(query))]

    def _order(self, query: str) -> Callable[[Choice], tuple[Fit, str]]:
        return lambda shown: (self._fit(shown, query), folded(self._said(shown)))

    def _said(self, shown: Choice) -> str:
        return self.words.said(shown.title)

    def _fit(self, shown: Choice, query: str) -> Fit:
        said = folded(self._said(shown))
        if query == folded(shown.code):
            return Fit.WHOLE
        if said.startswith(query):
            return Fit.BEGINS
        return Fit.WORDS if any(word.startswith(query) for word in said.split()) else Fit.WITHIN
