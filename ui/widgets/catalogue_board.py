"""The regions of the catalogue page and where they stand; it knows no session."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.case import Case
from planner.catalogue import Catalogue
from planner.funding import every_answer, unasked_answers
from planner.funding_words import verdict_marks
from planner.source_words import source_sentence
from planner.words import Words
from ui import style
from ui.models.catalogue_entries import PROGRAM, TRADE, Entry
from ui.models.catalogue_words import freshness, source_words
from ui.widgets.catalogue_cards import CatalogueCards
from ui.widgets.catalogue_tools import CatalogueTools
from ui.widgets.elided import ElidedLabel
from ui.widgets.program_panel import ProgramPanel
from ui.widgets.tree_panel import TreePanel


class CatalogueBoard(QWidget):
    """The tree at the left, programmes in the middle, the card at the right, the sources at the foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = CatalogueTools()
        self.tree, self.programs, self.cards = TreePanel(), ProgramPanel(), CatalogueCards()
        self.fresh, self.sources = ElidedLabel(textFormat=Qt.TextFormat.PlainText), QPushButton()
        style.emphasise(self.fresh, "muted")
        style.emphasise(self.sources, "link")
        regions, foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for part in (self.tree, self.programs, self.cards):
            regions.addWidget(part, int(part is self.programs))
        foot.addWidget(self.fresh, 1)
        foot.addWidget(self.sources)
        column.setContentsMargins(12, 8, 12, 6)
        column.addWidget(self.tools)
        column.addLayout(regions, 1)
        column.addLayout(foot)

    def retranslate(self, words: Words) -> None:
        """Say the fixed texts again."""
        self.tools.retranslate(words)
        self.sources.setText(words._("Sources and licences…"))
        self.tree.retranslate(words)
        self.programs.retranslate(words)

    def show_card(
        self, chosen: Entry, card: Entry, case: Case | None, today: date, catalogue: Catalogue, words: Words
    ) -> None:
        """Show a card with the ways into the trade that is chosen, for the client of a case if any."""
        trade = chosen.code if chosen.kind == TRADE else ""
        self.cards.show_entry(card, case, today, catalogue, words)
        answers = every_answer(case, catalogue) if case else unasked_answers(catalogue, today)
        self.tree.model.mark(verdict_marks(answers, words))
        opened = card.code if card.kind == PROGRAM else ""
        self.programs.graph.show_trade(trade, opened, case, catalogue, words)
        self.cards.program.say_back(words.said(catalogue.term(trade)) if trade else "", words)

    def show_freshness(self, catalogue: Catalogue, words: Words) -> None:
        """Say how old the tables are."""
        self.fresh.setText(freshness(catalogue, words))


def source_paragraphs(catalogue: Catalogue, words: Words) -> Iterable[tuple[str, str]]:
    """Yield each table's source with its licence and date, and what there is to note."""
    for source in catalogue.sources:
        yield source_words(source, words, catalogue), ""
        if source.note:
            yield source_sentence(source.note, words, catalogue), "muted"
