"""What is asked of the pathways on the plan page: what is kept is one undo step, and searched anew."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from planner.case import Case
from planner.pathway.result import Blocked
from planner.plan import Plan
from planner.related import Fields, as_kept
from tests.ui.office import DIPLOMA, ELOISE, MATHS, TODAY, a_proposal, a_result
from tests.ui.on_screen import page_of
from ui.dialogs.replan import ReplanDialog
from ui.dialogs.what_if import WhatIfDialog
from ui.dialogs.why_not import WhyNotDialog
from ui.main_window import MainWindow
from ui.pages.plan import PlanPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page(planned: MainWindow) -> PlanPage:
    """Return the plan page on the plan of Camille."""
    return page_of(planned, PlanPage)


def case_of(page: PlanPage) -> Case:
    assert page.session.document.case is not None
    return page.session.document.case


def test_a_relaxation_is_applied_searched_and_taken_back(page: PlanPage, searched: list[Case]) -> None:
    change = {"constraint": "money_limit_cents", "from": 1, "to": 99_900}
    page.search.result = replace(a_result(), why_not=(Blocked("fastest", (), (change,)),))
    page._show_pathways()
    before, asked = case_of(page), len(searched)
    page.board.strip.why_not.click()
    dialog = page.findChild(WhyNotDialog)
    assert dialog is not None
    dialog.changes[0].click()
    assert case_of(page).preferences.money_limit_cents == 99_900 and len(searched) == asked + 1
    assert page.session.document.undo_stack.undoText().startswith("Permettre 999")
    page.session.language.use("en")
    assert page.session.document.undo_stack.undoText().startswith("Allow $999")
    page.session.document.undo_stack.undo()
    assert case_of(page) is before


@pytest.fixture
def foreign(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the programme of the test office be of another field than any target."""
    monkeypatch.setattr(Fields, "aside", lambda *_: frozenset({"CUISINE", "CUISINE~RAC"}))


@pytest.mark.usefixtures("foreign")
def test_programmes_of_other_fields_are_admitted_by_a_click_for_this_search_and_set_aside_again(
    page: PlanPage, searched: list[Case]
) -> None:
    gap, before = page.board.gap, case_of(page)
    page.search_again()
    assert searched[-1].preferences.other_fields == ("CUISINE", "CUISINE~RAC")
    page._show(before)
    assert gap.fields.text() == "Programmes d’autres domaines écartés\u00a0: 1"
    change = {"constraint": "other_fields", "from": ("CUISINE", "CUISINE~RAC"), "to": ()}
    page.search.result = replace(a_result(), why_not=(Blocked("fastest", (), (change,)),))
    page.questions.ask_why_not()
    dialog = page.findChild(WhyNotDialog)
    assert dialog is not None
    dialog.changes[0].click()
    assert as_kept(searched[-1]) == before is case_of(page) and page.session.document.is_saved
    assert not searched[-1].preferences.other_fields
    assert gap.fields.text().endswith("admis dans cette recherche") and gap.admit.isChecked()
    gap.admit.click()
    assert searched[-1].preferences.other_fields and gap.fields.text().endswith("1")
    assert case_of(page) is before


@pytest.mark.usefixtures("foreign")
def test_a_change_of_the_answers_keeps_the_programmes_of_other_fields_aside_and_out_of_the_case(
    page: PlanPage, searched: list[Case]
) -> None:
    change = {"constraint": "money_limit_cents", "from": 1, "to": 99_900}
    page.search.result = replace(a_result(), why_not=(Blocked("fastest", (), (change,)),))
    page.questions.ask_why_not()
    dialog = page.findChild(WhyNotDialog)
    assert dialog is not None
    dialog.changes[0].click()
    assert case_of(page).preferences.money_limit_cents == 99_900
    assert case_of(page).preferences.other_fields == () and searched[-1].preferences.other_fields
    page.board.what_if.click()
    supposing = page.findChild(WhatIfDialog)
    assert supposing is not None
    supposing.compare.click()
    assert searched[-1].preferences.other_fields and supposing._changed is not None
    assert supposing._changed.preferences.other_fields == ()


def test_a_supposition_is_kept_as_one_undo_step(page: PlanPage) -> None:
    before = case_of(page)
    page.board.what_if.click()
    dialog = page.findChild(WhatIfDialog)
    assert dialog is not None
    dialog.form.hours.setValue(12)
    dialog.compare.click()
    assert case_of(page) is before
    dialog.keep.click()
    assert case_of(page).preferences.weekly_hours[0].hours == 12
    steps = page.session.document.undo_stack
    assert steps.undoText() == "Changer\u00a0: Heures d’étude par semaine"
    page.session.language.use("en")
    assert steps.undoText() == "Change: Study hours a week"
    steps.undo()
    assert case_of(page) is before


