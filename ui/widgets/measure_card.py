"""The card of a funding measure: its conditions, amount, validity and source; an officer decides."""

from datetime import date

from PySide6.QtWidgets import QWidget

from planner.case import Case
from planner.catalogue import Catalogue, Measure
from planner.drift import row_key
from planner.funding import answer, funding_standing, in_force
from planner.funding_words import answer_reason, verdict_words
from planner.words import Words
from ui.models import catalogue_words
from ui.models.office_words import edit_of
from ui.widgets.client_doors import ClientDoors, client_heading
from ui.widgets.fact_card import FactCard
from ui.widgets.office_strip import OfficeStrip


class MeasureCard(FactCard):
    """Shows one measure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer = self.add_text()
        self.amount, self.validity = self.add_text(), self.add_text()
        self.doors = ClientDoors(funding_standing)
        self.add_section(self.doors)
        self.text, self.source = self.add_text(), self.add_text("muted")
        self.office = OfficeStrip(has_groups=False)
        self.buttons.addWidget(self.office)

    def show_measure(
        self, measure: Measure, case: Case | None, today: date, catalogue: Catalogue, words: Words
    ) -> None:
        """Show a measure, with its conditions for the client of the open case when there is one."""
        decides = words._("To be validated by Services Québec: an officer decides.")
        kind = words._("Funding measure")
        history = words._("Not in force: shown as history.")
        notice = decides if in_force(measure, case.preferences.start if case else today) else history
        self.say_title(words.said(measure.title), f"{measure.code} · {kind}", notice)
        self._say_answer(measure, case, catalogue, words)
        self.say_text(self.amount, words._("Amount"), [words.said(measure.amount) or words._("not stated")])
        validity = catalogue_words.validity_words(measure, today, words)
        self.say_text(self.validity, words._("Validity"), [validity])
        self.doors.show_for(measure.conditions, case, today, catalogue, words)
        self.say_heading(self.doors, client_heading(words._("Conditions"), case, words))
        self.say_text(self.text, words._("What it is"), [words.said(measure.text)])
        source = catalogue_words.provenance_lines(measure.provenance, words, catalogue)
        edit = edit_of("measures", row_key("measures", measure), catalogue)
        published = catalogue_words.published_lines(edit, words, catalogue)
        self.say_text(self.source, words._("Source"), [*source, *published])
        self.office.show_edit(edit, words)

    def _say_answer(self, measure: Measure, case: Case | None, catalogue: Catalogue, words: Words) -> None:
        """Say what the file of the open client lets expect; without one, nothing."""
        heading = client_heading(words._("What to expect"), case, words)
        if case is None:
            self.say_text(self.answer, heading, [])
            return
        found = answer(measure, funding_standing(case, catalogue))
        lines = [verdict_words(found, words), answer_reason(found, words, catalogue)]
        self.say_text(self.answer, heading, lines)
