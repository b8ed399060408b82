"""One client, two plans: a requalification and an upgrading, each printed, compared, and all of it undone."""

from dataclasses import replace

import pypdfium2

from planner.case import UPGRADING, Addition
from planner.revisions import in_order
from tests.journeys.counsellor import Counsellor
from tests.journeys.test_upgrading import POSITION, open_sample
from ui.dialogs.compare_plans import ComparePlansDialog
from ui.dialogs.entry import EntryDialog
from ui.plan_history import keep_printed


def name_plan(counsellor: Counsellor, command: str, name: str) -> None:
    """Use a command that asks for a name, and give it by keys."""
    counsellor.press(command)
    dialog = counsellor.window.findChild(EntryDialog)
    counsellor.wait(dialog.isVisible)
    counsellor.type_into(dialog.editors["name"], name)
    dialog.accept()
    counsellor.wait(lambda: counsellor.case.plan.name == name)


def first_words(pdf: bytes) -> str:
    file = pypdfium2.PdfDocument(pdf)
    said = file[0].get_textpage().get_text_range()
    file.close()
    return " ".join(said.split())


def aim_at_the_promotion(counsellor: Counsellor) -> None:
    case = counsellor.case
    asked = tuple(Addition(skill, int(level), int(weight)) for skill, level, weight in POSITION)
    target = replace(case.target, trade="62010", additions=asked)
    counsellor.session.document.edit(replace(case, kind=UPGRADING, target=target), "Viser la promotion")


def test_two_plans_for_one_client(counsellor: Counsellor) -> None:
    session, stack = counsellor.session, counsellor.session.document.undo_stack
    open_sample(counsellor, "Camille")
    start = counsellor.case
    counsellor.adopt(counsellor.search()[0])
    machining = counsellor.case

    name_plan(counsellor, "new_plan", "Promotion")
    assert counsellor.case.plan.steps == () and not counsellor.plan.pathways.proposals
    aim_at_the_promotion(counsellor)
    counsellor.adopt(counsellor.search()[0])
    promotion = counsellor.case
    assert "Promotion" in first_words(counsellor.look_at_paper("fr"))
    keep_printed(session, "action_plan")

    counsellor.session.go.emit("plan")
    (aside,) = counsellor.case.keeping.plans
    counsellor.plan.board.plans.asked_comparison.emit(aside.id)
    dialog = counsellor.window.findChild(ComparePlansDialog)
    told = {line.name: line for line in dialog.lines.rows}
    assert (told["Type de plan"].before, told["Type de plan"].after) == ("Rehaussement", "Requalification")
    dialog.choose.click()
    assert counsellor.case.plan == machining.plan and counsellor.case.target == machining.target
    assert counsellor.case.keeping.plans[0].name == "Promotion"
    paper = first_words(counsellor.look_at_paper("en"))
    assert "Promotion" not in paper and "Action plan of Camille" in paper
    keep_printed(session, "action_plan")
    assert in_order(counsellor.case)[0].number != promotion.plan.revision

    counsellor.save()
    assert session.cases.load(counsellor.case.id)[0] == counsellor.case
    while stack.canUndo():
        stack.undo()
    assert counsellor.case == start
    while stack.canRedo():
        stack.redo()
    counsellor.save()
    assert counsellor.case.plan.steps == machining.plan.steps
