"""The trades that a client's skills open, as a table: distance, pay, outlook, training and way in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from planner.amounts import Amount, dollars, share
from planner.directions import Direction
from planner.text import folded
from planner.words import N_
from ui.models import direction_words as said
from ui.models.columns import Column
from ui.models.destination_words import cost_words, last_day, row_finish_words
from ui.models.direction_words import DirectionRow
from ui.models.rows import RowModel

TITLE = 0
OUTLOOK, ENTRY, FINISH, COST = 5, 7, 8, 9
UNRANKED, UNPRICED = 99, 10**12
# Cents an hour; the two others ask for more than now.
WAGES = {"20": 2000, "25": 2500, "30": 3000, "35": 3500, "40": 4000}
MORE_AT_ENTRY, MORE_AT_MEDIAN = "entry", "median"


@dataclass(frozen=True, slots=True)
class DirectionFilter:
    """What is wanted; empty is any. An outlook is a vocabulary and a word of it, a wage a key of `WAGES`."""

    region: str = ""
    outlook: tuple[str, str] = ("", "")
    wage: str = ""
    teer: str = ""
    sector: str = ""

    def fits(self, direction: Direction) -> bool:
        """Say whether a direction is wanted; what is not published fits no wish about it."""
        return self._fits_place(direction) and self._fits_trade(direction) and self._fits_pay(direction)

    def _fits_place(self, direction: Direction) -> bool:
        wage, outlook = direction.pay.wage, direction.outlook
        here = self.region in ("", wage.region if wage else None)
        word = (outlook.vocabulary, outlook.value) if outlook else None
        return here and self.outlook in (("", ""), word)

    def _fits_trade(self, direction: Direction) -> bool:
        trade = direction.trade
        return self.teer in ("", str(trade.teer)) and trade.code.startswith(self.sector)

    def _fits_pay(self, direction: Direction) -> bool:
        if self.wage == MORE_AT_ENTRY:
            return (direction.low_gain_cents or 0) > 0
        if self.wage == MORE_AT_MEDIAN:
            return (direction.median_gain_cents or 0) > 0
        return self.wage == "" or (direction.pay.median_cents or 0) >= WAGES[self.wage]


COLUMNS = (
    Column(N_("Occupation"), lambda r: r.title, lambda r: folded(r.title)),
    Column(
        N_("Nearness"),
        lambda r: r.words.percent(r.direction.transfer.nearness),
        lambda r: r.direction.transfer.nearness,
        right=True,
        amount=lambda r: share(r.direction.transfer.nearness),
    ),
    Column(
        N_("Shortfall"),
        lambda r: r.words.percent(r.direction.transfer.shortfall),
        lambda r: r.direction.transfer.shortfall,
        right=True,
        amount=lambda r: share(r.direction.transfer.shortfall),
    ),
    Column(
        N_("Entry wage"),
        said.low_pay,
        lambda r: r.direction.pay.low_cents or 0,
        right=True,
        amount=lambda r: dollars(r.direction.pay.low_cents),
    ),
    Column(
        N_("Median wage"),
        said.median_pay,
        lambda r: r.direction.pay.median_cents or 0,
        right=True,
        amount=lambda r: dollars(r.direction.pay.median_cents),
    ),
    Column(
        N_("Outlook"),
        lambda r: said.outlook_words(r.direction.outlook, r.words),
        lambda r: UNRANKED if r.direction.rank is None else r.direction.rank,
    ),
    Column(
        N_("TEER"),
        lambda r: "?" if r.direction.trade.teer is None else str(r.direction.trade.teer),
        lambda r: UNRANKED if r.direction.trade.teer is None else r.direction.trade.teer,
        right=True,
        amount=lambda r: None if r.direction.trade.teer is None else Amount(r.direction.trade.teer),
    ),
    Column(N_("Entry still asks"), said.entry_words, lambda r: folded(said.entry_words(r))),
    Column(
        N_("Earliest finish"),
        row_finish_words,
        lambda r: (last_day(r.destination) or date.max).isoformat(),
    ),
    Column(
        N_("Cost"),
        lambda r: cost_words(r.destination, r.words),
        lambda r: UNPRICED if not cost_words(r.destination, r.words) else r.destination.money_cents,
        right=True,
        amount=lambda r: dollars(r.destination.money_cents) if cost_words(r.destination, r.words) else None,
    ),
)


class DirectionModel(RowModel):
    """The directions that fit a filter, best first; `hidden` counts the others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self.hidden = 0

    def show_directions(self, rows: Iterable[DirectionRow], wanted: DirectionFilter) -> None:
        """Show what is wanted of some directions."""
        every = tuple(rows)
        fitting = [row for row in every if wanted.fits(row.direction)]
        self.hidden = len(every) - len(fitting)
        self.show_rows(fitting, every[0].words if every else self.words)

    def update_rows(self, rows: Iterable[DirectionRow]) -> None:
        """Show what became known of the trades that are shown, in place."""
        known = {row.code: row for row in rows}
        self.rows = tuple(known.get(row.code, row) for row in self.rows)
        if self.rows:
            self.dataChanged.emit(self.index(0, FINISH), self.index(len(self.rows) - 1, COST))

    def row_of(self, code: str) -> int:
        """Return the line of a trade, or -1."""
        return next((n for n, row in enumerate(self.rows) if row.code == code), -1)
