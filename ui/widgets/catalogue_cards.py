"""The right side of the catalogue: one card for the trade, programme or measure that is chosen."""

from datetime import date

from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.case import Case
from planner.catalogue import Catalogue
from planner.words import Words
from ui.models.catalogue_entries import MEASURE, MEASURES, PROGRAM, SECTOR, TRADE, Entry
from ui.models.catalogue_words import sector_name
from ui.widgets.fact_card import FactCard
from ui.widgets.measure_card import MeasureCard
from ui.widgets.measure_list import MeasureList
from ui.widgets.program_card import ProgramCard
from ui.widgets.trade_card import TradeCard

LETTERS = 44


class CatalogueCards(QStackedWidget):
    """Shows the card of one entry, or how to fill it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.nothing, self.trade = FactCard(), TradeCard()
        self.program, self.measure, self.measures = ProgramCard(), MeasureCard(), MeasureList()
        for card in (self.nothing, self.trade, self.program, self.measure, self.measures):
            self.addWidget(card)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * LETTERS)

    def show_entry(
        self, entry: Entry, case: Case | None, today: date, catalogue: Catalogue, words: Words
    ) -> None:
        """Show what the catalogue knows of an entry, for the client of the open case when there is one."""
        shown: FactCard = self.nothing
        if entry.kind == TRADE and (trade := catalogue.trades.get(entry.code)):
            self.trade.show_trade(trade, case, today, catalogue, words)
            shown = self.trade
        elif entry.kind == PROGRAM and (activity := catalogue.activities.get(entry.code)):
            self.program.show_program(activity, case, today, catalogue, words)
            shown = self.program
        elif entry.kind == MEASURE:
            for measure in (m for m in catalogue.measures if m.code == entry.code):
                self.measure.show_measure(measure, case, today, catalogue, words)
                shown = self.measure
        elif entry.kind == MEASURES:
            self.measures.show_measures(case, today, catalogue, words)
            shown = self.measures
        else:
            self.nothing.say_title(*_invitation(entry, catalogue, words))
        self.setCurrentWidget(shown)


def _invitation(entry: Entry, catalogue: Catalogue, words: Words) -> tuple[str, str]:
    """Return what stands where there is no card to show."""
    if entry.kind == SECTOR:
        trades = sum(not t.retired and t.code.startswith(entry.code) for t in catalogue.trades.values())
        counted = words.n_("{n} occupation", "{n} occupations", trades)
        ask = words._("Choose one to see its card.")
        return sector_name(entry.code, words), f"{counted}. {ask}"
    return words._("Nothing chosen"), words._("Choose an occupation, a programme or a measure.")
