"""Tabs, odd ends of lines and half characters that people paste: no words are glued, nothing crashes."""

from dataclasses import replace

import pypdfium2
import pytest

from planner.case import Case
from planner.fingerprint import fingerprint
from planner.report.choice import Choice
from planner.report.documents import DOCUMENTS, pdf
from planner.report.drawing.letters import drawable
from planner.typed import cleaned
from tests.planner.report.stories import ALTERNATIVES, CATALOGUE, OFFICE, TODAY, a_retraining

NOTES = Choice("counsellor_copy", notes=True)


def noted(note: str) -> Case:
    case = a_retraining()
    return replace(case, notes=note)


def words_of(data: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_bounded() for page in pages).split()


@pytest.mark.parametrize(
    "between", ["\t", "\r", "\r\n", "\n", "\v", "\f", "\x85", "\u2028", "\u2029", "\t\t"]
)
def test_words_stay_apart(between: str) -> None:
    data = pdf(noted(between.join(("Nommer", "Daterait", "Heures"))), CATALOGUE, OFFICE, "fr", TODAY, NOTES)
    assert {"Nommer", "Daterait", "Heures"} <= set(words_of(data))


def test_a_tab_in_any_text_is_a_space() -> None:
    assert drawable("Nom\tDate") == "Nom Date"


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.name)
def test_half_a_character_in_a_name_is_named_by_its_code(kind: object) -> None:
    case = a_retraining()
    odd = replace(case, client=replace(case.client, name="Camille \ud83d Exemple"))
    data = pdf(odd, CATALOGUE, OFFICE, "fr", TODAY, Choice(kind.name), ALTERNATIVES)  # type: ignore[attr-defined]
    assert "[U+D83D]" in words_of(data)


def test_a_case_without_odd_characters_stays_itself() -> None:
    case = a_retraining()
    assert cleaned(case) is case
    odd = replace(case, client=replace(case.client, name="Camille\tExemple"))
    assert cleaned(odd).client.name == "Camille Exemple" and cleaned(odd).plan is odd.plan


def test_the_hash_of_a_case_is_that_of_its_paper() -> None:
    case = a_retraining()
    first, *others = case.plan.steps
    odd = replace(case, plan=replace(case.plan, steps=(replace(first, note="a\tb\ud83d"), *others)))
    assert fingerprint(odd) == fingerprint(cleaned(odd))
