"""The sentences that other rooms show: conditions, reasons, issues and errors."""

from planner.condition_words import condition_sentence, reason_sentence
from planner.error_words import error_words as error_sentence
from planner.issue_words import issue_words as issue_sentence
from planner.warning_words import warning_sentence, warning_sentences
from planner.why_not_words import alike, no_pathway, why_not_sentences

__all__ = [
    "alike",
    "condition_sentence",
    "error_sentence",
    "issue_sentence",
    "no_pathway",
    "reason_sentence",
    "warning_sentence",
    "warning_sentences",
    "why_not_sentences",
]
