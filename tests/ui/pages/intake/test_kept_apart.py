"""What is typed for one client reaches no other, and a row that says a thing again overwrites nothing."""

from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.client import SkillLevel
from tests.ui.pages.intake.reading import case_of, write
from ui.main_window import MainWindow
from ui.pages.intake import IntakePage
from ui.widgets.code_editor import CodeEditor
from ui.widgets.rows_editor import RowsEditor
from ui.widgets.step_fields import CodeField, DayField, DollarField


def add(rows: RowsEditor, *values: object) -> list:
    """Begin a row and fill it as a person does, field by field."""
    rows.add.click()
    editors = rows._rows[-1][0]
    for editor, value in zip(editors, values, strict=False):
        editor._take(value) if isinstance(editor, CodeEditor) else editor.show_value(value)
        editor.edited.emit()
    return editors


def test_an_unfinished_row_stays_with_the_client_for_whom_it_was_typed(
    page: IntakePage, window: MainWindow
) -> None:
    rows = page.editor("skills")
    held = case_of(page).client.skills
    editors = add(rows)
    editors[0].setText("chariot zz")
    editors[0]._finish()
    editors[2].setText("carte 2024, employeur X")
    editors[2].edited.emit()
    assert case_of(page).client.skills == held
    window.session.new_case()
    assert rows._rows == [] and case_of(page).client.skills == {}


def test_what_fits_nothing_stays_red_for_one_client_and_is_gone_for_the_next(
    page: IntakePage, window: MainWindow
) -> None:
    field, birth = page.editor("target"), page.editor("birth")
    kept = case_of(page).target.trade
    for editor in (field, birth):
        editor.setText("zorglub")
        editor._finish()
    write(page, "phone", "418 555-0133")
    assert (field.text(), birth.text()) == ("zorglub", "zorglub") and case_of(page).target.trade == kept
    window.session.new_case()
    assert (field.text(), birth.text()) == ("", "")


def test_a_second_job_in_one_occupation_overwrites_nothing(page: IntakePage, window: MainWindow) -> None:
    rows = page.editor("experience")
    rows.begin_anew()
    rows.edited.emit()
    add(rows, "63200", 24)
    add(rows, "63200", 36)
    assert case_of(page).client.experience == {"63200": 24} and len(rows._rows) == 2 and rows.repeats
    assert "déjà dans la liste" in window.notice.text.text()
    rows._rows[1][1].click()
    assert case_of(page).client.experience == {"63200": 24} and not rows.repeats


def test_a_skill_chosen_again_keeps_its_level_and_evidence(page: IntakePage) -> None:
    rows = page.editor("skills")
    rows.begin_anew()
    rows.edited.emit()
    add(rows, "S.reading", 3, "lettre")
    add(rows, "S.reading", 1, "")
    assert case_of(page).client.skills == {"S.reading": SkillLevel(3, "lettre")}


def test_hours_typed_out_of_order_stay_in_their_row(page: IntakePage) -> None:
    rows = page.editor("hours")
    add(rows, date(2027, 1, 11), 12)
    first, hours = add(rows, date(2026, 12, 1))
    assert first.value() == date(2026, 12, 1)
    hours.setValue(20)
    weeks = [(w.start, w.hours) for w in case_of(page).preferences.weekly_hours]
    assert weeks == [(date(2026, 12, 1), 20), (date(2027, 1, 11), 12)]
    assert rows._rows[1][0] == [first, hours], "a row does not change its place while it is filled in"


def test_the_wheel_passes_over_the_fields_of_a_step(window: MainWindow) -> None:
    day, money, code = DayField(window), DollarField(window), CodeField(window)
    day.show_day(date(2027, 1, 11))
    money.setValue(40)
    code.show_choices({"a": "A", "b": "B"}, "a")
    for field in (day, money, code):
        wheel = QWheelEvent(
            QPointF(3, 3), QPointF(3, 3), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, wheel)
    assert (day.day, money.cents, code.code) == (date(2027, 1, 11), 4_000, "a")


def test_arrows_open_the_list_of_a_choice_and_choose_nothing_on_the_way(window: MainWindow) -> None:
    code, told = CodeField(window), list[int]()
    code.show_choices({"a": "A", "b": "B", "c": "C"}, "a")
    code.activated.connect(told.append)
    code.show()
    QTest.keyClick(code, Qt.Key.Key_Down)
    assert code.view().isVisible() and told == [] and code.code == "a"
    code.hidePopup()
