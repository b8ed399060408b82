"""What occupations are called: example titles of OaSIS 2023 (ESDC) or of CNP/NOC 2021 (elements, StatCan)."""

import csv
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from db.importers.codes import unit_group
from db.importers.imported import Imported, Refused
from db.importers.oasis import CODES
from db.importers.public_table import Name, has, header, imported
from db.importers.readable import Readable
from db.importers.watch import UNWATCHED, Watch
from planner.catalogue import TradeTitle
from planner.text import folded
from planner.titles import key

# Titles said in Québec; ours, because no French file of examples is at hand. English ones say that they are.
WRITTEN = Path(__file__).with_name("common_titles.csv")
OASIS_KINDS = frozenset(map(folded, ("Example", "Index", "Inclusion")))
NOC_KINDS = {
    "fr": frozenset(map(folded, ("Exemple(s) illustratif(s)", "Tous les exemples"))),
    "en": frozenset(map(folded, ("Illustrative example(s)", "All examples"))),
}


class Layout(NamedTuple):
    """The columns of one published form, and the kinds of row in it that are titles (all without a kind)."""

    language: str
    codes: tuple[str, ...]
    title: str
    kind: str = ""
    kinds: frozenset[str] = frozenset({""})

    def columns(self) -> tuple[Name, ...]:
        """Return the columns to be read: code, title and, where there is one, kind."""
        return (self.codes, self.title, self.kind) if self.kind else (self.codes, self.title)


LAYOUTS = (
    Layout("en", CODES, "Job title text", "Job title type", OASIS_KINDS),
    Layout("fr", CODES, "Appellation d'emploi"),
    Layout(
        "fr",
        ("Code de la CNP v1.0", "Code dela CNP v1.0", "Code de la CNP 2021 v1.0", "Code dela CNP 2021 v1.0"),
        "Description d'élément Français",
        "Nom du type d'élément Français",
        NOC_KINDS["fr"],
    ),
    Layout(
        "en",
        ("Code - NOC 2021 V1.0",),
        "Element Description English",
        "Element Type Label English",
        NOC_KINDS["en"],
    ),
)


def recognises(file: Readable) -> bool:
    """Whether the file is a list of example titles in one of the published forms."""
    return _layout(header(file)) is not None


def read(file: Readable, watch: Watch = UNWATCHED) -> Imported[TradeTitle]:
    """Return the titles of the unit groups, as they are written."""
    layout = _layout(header(file)) or LAYOUTS[0]
    return imported(file, layout.columns(), partial(_titles, layout), watch)


def written() -> tuple[TradeTitle, ...]:
    """Return the titles that were written by hand for the starter catalogue, French unless said otherwise."""
    with WRITTEN.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return tuple(TradeTitle(row["trade"], row["language"] or "fr", row["title"]) for row in rows)


def distinct(titles: Iterable[TradeTitle]) -> tuple[TradeTitle, ...]:
    """Return the titles in order of trade and language, each once whatever its accents and apostrophes."""
    found: dict[tuple[str, str, str], TradeTitle] = {}
    for title in titles:
        found.setdefault((title.trade, title.language, key(title.title)), title)
    french_first = sorted(found.values(), key=lambda title: (title.trade, title.language != "fr"))
    return tuple(french_first)


def _layout(names: Sequence[str]) -> Layout | None:
    return next((layout for layout in LAYOUTS if has(names, *layout.columns())), None)


def _titles(layout: Layout, code: str, title: str, kind: str = "") -> TradeTitle | None:
    if _folded(kind) not in layout.kinds:
        return None
    trade = unit_group(code.partition(".")[0])
    if not title:
        raise Refused("title", value=code)
    return TradeTitle(trade, layout.language, title)


_folded = lru_cache(folded)