def test_the_plan_is_planned_again_for_what_it_was_chosen_for(page: PlanPage) -> None:
    before = replace(case_of(page), plan=Plan((MATHS, DIPLOMA), profiles=("least_costly",)))
    page.session.document.edit(before, "x")
    page.board.again.click()
    dialog = page.findChild(ReplanDialog)
    assert dialog is not None
    dialog.keep.click()
    assert [s.session for s in case_of(page).plan.activity_steps] == ["evening", "winter"]
    assert case_of(page).plan.prepared == TODAY
    page.session.document.undo_stack.undo()
    assert case_of(page) == before


def test_of_equal_pathways_planning_again_keeps_the_present_groups(page: PlanPage) -> None:
    given = a_proposal("fastest")
    present = replace(given, profiles=("alternative",))
    *others, last = given.steps
    elsewhere = replace(given, steps=(*others, replace(last, session="elsewhere")))
    page.search.result = replace(a_result(), proposals=(elsewhere, present))
    page.board.again.click()
    dialog = page.findChild(ReplanDialog)
    assert dialog is not None
    assert dialog.state.text() == "Replanifié, le plan reste tel quel."


def test_nothing_can_be_asked_before_an_answer(page: PlanPage) -> None:
    page.search.result = None
    page._show_pathways()
    assert not page.board.what_if.isEnabled() and not page.board.again.isEnabled()
    page.questions.ask_again()
    page.questions.ask_what_if()
    page.questions.ask_why_not()
    assert not page.findChildren(ReplanDialog) and not page.findChildren(WhatIfDialog)


def search_on(page: PlanPage, busy: bool) -> None:
    page.search.busy = busy
    page.search.answered.emit()


@pytest.mark.parametrize("ask, kind", [("what_if", WhatIfDialog), ("again", ReplanDialog)])
def test_what_is_asked_during_a_search_opens_when_it_ends(
    page: PlanPage, planned: MainWindow, ask: str, kind: type[QDialog]
) -> None:
    search_on(page, busy=True)
    getattr(page.board, ask).click()
    assert not page.findChildren(kind) and "dès qu’elle sera terminée" in planned.notice.text.text()
    search_on(page, busy=True)
    assert not page.findChildren(kind)
    search_on(page, busy=False)
    (dialog,) = page.findChildren(kind)
    dialog.reject()
    search_on(page, busy=False)
    assert not [each for each in page.findChildren(kind) if each.isVisible()]


def test_what_was_asked_of_a_search_is_forgotten_with_its_page_or_case(
    page: PlanPage, planned: MainWindow
) -> None:
    search_on(page, busy=True)
    page.board.what_if.click()
    planned.go("home")
    search_on(page, busy=False)
    planned.go("plan")
    search_on(page, busy=True)
    page.board.what_if.click()
    page.session.open_case(ELOISE)
    search_on(page, busy=False)
    assert not page.findChildren(WhatIfDialog)


def every(page: PlanPage) -> QPushButton:
    return page.board.strip.every


def test_five_are_shown_and_the_rest_on_demand(page: PlanPage) -> None:
    many = tuple(a_proposal("alternative", money_cents=cents) for cents in range(8))
    page.search.result = replace(a_result(), proposals=many)
    page._show_pathways()
    assert len(page.board.strip.cards) == 5 and every(page).text() == "En montrer 3 de plus"
    every(page).click()
    assert len(page.board.strip.cards) == 8 and every(page).text() == "En montrer moins"
    every(page).click()
    assert len(page.board.strip.cards) == 5


def test_with_five_or_fewer_nothing_is_hidden(page: PlanPage) -> None:
    assert not every(page).isVisible() and len(page.board.strip.cards) == 2


def test_budget_and_proposals_have_their_tabs(page: PlanPage) -> None:
    tabs = page.board.tabs
    assert [tabs.tabs.tabText(n) for n in (2, 3)] == ["Budget", "Comparer"]
    tabs.tabs.setCurrentIndex(2)
    assert tabs.budget.model.rowCount() > 50
    tabs.tabs.setCurrentIndex(3)
    assert tabs.proposals.model.columnCount() == 3
