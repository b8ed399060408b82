"""The button of the plans: what its menu offers, and that words of a person are no keys and no commands."""

from pytestqt.qtbot import QtBot

from planner.words import Words
from ui.models.plan_lines import PlanLine
from ui.widgets.plan_chooser import PlanChooser

LINES = (PlanLine("x", "Ancien", False), PlanLine("", "Achats & ventes", True))


def texts(chooser: PlanChooser) -> list[str]:
    return [action.text() for action in chooser.plans.actions() if not action.isSeparator()]


def test_one_plan_can_be_copied_renamed_or_joined_by_another(qtbot: QtBot) -> None:
    chooser = PlanChooser()
    qtbot.addWidget(chooser)
    chooser.show_plans("", (), Words("en"))
    assert chooser.text() == "Plans" == chooser.accessibleName()
    assert texts(chooser) == ["&New plan for this client…", "&Copy of this plan…", "&Rename this plan…"]


def test_others_are_opened_compared_and_deleted_and_a_damaged_one_is_only_deleted(qtbot: QtBot) -> None:
    chooser = PlanChooser()
    qtbot.addWidget(chooser)
    chooser.show_plans("Machines & outils", LINES, Words("fr"))
    assert chooser.text() == "Machines && outils" and "Machines & outils" in chooser.accessibleName()
    damaged, sound = chooser.plans.actions()[:2]
    assert sound.text() == "Ouvrir «\u00a0Achats && ventes\u00a0»"
    assert sound.isEnabled() and not damaged.isEnabled()
    compare, delete = (action.menu().actions() for action in chooser.plans.actions()[-2:])
    assert [action.isEnabled() for action in compare] == [False, True]
    assert [action.isEnabled() for action in delete] == [True, True]
    asked: list[tuple[str, str]] = []
    chooser.asked_open.connect(lambda plan: asked.append(("open", plan)))
    chooser.asked_comparison.connect(lambda plan: asked.append(("compare", plan)))
    chooser.asked_deletion.connect(lambda plan: asked.append(("delete", plan)))
    for action in (sound, compare[1], delete[0]):
        action.trigger()
    assert asked == [("open", ""), ("compare", ""), ("delete", "x")]


def test_a_long_name_is_shortened_on_the_button_alone(qtbot: QtBot) -> None:
    chooser = PlanChooser()
    qtbot.addWidget(chooser)
    chooser.show_plans("Rehaussement " * 8, (), Words("fr"))
    assert chooser.text().endswith("…") and len(chooser.text()) < 50
    assert chooser.accessibleName().count("Rehaussement") == 8
