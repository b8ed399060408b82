"""The card of a programme: what its version says is in the reader's language."""

import pytest
from pytestqt.qtbot import QtBot

from planner.words import Words
from tests.resources.shipped import shipped
from tests.ui.office import TODAY
from ui.widgets.program_card import ProgramCard


@pytest.mark.parametrize(("language", "version"), [("fr", "remplace 5223"), ("en", "replaces 5223")])
def test_the_version_of_a_programme_is_said_in_the_language_of_the_window(
    qtbot: QtBot, language: str, version: str
) -> None:
    card, catalogue = ProgramCard(), shipped()
    qtbot.addWidget(card)
    card.show_program(catalogue.activities["5371"], None, TODAY, catalogue, Words(language))
    assert card.source.text().split("\n")[-1] == version
