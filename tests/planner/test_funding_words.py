"""What is said of a funding measure: an expectation with its reason, never a promise."""

from datetime import date

import pytest

from planner.catalogue import Catalogue, Measure
from planner.funding import NO, OFFICER, PROBABLE, VERDICTS, Answer
from planner.funding_words import answer_reason, in_force_words, verdict_marks, verdict_words
from planner.requirement import Age
from planner.words import Words

MEASURE = Measure("M", conditions=Age(16), valid_from=date(2020, 11, 30), valid_to=date(2021, 5, 1))
FRENCH = Words("fr")


@pytest.mark.parametrize(
    ("answer", "verdict", "reason"),
    [
        (Answer(MEASURE, PROBABLE), "Probable", "Les conditions inscrites au catalogue sont remplies."),
        (Answer(MEASURE, OFFICER, left=Age(16)), "L’agente ou l’agent décide", "à documenter"),
        (Answer(Measure("M"), OFFICER), "L’agente ou l’agent décide", "Aucune condition"),
        (Answer(MEASURE, NO, left=Age(16)), "Non, selon le dossier", "16 ans"),
    ],
)
def test_a_verdict_comes_with_its_reason(answer: Answer, verdict: str, reason: str) -> None:
    assert verdict_words(answer, FRENCH) == verdict
    assert reason.casefold() in answer_reason(answer, FRENCH, Catalogue()).casefold()


def test_history_tells_its_days_the_last_one_included() -> None:
    said = answer_reason(Answer(MEASURE, "ended"), Words("en"), Catalogue())
    assert said == "In force from Nov 30, 2020 to Apr 30, 2021"
    until = Answer(Measure("M", valid_to=date(2021, 5, 1)), "ended")
    assert in_force_words(until, Words("en")) == "In force until Apr 30, 2021"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nobody_is_ever_told_to_be_admissible(language: str) -> None:
    words = Words(language)
    answers = [Answer(MEASURE, verdict) for verdict in VERDICTS]
    marks = {mark for answer in answers for mark in verdict_marks([answer], words).values()}
    said = [*marks, *(verdict_words(a, words) for a in answers)]
    assert len(marks) == len(VERDICTS) and not any("admissible" in text.casefold() for text in said)
