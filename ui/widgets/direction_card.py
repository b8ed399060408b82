"""The card of a direction: how far, what it pays more, its outlook, the way in, and each skill."""

from datetime import date

from PySide6.QtWidgets import QWidget

from planner.case import Case
from planner.words import Words
from ui.models import catalogue_words
from ui.models import direction_words as said
from ui.models.destination_words import row_lines
from ui.models.direction_words import DirectionRow
from ui.widgets.fact_card import FactCard

LETTERS = 44


class DirectionCard(FactCard):
    """Explains one trade; aiming, comparing and opening its catalogue card are asked by its buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * LETTERS)
        self.distance, self.proven, self.pay = self.add_text(), self.add_text(), self.add_text()
        self.outlook, self.entry, self.usual = self.add_text(), self.add_text(), self.add_text()
        self.missing, self.shared = self.add_text(), self.add_text()
        self.aim = self.add_button("target", primary=True)
        self.compare, self.open = self.add_button("compare-horizontal"), self.add_button("book-open-variant")

    def show_nothing(self, words: Words) -> None:
        """Ask for a choice."""
        self.say_title(words._("Nothing chosen"), words._("Choose an occupation to see what it takes."))
        about = (self.distance, self.proven, self.pay, self.outlook, self.entry, self.usual)
        for label in (*about, self.missing, self.shared):
            self.say_text(label, "", [])
        for button in (self.aim, self.compare, self.open):
            button.setVisible(False)

    def show_direction(self, row: DirectionRow, case: Case, today: date, region: str, compared: bool) -> None:
        """Explain a direction to the client of the open case."""
        words, trade = row.words, row.direction.trade
        training = catalogue_words.training_words(trade.teer, words)
        self.say_title(row.title, f"{catalogue_words.trade_code(trade, words)} · {training}")
        self._say_distance(row)
        self.say_text(self.proven, words._("Fastest pathway, proven"), row_lines(row))
        self._say_market(row, today, region or case.client.region)
        self.say_text(self.entry, words._("Entry still asks"), [said.entry_words(row)])
        usual = said.usual_words(row)
        self.say_text(self.usual, words._("What is usual (not required)"), [usual])
        self.say_text(self.missing, words._("To gain, the most telling first"), said.missing_lines(row))
        self.say_text(self.shared, words._("Already there, the most telling first"), said.shared_lines(row))
        self._say_buttons(row, case, compared)

    def _say_distance(self, row: DirectionRow) -> None:
        words, found = row.words, row.direction.transfer
        lines = (
            words._("Nearness {share}: how alike the work is.", share=words.percent(found.nearness)),
            words._(
                "Shortfall {share}: the part of its skills still to gain.",
                share=words.percent(found.shortfall),
            ),
        )
        self.say_text(self.distance, words._("Distance"), lines)

    def _say_market(self, row: DirectionRow, today: date, region: str) -> None:
        words, direction = row.words, row.direction
        outlooks = catalogue_words.outlook_lines(
            row.catalogue.outlook(row.code), region, words, row.catalogue
        )
        self.say_text(self.outlook, words._("Outlook"), outlooks)
        gains = list(said.gain_lines(direction, words))
        # Not the first line, the figures as published: the gains say them.
        origin = catalogue_words.wage_lines(direction.pay.wage, region, today, words, row.catalogue)
        self.say_text(self.pay, words._("Wages"), [*gains, *origin[bool(gains) :]])

    def _say_buttons(self, row: DirectionRow, case: Case, compared: bool) -> None:
        words, aimed = row.words, case.target.trade == row.code
        self.aim.setText(words._("Goal of the open case") if aimed else words._("Aim at this occupation"))
        self.aim.setEnabled(not aimed)
        self.compare.setText(
            words._("Take out of the comparison") if compared else words._("Compare (Space)")
        )
        self.open.setText(words._("See in the catalogue"))
        for button in (self.aim, self.compare, self.open):
            button.setVisible(True)
