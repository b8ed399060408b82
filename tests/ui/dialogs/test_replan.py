"""Plan again: both plans side by side, and only the button makes the new one the plan."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from planner.case import Case
from planner.catalogue import Catalogue, Session
from planner.plan import Plan
from planner.replanning import replanning
from planner.words import Words
from tests.ui.office import DIPLOMA, MATHS, a_planned_case, a_proposal, an_office_catalogue
from ui.dialogs.replan import ReplanDialog
from ui.models.replan_rows import replan_lines

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def shown(qtbot: QtBot, case: Case) -> ReplanDialog:
    found = replanning(case, a_proposal(later=True), an_office_catalogue())
    dialog = ReplanDialog(found, an_office_catalogue(), Words("en"))
    qtbot.addWidget(dialog)
    return dialog


def among_groups() -> Catalogue:
    """Return the catalogue with two more groups of the diploma, called alike."""
    told = an_office_catalogue()
    twins = (Session("DEP", code, place="CFP Rive", region="17", mode="day") for code in ("one", "two"))
    return replace(told, sessions=(*told.sessions, *twins))


@pytest.mark.parametrize(
    "now, then, said",
    [
        ("autumn", "one", "CFP Rive, Centre-du-Québec"),
        ("one", "two", "two"),
        ("autumn", "", "–"),
    ],
)
def test_where_only_the_group_differs_the_groups_are_told_and_nothing_moves(
    now: str, then: str, said: str
) -> None:
    case = replace(a_planned_case(), plan=Plan((MATHS, replace(DIPLOMA, session=now))))
    proposal = a_proposal()
    steps = (proposal.steps[0], replace(proposal.steps[1], session=then))
    catalogue = among_groups()
    found = replanning(case, replace(proposal, steps=steps), catalogue)
    (line,) = (each for each in replan_lines(found, catalogue, Words("en")) if each.name == "Activity DEP")
    assert line.turn == "changes groups" and line.after.startswith(said) and line.before != line.after
    assert line.before.endswith(" · Aug 30, 2027 to Mar 26, 2028")


def lines(dialog: ReplanDialog) -> dict[str, tuple[str, str, str]]:
    return {row.name: tuple(row[1:]) for row in dialog.model.rows}


def test_figures_and_steps_stand_before_and_after(qtbot: QtBot) -> None:
    dialog = shown(qtbot, a_planned_case())
    told = lines(dialog)
    assert told["Last day"] == ("Mar 26, 2028", "Aug 6, 2028", "differs")
    assert told["Activity MAT4"][2] == "stays"
    assert told["Activity DEP"] == ("Aug 30, 2027 to Mar 26, 2028", "Jan 10, 2028 to Aug 6, 2028", "moves")
    assert dialog.state.text() == "1 step differs."


def test_what_is_pinned_stays_and_is_said_to(qtbot: QtBot) -> None:
    case = replace(a_planned_case(), plan=Plan((MATHS, replace(DIPLOMA, pinned=True))))
    dialog = shown(qtbot, case)
    assert lines(dialog)["Activity DEP"][2] == "stays, pinned"
    assert dialog.state.text() == "Planned again, the plan stays as it is."


def test_the_button_alone_makes_it_the_plan(qtbot: QtBot) -> None:
    dialog, kept = shown(qtbot, a_planned_case()), list[Case]()
    dialog.kept.connect(kept.append)
    dialog.reject()
    assert kept == []
    dialog = shown(qtbot, a_planned_case())
    dialog.kept.connect(kept.append)
    dialog.keep.click()
    assert [s.session for s in kept[0].plan.activity_steps] == ["evening", "winter"]
