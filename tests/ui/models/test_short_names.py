"""Shorter names of steps: told by what parts them, whole where two would be called alike."""

import pytest

from planner.plan import Step
from planner.words import Words
from tests.resources.shipped import shipped
from ui.models.short_names import short_names, shortened
from ui.models.step_words import step_title


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Français, langue d’enseignement, 4ᵉ secondaire", "Français, 4ᵉ sec."),
        ("Anglais, langue seconde, 5ᵉ secondaire", "Anglais, 5ᵉ sec."),
        ("Anglais, langue d’enseignement, 5ᵉ secondaire", "Anglais, langue d’enseignement, 5ᵉ sec."),
        ("Mathématique, 4ᵉ secondaire (culture, société et technique)", "Mathématique, 4ᵉ sec."),
        ("Mathematics, Secondary IV (science option)", "Mathematics, Sec. IV"),
        ("Supervision d’une équipe (cours type)", "Supervision d’une équipe"),
        ("Usinage (en anglais)", "Usinage (en anglais)"),
    ],
)
def test_what_every_reader_knows_is_left_out(title: str, short: str) -> None:
    assert shortened(title) == short


def test_an_administrative_step_is_called_by_what_it_is_about() -> None:
    steps = (
        Step("t", formality="transcript"),
        Step("r", formality="registration", title="FGA-FRA-4"),
        Step("o", formality="own", title="Appeler le centre"),
        Step("n", formality="registration"),
    )
    found = short_names(steps, shipped(), Words("fr"))
    assert found == (
        "Relevé des apprentissages",
        "Inscr.\u00a0: Français, 4ᵉ sec.",
        "Appeler le centre",
        "Inscr.",
    )


def test_steps_that_would_be_called_alike_keep_their_whole_titles() -> None:
    steps = (Step("c", "FGA-MAT-4-CST"), Step("t", "FGA-MAT-4-TS"), Step("f", "FGA-FRA-4"))
    catalogue, words = shipped(), Words("fr")
    *alike, other = short_names(steps, catalogue, words)
    assert alike == [step_title(step, catalogue, words) for step in steps[:2]]
    assert other == "Français, 4ᵉ sec."
