"""The answers of the intake form: choices, rows, the job, and what they tell together."""

from dataclasses import fields, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.case import Case, Preferences
from planner.client import Job
from tests.ui.pages.intake.reading import case_of, write
from ui.main_window import MainWindow
from ui.pages.intake import IntakePage
from ui.widgets.lenses import IN_EMPLOYMENT, income, of_job


def test_a_choice_by_arrows_is_kept_and_unknown_is_absent(page: IntakePage) -> None:
    editor = page.editor("french")
    editor.setFocus()
    for _ in range(4):
        QTest.keyClick(editor, Qt.Key.Key_Down)
    assert case_of(page).client.subjects == {"math": 3, "french": 3}
    QTest.keyClick(editor, Qt.Key.Key_Home)
    assert case_of(page).client.subjects == {"math": 3}


def test_the_job_is_none_when_nothing_is_stated(page: IntakePage) -> None:
    assert case_of(page).client.job == Job(35, 70_000)
    for name in ("job_hours", "job_pay"):
        page.editor(name).setValue(0)
    assert case_of(page).client.job is None


def test_rows_are_added_and_taken_away(page: IntakePage) -> None:
    rows = page.editor("hours")
    rows.add.click()
    first, hours = rows._rows[0][0]
    first.setFocus()
    QTest.keyClicks(first, "2027-01-11")
    QTest.keyClick(first, Qt.Key.Key_Tab)
    hours.setValue(20)
    assert [(w.start, w.hours) for w in case_of(page).preferences.weekly_hours] == [(date(2027, 1, 11), 20)]
    rows._rows[0][1].click()
    assert case_of(page).preferences.weekly_hours == ()


def test_a_fact_is_unknown_until_it_is_answered_and_may_be_so_again(page: IntakePage) -> None:
    rows = page.editor("declared")
    rows.begin_anew()
    rows.edited.emit()
    rows.add.click()
    fact, answer = rows._rows[0][0]
    fact.show_value(IN_EMPLOYMENT)
    fact.edited.emit()
    assert answer.currentText() == "Je ne sais pas" and case_of(page).client.declared == {}
    for said in (False, None):
        answer.show_value(said)
        answer.activated.emit(answer.currentIndex())
        held = {} if said is None else {IN_EMPLOYMENT: said}
        assert case_of(page).client.declared == held and rows._rows[0][0] == [fact, answer]
    page.session.document.undo_stack.undo()
    assert case_of(page).client.declared == {IN_EMPLOYMENT: False} and answer.value() is False


def test_no_fact_of_the_client_is_without_a_field(page: IntakePage) -> None:
    asked = {field.name for card in page.cards for field in card._section.fields}
    subjects, known = {"french", "english", "math"}, {"birth": "birth_date", "job_hours": "job"}
    covered = {known.get(name, name) for name in asked} | ({"subjects"} if subjects <= asked else set())
    # What an occupation is called stands in its field.
    assert {field.name for field in fields(case_of(page).client)} - {"trade_title"} <= covered


def test_the_income_and_the_job_tell_whether_the_client_is_in_employment(page: IntakePage) -> None:
    def employed(case: Case) -> bool | None:
        return case.client.declared.get(IN_EMPLOYMENT)

    nobody = Case(Preferences(date(2027, 1, 11)))
    assert employed(income().put(nobody, "employment")) is True
    assert employed(income().put(nobody, "social_assistance")) is False
    hired = of_job("hours_per_week").put(nobody, 35.0)
    assert employed(hired) is True
    assert employed(of_job("hours_per_week").put(hired, 0.0)) is None
    assert employed(of_job("hours_per_week").put(income().put(nobody, "none"), 35.0)) is False


def test_the_hours_and_pay_of_a_job_say_that_nobody_stated_them(page: IntakePage, window: MainWindow) -> None:
    window.session.new_case()
    for name in ("job_hours", "job_pay"):
        assert page.editor(name).text() == "non indiqué"
    write(page, "job_hours", "35")
    assert page.editor("job_hours").text().startswith("35") and case_of(page).client.job is not None
    write(page, "job_hours", "0")
    assert page.editor("job_hours").text() == "non indiqué" and case_of(page).client.job is None


def test_a_suggestion_of_no_skill_says_so(page: IntakePage, window: MainWindow) -> None:
    page.editor("suggest").click()
    assert page.session.document.undo_stack.count() == 0
    assert "ne proposent aucune autre compétence" in window.notice.text.text()
    edit_trade = replace(case_of(page), client=replace(case_of(page).client, trade="72100"))
    page.session.document.edit(edit_trade, "x")
    window.notice.hide()
    page.editor("suggest").click()
    assert list(case_of(page).client.skills) == ["S1"] and not window.notice.isVisible()
