"""The funding measures together: what to expect of each for the open client, then those of the past."""

from datetime import date

from PySide6.QtWidgets import QWidget

from planner.case import Case
from planner.catalogue import Catalogue
from planner.funding import OFFICER, VERDICTS, Answer, every_answer, unasked_answers
from planner.funding_words import VERDICT_WORDS, answer_reason, in_force_words
from planner.words import Words
from ui.widgets.fact_card import FactCard


class MeasureList(FactCard):
    """Shows one section for each verdict; without a client, only what is in force and what is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sections = {verdict: self.add_text() for verdict in VERDICTS}

    def show_measures(self, case: Case | None, today: date, catalogue: Catalogue, words: Words) -> None:
        """Show every measure, for the client of the open case when there is one."""
        decides = words._("To be validated by Services Québec: an officer decides.")
        whose = case.client.name or words._("the client") if case else words._("No case is open.")
        self.say_title(words._("Funding measures"), whose, decides)
        answers = every_answer(case, catalogue) if case else unasked_answers(catalogue, today)
        for verdict, label in self.sections.items():
            lines = [_line(a, case, catalogue, words) for a in answers if a.verdict == verdict]
            self.say_text(label, _heading(verdict, case, words), lines)


def _heading(verdict: str, case: Case | None, words: Words) -> str:
    in_force_now = verdict == OFFICER and case is None
    return words._("In force") if in_force_now else words._(VERDICT_WORDS[verdict])


def _line(found: Answer, case: Case | None, catalogue: Catalogue, words: Words) -> str:
    title = words.said(found.measure.title)
    why = answer_reason(found, words, catalogue) if case else in_force_words(found, words)
    return words._("• {title} – {reason}", title=title, reason=why) if why else f"• {title}"
