"""Two long texts side by side: there when a cell is too small for them, with the right letters marked."""

from pytestqt.qtbot import QtBot

from planner.words import Words
from ui.widgets.compared_texts import ComparedTexts

FRENCH = Words("fr")


def shown(qtbot: QtBot, *texts: str) -> tuple[ComparedTexts, list[list[str]]]:
    pane = ComparedTexts()
    qtbot.addWidget(pane)
    pane.show_sides([(f"côté {number}", text) for number, text in enumerate(texts)], FRENCH)
    return pane, [[mark.cursor.selectedText() for mark in t.extraSelections()] for t in pane.texts]


def test_what_a_cell_can_show_needs_no_room(qtbot: QtBot) -> None:
    for texts in (("819 555-0100", "819 555-0111"), ()):
        assert shown(qtbot, *texts)[0].isHidden()


def test_marks_stand_on_the_words_that_differ_after_wide_signs_and_other_ends_of_lines(qtbot: QtBot) -> None:
    pane, marks = shown(qtbot, "\U0001f600\r\nElle dit oui.\r\nFin", "\U0001f600\nElle dit non.\nFin")
    assert not pane.isHidden() and marks == [["oui."], ["non."]]
    assert pane.texts[0].accessibleName() == "Texte entier\u00a0: côté 0"


def test_the_first_difference_is_where_the_reading_begins(qtbot: QtBot) -> None:
    pane, _ = shown(qtbot, *("ligne\n" * 200 + word for word in ("oui", "non")))
    assert {text.textCursor().blockNumber() for text in pane.texts} == {200}


def test_nothing_is_marked_where_one_side_has_nothing_to_compare(qtbot: QtBot) -> None:
    pane, _ = shown(qtbot)
    pane.show_sides([("ici", "absent"), ("reçu", "Note : oui\nCoût : 5 $")], FRENCH, marked=False)
    assert not pane.isHidden() and not any(text.extraSelections() for text in pane.texts)
