"""The words of an answer about funding: an officer validates, and nothing is ever promised."""

from collections.abc import Iterable
from datetime import timedelta

from planner import funding
from planner.catalogue import Catalogue, Measure
from planner.condition_words import condition_sentence
from planner.funding import Answer
from planner.requirement import NOTHING
from planner.words import N_, Words

VERDICT_WORDS = {
    funding.PROBABLE: N_("Probable"),
    funding.OFFICER: N_("The officer decides"),
    funding.NO: N_("No, from what the case says"),
    funding.COMING: N_("Not in force yet"),
    funding.ENDED: N_("Ended: kept for history"),
}
MARKS = {
    funding.PROBABLE: N_("probable"),
    funding.OFFICER: N_("to be decided"),
    funding.NO: N_("no"),
    funding.COMING: N_("to come"),
    funding.ENDED: N_("ended"),
}
DAY = timedelta(days=1)
# Services Québec decides of every measure but these, named by how their codes begin.
DECIDERS = {
    "AFE": N_("student financial assistance (AFE)"),
    "FRANCISATION": "Francisation Québec",
    "RAC": N_("the school or college"),
    "RCMO": N_("the sectoral workforce committee"),
}


def verdict_words(answer: Answer, words: Words) -> str:
    """Return the verdict: probable, the officer decides, no, or out of force."""
    if answer.verdict == funding.OFFICER and (decider := decider_words(answer.measure, words)):
        return words._("Decision: {decider}", decider=decider)
    return words._(VERDICT_WORDS[answer.verdict])


def decider_words(measure: Measure, words: Words) -> str:
    """Return who decides of a measure; nothing when it is Services Québec."""
    family = measure.code.split("-")[0]
    return words._(DECIDERS[family]) if family in DECIDERS else ""


def verdict_marks(answers: Iterable[Answer], words: Words) -> dict[str, str]:
    """Return the verdict of each measure in a word or two, by code."""
    return {found.measure.code: words._(MARKS[found.verdict]) for found in answers}


def answer_reason(answer: Answer, words: Words, catalogue: Catalogue) -> str:
    """Return in one sentence why: the condition that is missing or unknown, or the dates."""
    asked = condition_sentence(answer.left, words, catalogue)
    match answer.verdict:
        case funding.PROBABLE:
            return words._("The conditions entered in the catalogue are met.")
        case funding.OFFICER if answer.measure.conditions == NOTHING:
            return words._("No condition is entered in the catalogue: ask the officer.")
        case funding.OFFICER:
            return words._("To be documented: {condition}", condition=asked)
        case funding.NO:
            return words._("Missing: {missing}", missing=asked)
    return in_force_words(answer, words)


def in_force_words(answer: Answer, words: Words) -> str:
    """Return from which to which day a measure is or was in force, the last day included."""
    start, end = answer.measure.valid_from, answer.measure.valid_to
    if start and end:
        first, last = words.short_date(start), words.short_date(end - DAY)
        return words._("In force from {first} to {last}", first=first, last=last)
    if start:
        return words._("In force from {date}", date=words.short_date(start))
    return words._("In force until {date}", date=words.short_date(end - DAY)) if end else ""
