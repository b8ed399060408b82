"""What can be chosen in a client's file: tables of values with their words, and the catalogue's codes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from planner.called import common_title
from planner.catalogue import Catalogue
from planner.finding import TradeFinder
from planner.regions import REGIONS
from planner.text import Text
from planner.words import Words
from ui.models.case_options import LANGUAGES, UNKNOWN
from ui.models.choices import Answer, Choice, choice
from ui.widgets.editors import Options


def said(table: Mapping[Any, str]) -> Options:
    """Return the options of a table of values and msgids."""
    return lambda words: [(value, words._(text)) for value, text in table.items()]


def languages(words: Words) -> Sequence[tuple[str, str]]:
    """Return the two languages, each named by itself."""
    return LANGUAGES


def home_region(words: Words) -> Sequence[tuple[str, str]]:
    """Return the regions where a client may live, an unknown one first."""
    return [("", words._(UNKNOWN)), *((code, f"{name} ({code})") for code, name in REGIONS.items())]


def region_of_group(words: Words) -> Sequence[tuple[str, str]]:
    """Return the regions where a group may be given, one that is not stated first."""
    return [("", words._("not stated")), *((code, f"{name} ({code})") for code, name in REGIONS.items())]


def regions() -> Sequence[Choice]:
    """Return the regions as choices found by their words."""
    return [choice(code, Text(name, name)) for code, name in REGIONS.items()]


class Codes:
    """The codes of the catalogue in force, as choices."""

    def __init__(self, catalogue: Callable[[], Catalogue], finder: Callable[[], TradeFinder]) -> None:
        self._catalogue, self._finder = catalogue, finder
        self._made: tuple[Catalogue, dict[str, Sequence[Choice]]] | None = None

    @property
    def catalogue(self) -> Catalogue:
        """Return the catalogue in force."""
        return self._catalogue()

    def trades(self) -> Sequence[Choice]:
        """Return every trade."""
        return self._once("trades", lambda of: [choice(t.code, t.title) for t in of.trades.values()])

    def called(self, typed: str, language: str) -> Sequence[Answer]:
        """Return the trades that people call so, best first."""
        found = self._finder().find(typed, language)
        return [Answer(trade.code, trade.fit, trade.through, trade.called) for trade in found]

    def title(self, code: str, title: str, words: Words) -> str:
        """Return the title by which a trade was chosen, if people call it so."""
        return common_title(code, title, self._catalogue(), words)

    def skills(self) -> Sequence[Choice]:
        """Return every skill and knowledge."""
        return self._once("skills", lambda of: [choice(s.code, s.title, False) for s in of.skills.values()])

    def activities(self) -> Sequence[Choice]:
        """Return every activity."""
        return self._once("activities", lambda of: [choice(a.code, a.title) for a in of.activities.values()])

    def places(self) -> Sequence[str]:
        """Return the names of the places where groups are given."""
        catalogue = self._catalogue()
        return sorted({*catalogue.places, *(s.place for s in catalogue.sessions if s.place)})

    def credentials(self) -> Sequence[Choice]:
        """Return the diplomas, certificates and tests that requirements name."""
        return self._terms("credential")

    def declared(self) -> Sequence[Choice]:
        """Return the facts that a client may declare."""
        return self._terms("declared")

    def _terms(self, kind: str) -> Sequence[Choice]:
        return self._once(
            kind, lambda of: [choice(t.code, t.title, False) for t in of.terms.values() if t.kind == kind]
        )

    def _once(self, kind: str, make: Callable[[Catalogue], Sequence[Choice]]) -> Sequence[Choice]:
        """Return one kind of choices, made once for the catalogue in force: every field asks for them."""
        catalogue = self._catalogue()
        if self._made is None or self._made[0] is not catalogue:
            self._made = catalogue, {}
        made = self._made[1]
        if kind not in made:
            made[kind] = make(catalogue)
        return made[kind]
