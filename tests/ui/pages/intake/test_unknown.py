"""“I don’t know” is an answer, and a row that says nothing yet is not lost to another edit."""

from dataclasses import replace

from frozendict import frozendict
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.client import SkillLevel
from tests.ui.pages.intake.reading import case_of
from ui.main_window import MainWindow
from ui.pages.intake import IntakePage
from ui.widgets.rows_editor import RowsEditor


def begun(rows: RowsEditor, code: str) -> list:
    """Begin a row about a code, and leave the rest of it empty."""
    rows.add.click()
    editors = rows._rows[-1].editors
    editors[0]._take(code)
    return editors


def emptied(page: IntakePage, name: str) -> RowsEditor:
    rows = page.editor(name)
    rows.begin_anew()
    rows.edited.emit()
    return rows


def with_skills(page: IntakePage, **levels: int) -> None:
    case = case_of(page)
    skills = frozendict(case.client.skills | {code: SkillLevel(level) for code, level in levels.items()})
    page.session.document.edit(replace(case, client=replace(case.client, skills=skills)), "x")


def test_whether_the_job_is_kept_is_unknown_until_it_is_answered(
    page: IntakePage, window: MainWindow
) -> None:
    window.session.new_case()
    editor = page.editor("keep_job")
    assert case_of(page).preferences.keep_job is None and editor.currentText() == "Je ne sais pas"
    editor.setFocus()
    for answer in (True, False):
        QTest.keyClick(editor, Qt.Key.Key_Down)
        assert case_of(page).preferences.keep_job is answer
    QTest.keyClick(editor, Qt.Key.Key_Home)
    assert case_of(page).preferences.keep_job is None
    page.session.document.undo_stack.undo()
    assert editor.value() is False


def test_a_new_client_studies_in_the_language_read_until_another_is_chosen(
    page: IntakePage, window: MainWindow
) -> None:
    """Hold the first result of who reads French to programmes in French: those in English begin any week."""
    window.session.new_case()
    assert case_of(page).preferences.languages == (case_of(page).client.language,) == ("fr",)
    ticked = page.editor("languages").value()
    assert tuple(ticked) == ("fr",)


def test_the_level_of_a_skill_is_to_assess_until_it_is_stated_and_may_be_so_again(page: IntakePage) -> None:
    rows = emptied(page, "skills")
    level = begun(rows, "S1")[1]
    assert level.text() == "à évaluer" and case_of(page).client.skills == {"S1": SkillLevel(None)}
    level.setFocus()
    level.selectAll()
    QTest.keyClicks(level, "0")
    QTest.keyClick(level, Qt.Key.Key_Return)
    assert case_of(page).client.skills == {"S1": SkillLevel(0)} and level.text() == "0"
    level.setFocus()
    level.selectAll()
    QTest.keyClick(level, Qt.Key.Key_Delete)
    QTest.keyClick(level, Qt.Key.Key_Return)
    assert case_of(page).client.skills == {"S1": SkillLevel(None)} and level.text() == "à évaluer"


def test_a_row_that_is_not_filled_yet_stays_when_the_list_changes_elsewhere(page: IntakePage) -> None:
    rows = emptied(page, "declared")
    fact, answer = begun(rows, "car")
    client = replace(case_of(page).client, declared=frozendict(licence=True, tools=False))
    page.session.document.edit(replace(case_of(page), client=client), "x")
    assert rows.value() == (("licence", True), ("tools", False)) and rows._rows[0].editors == [fact, answer]
    page.session.document.undo_stack.undo()
    assert [row.value() for row in rows._rows] == [("car", None)] and rows.value() == ()
    client = replace(case_of(page).client, declared=frozendict(car=True))
    page.session.document.edit(replace(case_of(page), client=client), "x")
    assert rows._rows[0].editors == [fact, answer] and rows.value() == (("car", True),)


def test_suggested_skills_leave_a_row_that_is_begun(page: IntakePage) -> None:
    rows = emptied(page, "skills")
    rows.add.click()
    evidence = rows._rows[0].editors[2]
    evidence.setText("carte 2024")
    with_skills(page, S1=2)
    assert rows._rows[0].editors[2] is evidence and evidence.text() == "carte 2024"
    assert rows.value() == (("S1", 2, ""),)


def test_a_row_that_repeats_one_that_goes_takes_no_part(page: IntakePage) -> None:
    rows = emptied(page, "skills")
    with_skills(page, S1=2)
    begun(rows, "S1")
    assert rows.repeats and case_of(page).client.skills == {"S1": SkillLevel(2)}
    page.session.document.undo_stack.undo()
    assert rows.value() == () and case_of(page).client.skills == {}


def test_a_training_has_the_whole_width_and_its_state_and_days_the_line_below(page: IntakePage) -> None:
    rows = emptied(page, "activities")
    activity, *others = begun(rows, "DEP")
    page.window().resize(1366, 768)
    QApplication.processEvents()
    assert all(other.y() > activity.geometry().bottom() for other in others)
    assert activity.width() > sum(other.width() for other in others)
