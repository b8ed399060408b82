"""Why not: profiles that the same things block are said together, and one click applies a change."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.case import Case
from planner.pathway.result import Blocked
from planner.words import Words
from tests.builders import a_case, a_small_catalogue
from ui.dialogs.why_not import WhyNotDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
FINISH = {"finish": date(2028, 4, 3), "money_cents": 12_300}
REGIONS = {"constraint": "regions", "from": ("04",), "to": ("04", "16"), **FINISH}
AGE = {"constraint": "conditional", "from": None, "to": [{"age": 18}], **FINISH}
JOB = {"constraint": "keep_job", "from": True, "to": False, **FINISH}
BLOCKING = ({"constraint": "regions", "value": ("04",)},)


def shown(qtbot: QtBot, *blocked: Blocked, hoped: tuple[str, ...] = ()) -> WhyNotDialog:
    dialog = WhyNotDialog(blocked, a_case(), a_small_catalogue(), Words("en"), hoped=hoped)
    qtbot.addWidget(dialog)
    return dialog


def texts(dialog: WhyNotDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_what_blocks_several_profiles_alike_is_said_once(qtbot: QtBot) -> None:
    alike = (Blocked("fastest", BLOCKING, (REGIONS,)), Blocked("closest", BLOCKING, (REGIONS,)))
    said = texts(shown(qtbot, *alike, Blocked("while_working", BLOCKING)))
    assert [text for text in said if text.startswith("No pathway for")] == [
        "No pathway for any of these: the fastest of the options entered; the closest to home.",
        "No pathway for “while keeping the job”.",
    ]
    assert sum(text.startswith("→ Accept the region Montérégie too – ends Apr 2, 2028") for text in said) == 1


def test_a_click_hands_out_the_case_with_the_change_and_its_words(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Blocked("fastest", BLOCKING, (REGIONS,)))
    told: list[tuple[Case, Callable[[Words], str]]] = []
    dialog.applied.connect(lambda *said: told.append(said))
    (button,) = dialog.changes
    assert button.accessibleName().startswith("Apply: Accept the region")
    button.click()
    ((case, said),) = told
    assert case.preferences.regions == ("04", "16")
    assert said(Words("en")).startswith("Accept the region Montérégie")
    assert dialog.result() == WhyNotDialog.DialogCode.Accepted


def test_what_a_click_cannot_change_has_no_button_and_says_why(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Blocked("fastest", BLOCKING, (AGE, JOB)))
    age, job = (text for text in texts(dialog) if text.startswith("→"))
    assert dialog.changes == []
    assert "No click can note it: an age" in age and "the answers set no such limit" in job


def test_a_profile_whose_pathway_rests_on_documents_is_not_said_to_have_none(qtbot: QtBot) -> None:
    rows = (Blocked("fastest", BLOCKING, (REGIONS,)), Blocked("closest", BLOCKING, (REGIONS,)))
    hoped, none = (t for t in texts(shown(qtbot, *rows, hoped=("fastest",))) if t.startswith("No "))
    assert hoped == (
        "No sure pathway for “the fastest of the options entered”:"
        " the one found rests on what is still to be documented."
    )
    assert none == "No pathway for “the closest to home”."


def test_where_nothing_entered_leads_there_the_dialog_says_what_is_left_to_do(qtbot: QtBot) -> None:
    lacking = ({"constraint": "admission", "value": {"skill": "S1", "level": 4}},)
    said = texts(shown(qtbot, Blocked("fastest", lacking)))
    assert any(text.startswith("No change of the answers opens one.") for text in said)
    assert not any(text.startswith("No change") for text in texts(shown(qtbot, Blocked("fastest", BLOCKING))))


def test_an_activity_that_no_table_has_is_named_as_what_blocks(qtbot: QtBot) -> None:
    gone = Blocked("fastest", ({"constraint": "admission", "value": {"activity": "GONE"}},))
    assert any("GONE" in text for text in texts(shown(qtbot, gone)))
