"""Up to four trades side by side: distance, pay, outlook, way in, and every skill that one of them asks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QObject

from planner.amounts import Amount
from planner.transfer import Share
from planner.words import N_, Words
from ui import style
from ui.models import direction_words as said
from ui.models.columns import AMOUNT, DISPLAY, Column
from ui.models.destination_words import hangs_on_documents, last_day
from ui.models.direction_words import DirectionRow
from ui.models.directions import COLUMNS, FINISH, OUTLOOK
from ui.models.rows import Index, RowModel
from ui.models.turn_rows import INK

MOST = 4


def _day(row: DirectionRow) -> date | None:
    """Return the day of a pathway that is not in doubt."""
    found = row.destination
    return None if found is None or found.conditional_on or hangs_on_documents(row) else last_day(found)


def _is_estimate(row: DirectionRow) -> str:
    """Say whether the day is estimated: a spreadsheet takes it without that word."""
    found, words = row.destination, row.words
    if found is None or _day(row) is None:
        return ""
    return words._("yes") if found.estimated else words._("no")


WAGES_OF = Column(N_("Wages of"), lambda row: said.wage_origin(row.direction.pay.wage, row.words))
# The facts are the columns of the list, with the same texts and amounts.
FACTS = (*COLUMNS[1:OUTLOOK], WAGES_OF, *COLUMNS[OUTLOOK:FINISH])
PROVEN = (
    replace(COLUMNS[FINISH], amount=_day),
    Column(N_("Estimate"), _is_estimate),
    *COLUMNS[FINISH + 1 :],
)


class Line(NamedTuple):
    """One fact or skill, what it is for each trade, and the amounts that a spreadsheet counts with."""

    name: str
    texts: tuple[str, ...]
    amounts: tuple[Amount | date | None, ...] = ()


class ComparisonModel(RowModel):
    """One line a fact; the first column names it, each other one is a trade.

    What is the same for all of several trades is grey.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)

    def compare(self, compared: Sequence[DirectionRow], words: Words) -> None:
        """Show some directions side by side."""
        names = [_column(place, row) for place, row in enumerate(compared)]
        self.columns = (Column(N_("Compared"), lambda line: line.name), *names)
        self.show_rows(tuple(_lines(compared, words)) if compared else (), words)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a cell says, in grey where the trades do not differ in it."""
        if role != INK or not index.isValid():
            return super().data(index, role)
        texts = self.rows[index.row()].texts
        return style.colour("muted") if len(texts) > 1 and len(set(texts)) == 1 else None


def _column(place: int, row: DirectionRow) -> Column:
    def amount(line: Line) -> Amount | date | None:
        return line.amounts[place] if line.amounts else None

    return Column(row.title, lambda line: line.texts[place], amount=amount)


def _lines(compared: Sequence[DirectionRow], words: Words) -> Iterator[Line]:
    proven = PROVEN if any(row.destination for row in compared) else ()
    for fact in (*FACTS, *proven):
        texts = tuple(fact.text(row) for row in compared)
        amounts = tuple(fact.value(row, AMOUNT) for row in compared)
        yield Line(words._(fact.title), texts, amounts)
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
