"""Why a pathway is what it is, step by step, with what is proven."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from planner.activity_words import activity_name
from planner.case import Case
from planner.catalogue import Catalogue
from planner.cost_words import cost_words
from planner.pathway.result import Proposal, last_day
from planner.present_job import present_job
from planner.profile_words import share_words
from planner.sentences import condition_sentence, reason_sentence
from planner.words import N_, Words
from ui import style
from ui.dialogs.scrolled import scroll
from ui.models import pathway_words

FIGURES = {
    "finish": N_("end"),
    "money_cents": N_("net cost"),
    "hours": N_("hours in class"),
    "coverage": N_("share of the profile"),
    "away": N_("steps away from home"),
}
Paragraph = tuple[str, str]


class ReasonsDialog(QDialog):
    """Plain paragraphs under a title; Escape closes it."""

    def __init__(self, title: str, paragraphs: Iterable[Paragraph], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        column = QVBoxLayout()
        for text, role in paragraphs:
            label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            style.emphasise(label, role)
            column.addWidget(label)
        scroll(self, column, 90)


def why_paragraphs(proposal: Proposal, case: Case, catalogue: Catalogue, words: Words) -> list[Paragraph]:
    """Return why each step is there, what is proven, and what it rests on."""
    working = present_job(case, catalogue) is not None
    found = [
        (pathway_words.pathway_title(proposal, case, catalogue, words), "heading"),
        (pathway_words.profiles_text(proposal, words, working), "muted"),
        (_proven(proposal, catalogue, words), ""),
    ]
    for condition in proposal.conditional_on:
        text = condition_sentence(condition, words, catalogue)
        found.append((words._("Only if: {condition}", condition=text), "warning"))
    if proposal.estimated:
        found.append((words._("Some dates or hours are estimates, to be confirmed."), "warning"))
    for number, step in enumerate(proposal.steps, start=1):
        name = activity_name(catalogue.activities.get(step.activity), step.activity, words)
        found.append((f"{number}. {name}", "heading"))
        found += [(f"• {reason_sentence(reason, words, catalogue)}", "") for reason in step.why]
    return found


def _proven(proposal: Proposal, catalogue: Catalogue, words: Words) -> str:
    sentence = pathway_words.proof_text(proposal, words)
    bounds = [_bound(name, value, proposal, catalogue, words) for name, value in proposal.bound.items()]
    return " ".join((sentence, words._("Proven bounds:"), " · ".join(bounds))) if bounds else sentence


def _bound(name: str, value: Any, proposal: Proposal, catalogue: Catalogue, words: Words) -> str:
    if name == "earliest_pay":
        return _pay(_day(value), proposal, words)
    figure = words._(FIGURES.get(name, name))
    if name == "money_cents":
        unstated = pathway_words.has_unknown_fees(proposal, catalogue)
        return words._("{figure}: {value}", figure=figure, value=cost_words(int(value), unstated, words))
    return words._("{figure}: {value}", figure=figure, value=_figure(name, value, proposal, words))


def _pay(day: date, proposal: Proposal, words: Words) -> str:
    """Say when a paid step of the plan starts; the end of training only makes work possible."""
    shown = words.short_date(day)
    if day < proposal.finish:
        return words._("first paid job in the field: {date}", date=shown)
    return words._("can work in the field from {date}", date=shown)


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _figure(name: str, value: Any, proposal: Proposal, words: Words) -> str:
    if name == "coverage":
        return share_words(float(value), words)
    if name == "finish":
        return words.short_date(last_day(_day(value), proposal.first_day))
    return words.number(float(value))
