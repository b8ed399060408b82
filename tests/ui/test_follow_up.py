from datetime import date, timedelta

from PySide6.QtWidgets import QDialogButtonBox

from db import drafts
from tests.ui.office import CAMILLE, TODAY
from ui.dialogs.entry import EntryDialog
from ui.follow_up import ask_follow_up
from ui.main_window import MainWindow
from ui.models.caseload_rows import REVIEW_NAMES
from ui.widgets.reports_board import TODAY as TODAY_TAB

AGREED = date(2027, 1, 18)


def answered(window: MainWindow, day: str) -> None:
    """Write a day for the next meeting, and keep it."""
    window.actions_["follow_up"].trigger()
    dialog = window.findChild(EntryDialog)
    assert dialog is not None
    dialog.editors["review"].setText(day)
    dialog.buttons.button(QDialogButtonBox.StandardButton.Save).click()


def plan_of(window: MainWindow) -> object:
    case = window.session.document.case
    assert case is not None
    return case.plan


def test_a_day_is_proposed_and_the_one_agreed_is_one_undo_step(planned: MainWindow) -> None:
    dialog = ask_follow_up(planned.session, planned)
    assert dialog is not None and dialog.value.prepared == TODAY
    assert TODAY < dialog.value.review <= TODAY + timedelta(weeks=13)
    dialog.reject()
    assert plan_of(planned).review is None, "a day that is only proposed is not agreed"
    answered(planned, AGREED.isoformat())
    assert (plan_of(planned).prepared, plan_of(planned).review) == (TODAY, AGREED)
    assert "18\u00a0janv.\u00a02027" in planned.pages["plan"].board.follow_up.text()
    planned.actions_["undo"].trigger()
    assert plan_of(planned).review is None


def test_the_day_agreed_stands_in_the_list_and_in_the_reports(planned: MainWindow) -> None:
    soon = TODAY + timedelta(days=3)
    answered(planned, soon.isoformat())
    planned.autosave.save()
    planned.session.cases_changed.emit()
    planned.go("clients")
    page = planned.pages["clients"]
    row = page.model.row(page.model.place(CAMILLE))
    assert row.summary.next_step.is_review and row.summary.next_step.due == soon
    page.table.setCurrentIndex(page.model.index(page.model.place(CAMILLE), 0))
    assert page.card.next.text() == "Rencontre de suivi" and "Activité MAT4" in page.card.later.text()
    planned.go("reports")
    board = planned.pages["reports"].board
    told = [(f.name, f.text) for f in board.models[TODAY_TAB].rows if f.group == "Suivi"]
    assert (planned.session.language.words._(REVIEW_NAMES["soon"]), "1") in told


def test_a_day_that_is_past_is_late_and_proposed_anew(planned: MainWindow) -> None:
    answered(planned, (TODAY - timedelta(days=1)).isoformat())
    assert planned.pages["plan"].board.follow_up.accessibleName().endswith("en retard")
    dialog = ask_follow_up(planned.session, planned)
    assert dialog is not None and dialog.value.review > TODAY


def test_days_that_are_being_written_outlive_the_program(planned: MainWindow) -> None:
    dialog = ask_follow_up(planned.session, planned)
    assert dialog is not None
    dialog.editors["review"].setText(AGREED.isoformat())
    dialog._pauses.reached.emit()
    folder, path = planned.session.settings.drafts, planned.session.database.path
    (kept,) = drafts.drafts(folder, path)
    assert (kept.case.plan.prepared, kept.case.plan.review) == (TODAY, AGREED)
    assert plan_of(planned).review is None
    dialog.done(dialog.DialogCode.Rejected)
    assert drafts.drafts(folder, path) == ()


def test_without_a_case_it_is_said(window: MainWindow) -> None:
    assert ask_follow_up(window.session, window) is None
    assert "Aucun dossier" in window.notice.text.text()
