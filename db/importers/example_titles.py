"""What occupations are called: example titles of OaSIS 2023 (ESDC) or of CNP/NOC 2021 (elements, StatCan)."""

import csv
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from db.importers.imported import Imported
from db.importers.public_table import Row, header, imported
from planner.catalogue import TradeTitle
from planner.text import folded
from planner.titles import key

# Titles that are said in Québec; ours, because no French file of examples is at hand.
WRITTEN = Path(__file__).with_name("common_titles.csv")
OASIS_KINDS = ("Example", "Index", "Inclusion")
NOC_KINDS = {
    "fr": ("Exemple(s) illustratif(s)", "Tous les exemples"),
    "en": ("Illustrative example(s)", "All examples"),
}


class Layout(NamedTuple):
    """The columns of one published form, and the kinds of row in it that are titles."""

    language: str
    codes: tuple[str, ...]
    kind: str
    title: str
    kinds: tuple[str, ...]


LAYOUTS = (
    Layout(
        "en",
        ("OaSIS profile code", "OaSIS Code", "OaSIS Code - Final"),
        "Job title type",
        "Job title text",
        OASIS_KINDS,
    ),
    Layout(
        "fr",
        ("Code de la CNP v1.0", "Code dela CNP v1.0", "Code de la CNP 2021 v1.0", "Code dela CNP 2021 v1.0"),
        "Nom du type d'élément Français",
        "Description d'élément Français",
        NOC_KINDS["fr"],
    ),
    Layout(
        "en",
        ("Code - NOC 2021 V1.0",),
        "Element Type Label English",
        "Element Description English",
        NOC_KINDS["en"],
    ),
)


def recognises(path: Path) -> bool:
    """Whether the file is a list of example titles in one of the published forms."""
    return _layout(header(path)) is not None


def read(path: Path) -> Imported[TradeTitle]:
    """Return the titles of the unit groups, as they are written."""
    layout = _layout(header(path)) or LAYOUTS[0]
    return imported(path, partial(_titles, layout=layout))


def written() -> tuple[TradeTitle, ...]:
    """Return the French titles that were written by hand for the starter catalogue."""
    with WRITTEN.open(encoding="utf-8", newline="") as file:
        return tuple(TradeTitle(row["trade"], "fr", row["title"]) for row in csv.DictReader(file))


def distinct(titles: Iterable[TradeTitle]) -> tuple[TradeTitle, ...]:
    """Return the titles in order of trade and language, each once whatever its accents and apostrophes."""
    found: dict[tuple[str, str, str], TradeTitle] = {}
    for title in titles:
        found.setdefault((title.trade, title.language, key(title.title)), title)
    french_first = sorted(found.values(), key=lambda title: (title.trade, title.language != "fr"))
    return tuple(french_first)


def _layout(columns: Iterable[str]) -> Layout | None:
    """Return the form that has these columns; apostrophes, accents and capitals are not always the same."""
    known = {folded(name) for name in columns}
    return next((layout for layout in LAYOUTS if _fits(layout, known)), None)


def _fits(layout: Layout, known: set[str]) -> bool:
    asked = {folded(layout.kind), folded(layout.title)}
    return asked <= known and not known.isdisjoint(map(folded, layout.codes))


def _titles(row: Row, layout: Layout) -> Iterator[TradeTitle]:
    cells = {folded(name): cell for name, cell in row.items()}
    kind = cells[folded(layout.kind)]
    if folded(kind) not in map(folded, layout.kinds):
        return
    code = next(cells[name] for name in map(folded, layout.codes) if name in cells)
    trade, title = code.partition(".")[0], cells[folded(layout.title)]
    if len(trade) != 5 or not trade.isdigit():
        raise ValueError(f"code {code!r} is not of a unit group of 2021 (five digits)")
    if not title:
        raise ValueError(f"a title of {trade} is blank")
    yield TradeTitle(trade, layout.language, title)
