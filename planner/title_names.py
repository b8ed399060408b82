"""The forms of the titles of codes, official ones and those that people use, each by its key."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from planner.catalogue import TradeTitle
from planner.text import Text
from planner.titles import forms, key, parts


class Name(NamedTuple):
    """One form of one title of a code, by its key; `through` is the title, as it is written.

    `shown` is the language whose official title says the same, as "Machinistes" does of "machiniste".
    """

    key: str
    code: str
    language: str
    through: str = ""
    part: bool = False
    shown: str = ""
    common: bool = False

    def unseen(self, language: str) -> str:
        """Return the title, unless who reads the official one in that language has it before them."""
        return "" if self.shown == language else self.through


def official(known: Mapping[str, Text]) -> Iterator[Name]:
    """Yield the codes and official titles, whole and by the occupations that they name together."""
    for code, title in known.items():
        yield Name(code, code, "")
        for language, said in (("fr", title.fr), ("en", title.en)):
            yield from (Name(key(form), code, language, said) for form in _as_written(said))
            for part in parts(said):
                yield from (Name(key(form), code, language, said, part=True) for form in forms(part))


def common(titles: Iterable[TradeTitle], known: Container[str]) -> Iterator[Name]:
    """Yield what people call the trades among some codes."""
    for row in titles:
        if row.trade in known:
            for form in _as_written(row.title):
                yield Name(key(form), row.trade, row.language, row.title, common=True)


def _as_written(title: str) -> Iterable[str]:
    return dict.fromkeys((title, *forms(title)))
