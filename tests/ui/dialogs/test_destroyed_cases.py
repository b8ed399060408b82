"""The question before a merge that destroys cases: one is not said as several."""

import pytest
from pytestqt.qtbot import QtBot

from db.exchange.case_merges import DESTROYED, CaseMerge
from planner.words import Words
from ui.dialogs.destroyed_cases import ask_destruction

FRENCH = Words("fr")


@pytest.mark.parametrize(
    ("names", "title", "told"),
    [
        (("Alex",), "Dossier à détruire", "l’a détruit"),
        (("Alex", ""), "Dossiers à détruire", "les a détruits"),
    ],
)
def test_one_case_is_said_as_one(qtbot: QtBot, names: tuple[str, ...], title: str, told: str) -> None:
    gone = [CaseMerge(f"case-{n}-0123abcd", name, DESTROYED) for n, name in enumerate(names)]
    box = ask_destruction(gone, FRENCH, None, lambda: None)
    qtbot.addWidget(box)
    assert box.windowTitle() == title and told in box.informativeText()
    assert ("(sans nom) · 0123abcd" in box.text()) == ("" in names)
