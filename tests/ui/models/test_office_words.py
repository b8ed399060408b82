"""What the office did with a row, in words; and what the publication says by now."""

from dataclasses import replace
from datetime import date
from typing import Any

from planner.catalogue import Session
from planner.office_edit import OfficeEdit
from planner.words import Words
from ui.models.office_words import back_words, edit_lines, mark_words

FR, EN = Words("fr"), Words("en")
PUBLISHED = Session("DEP", "autumn", date(2027, 8, 30), entry="dated", hours_per_week=30)
OURS = replace(PUBLISHED, hours_per_week=25)
KEY = ("DEP", "autumn")


def edit(value: Any = OURS, basis: Any = PUBLISHED, published: Any = PUBLISHED) -> OfficeEdit:
    return OfficeEdit(
        "sessions", KEY, value, "Appel du centre", "A. Conseil", date(2026, 11, 25), basis, published
    )


def test_a_row_that_nobody_edited_says_nothing() -> None:
    assert edit_lines(None, FR) == [] and back_words(None, FR) == ""


def test_each_kind_of_edit_says_when_on_whose_word_and_how_it_is_taken_back() -> None:
    added, withdrawn = edit(basis=None, published=None), edit(value=None)
    assert edit_lines(edit(), FR) == [
        "Correction du bureau, 25\u00a0nov.\u00a02026 – Appel du centre (A. Conseil)"
    ]
    assert edit_lines(added, EN) == ["Added by the office on Nov 25, 2026 – Appel du centre (A. Conseil)"]
    assert mark_words(withdrawn, FR) == "retrait du bureau"
    assert back_words(edit(), FR) == "Remettre la valeur publiée"
    assert back_words(added, FR) == "Retirer cet ajout" and back_words(withdrawn, EN) == "Offer it again"


def test_a_publication_that_moved_is_said_with_both_values() -> None:
    moved = edit(published=replace(PUBLISHED, hours_per_week=28))
    assert edit_lines(moved, FR)[1:] == [
        "La publication a changé depuis\xa0:",
        "• heures par semaine\xa0: publié 28, chez nous 25",
    ]
    assert mark_words(moved, FR) == "correction du bureau, à revoir"


def test_a_publication_that_lost_the_row_is_said_so() -> None:
    assert edit_lines(edit(published=None), EN)[1:] == ["The publication no longer has this row."]


def test_a_publication_that_says_by_now_what_the_office_says_needs_no_review() -> None:
    assert len(edit_lines(edit(published=OURS), FR)) == 1
