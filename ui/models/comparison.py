"""Up to four trades side by side: distance, pay, outlook, way in, and every skill that one of them asks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject

from planner.transfer import Share
from planner.words import N_, Words
from ui.models import direction_words as said
from ui.models.columns import Column
from ui.models.destination_words import cost_words, row_finish_words
from ui.models.direction_words import DirectionRow
from ui.models.rows import RowModel

MOST = 4
FACTS: tuple[tuple[str, Callable[[DirectionRow], str]], ...] = (
    (N_("Nearness"), lambda r: r.words.percent(r.direction.transfer.nearness)),
    (N_("Shortfall"), lambda r: r.words.percent(r.direction.transfer.shortfall)),
    (N_("Entry wage"), said.low_pay),
    (N_("Median wage"), said.median_pay),
    (N_("Wages of"), lambda r: said.wage_origin(r.direction.pay.wage, r.words)),
    (N_("Outlook"), lambda r: said.outlook_words(r.direction.outlook, r.words)),
    (N_("TEER"), lambda r: "?" if r.direction.trade.teer is None else str(r.direction.trade.teer)),
    (N_("Entry still asks"), said.entry_words),
)
PROVEN: tuple[tuple[str, Callable[[DirectionRow], str]], ...] = (
    (N_("Earliest finish"), row_finish_words),
    (N_("Cost"), lambda r: cost_words(r.destination, r.words)),
)


class Line(NamedTuple):
    """One fact or skill, and what it is for each trade."""

    name: str
    texts: tuple[str, ...]


class ComparisonModel(RowModel):
    """One line a fact; the first column names it, each other one is a trade."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)

    def compare(self, compared: Sequence[DirectionRow], words: Words) -> None:
        """Show some directions side by side."""
        names = [_column(place, row) for place, row in enumerate(compared)]
        self.columns = (Column(N_("Compared"), lambda line: line.name), *names)
        self.show_rows(tuple(_lines(compared, words)) if compared else (), words)


def _column(place: int, row: DirectionRow) -> Column:
    return Column(row.title, lambda line: line.texts[place])


def _lines(compared: Sequence[DirectionRow], words: Words) -> Iterator[Line]:
    proven = PROVEN if any(row.destination for row in compared) else ()
    for name, text in (*FACTS, *proven):
        yield Line(words._(name), tuple(text(row) for row in compared))
    shares = [_shares(row) for row in compared]
    for skill in _telling(shares):
        name = words.said(compared[0].catalogue.term(skill))
        yield Line(name, tuple(said.share_words(found.get(skill), words) for found in shares))


def _shares(row: DirectionRow) -> Mapping[str, Share]:
    """Return how each skill of a trade stands: what is missing says more than what is shared of it."""
    found = row.direction.transfer
    return {share.skill: share for share in (*found.shared, *found.missing)}


def _telling(shares: Sequence[Mapping[str, Share]]) -> list[str]:
    """Return the skills of all, the most telling first."""
    weights: dict[str, float] = {}
    for share in (share for found in shares for share in found.values()):
        weights[share.skill] = max(share.weight, weights.get(share.skill, 0))
    return sorted(weights, key=lambda skill: (-weights[skill], skill))
