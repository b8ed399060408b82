"""What a person is typing stays in its field and reaches the case, whatever happens meanwhile."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.case import UPGRADING, Case
from planner.plan import Step
from tests.ui.office import CAMILLE, DIPLOMA, ELOISE, MATHS
from ui.main_window import MainWindow
from ui.pages.plan import PlanPage

TYPED = {"assets": "Minutieuse", "phone": "418 555-0177", "job_hours": "17,5", "start": "2027-03-01"}
OF_STEP = {"note": "Apporter le dossier", "override": "Le centre le permet", "responsible": "Ma tante"}


@pytest.fixture
def intake(window: MainWindow) -> MainWindow:
    """Return the window on the answers of Camille."""
    window.session.open_case(CAMILLE, "intake")
    return window


def case_of(window: MainWindow) -> Case:
    assert window.session.document.case is not None
    return window.session.document.case


def typed(field: QWidget, text: str) -> QWidget:
    """Type into a field as into an empty one, and stay there."""
    field.setFocus()
    getattr(field, "lineEdit", lambda: field)().selectAll()
    QTest.keyClicks(field, text)
    return field


def plan_of(window: MainWindow) -> PlanPage:
    page = window.pages["plan"]
    assert isinstance(page, PlanPage)
    return page


def step_field(window: MainWindow, name: str) -> QWidget:
    page = plan_of(window)
    page.choose(MATHS.id)
    found = page.board.inspector.fields[name]
    found.show()
    assert isinstance(found, QWidget)
    return found


def maths(window: MainWindow) -> Step:
    found = case_of(window).plan.step(MATHS.id)
    assert found is not None
    return found


def join_another_save(window: MainWindow) -> None:
    """Have a colleague save another field of the open case, and join that with an edit made here."""
    cases = window.session.cases
    theirs, version = cases.load(CAMILLE)
    cases.save(replace(theirs, kind=UPGRADING), version, window.session.counsellor)
    case = case_of(window)
    window.session.document.edit(replace(case, notes="Rappeler"), "Note")
    window.autosave.save()
    assert case_of(window).kind == UPGRADING and case_of(window).notes == "Rappeler"


@pytest.mark.parametrize("name", TYPED)
def test_what_is_typed_stays_when_a_colleague_s_save_is_joined(intake: MainWindow, name: str) -> None:
    field = typed(intake.pages["intake"].editor(name), TYPED[name])
    before = field.value()
    join_another_save(intake)
    assert field.hasFocus() and field.is_typing and field.value() == before
    QTest.keyClick(field, Qt.Key.Key_Tab)
    case = case_of(intake)
    kept = {
        "assets": case.client.assets, "phone": case.client.phone, "start": str(case.preferences.start),
        "job_hours": case.client.job and str(case.client.job.hours_per_week).replace(".", ","),
    }  # fmt: skip
    assert kept[name] == TYPED[name] and case.kind == UPGRADING


@pytest.mark.parametrize("name", ["note", "responsible"])
def test_what_is_typed_of_a_step_stays_when_a_colleague_s_save_is_joined(
    planned: MainWindow, name: str
) -> None:
    field = typed(step_field(planned, name), OF_STEP[name])
    join_another_save(planned)
    plan_of(planned).drift.changed.emit()
    assert field.hasFocus() and field.is_typing
    planned.setFocus()
    assert getattr(maths(planned), name) == OF_STEP[name]


@pytest.mark.parametrize("name", ["assets", "phone"])
def test_another_language_and_theme_keep_what_is_typed(intake: MainWindow, name: str) -> None:
    field = typed(intake.pages["intake"].editor(name), TYPED[name])
    intake.top_bar.language.click()
    assert field.value() == getattr(case_of(intake).client, name) == TYPED[name]
    QTest.keyClicks(field, " b")
    intake.use_theme("dark")
    assert field.hasFocus() and getattr(case_of(intake).client, name) == f"{TYPED[name]} b"
    QTest.keyClicks(field, "is")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert getattr(case_of(intake).client, name) == f"{TYPED[name]} bis"
    assert intake.session.document.undo_stack.count() == 1


@pytest.mark.parametrize("name", OF_STEP)
def test_another_language_and_theme_keep_what_is_typed_of_a_step(planned: MainWindow, name: str) -> None:
    field = typed(step_field(planned, name), OF_STEP[name])
    planned.top_bar.language.click()
    assert field.hasFocus() and getattr(maths(planned), name) == OF_STEP[name]
    QTest.keyClicks(field, " b")
    planned.use_theme("dark")
    assert getattr(maths(planned), name) == f"{OF_STEP[name]} b"


@pytest.mark.parametrize("name", ["note", "override"])
def test_the_words_of_a_step_are_kept_at_each_pause_as_one_edit(
    planned: MainWindow, qtbot: QtBot, name: str
) -> None:
    field, stack = step_field(planned, name), planned.session.document.undo_stack
    field._pauses.pause.setInterval(1)
    field.setFocus()
    for part in ("Un dossier ", "de notes"):
        QTest.keyClicks(field, part)
        qtbot.waitUntil(lambda part=part: getattr(maths(planned), name).endswith(part.strip()))
        assert field.hasFocus() and field.textCursor().atEnd()
    assert getattr(maths(planned), name) == "Un dossier de notes" and stack.count() == 1
    stack.undo()
    assert getattr(maths(planned), name) == "" and field.value() == ""


def test_what_is_typed_for_one_client_is_kept_there_and_not_for_the_next(intake: MainWindow) -> None:
    field = typed(intake.pages["intake"].editor("assets"), "Minutieuse")
    intake.session.open_case(ELOISE, "intake")
    assert case_of(intake).id == ELOISE and case_of(intake).client.assets == field.value() == ""
    assert intake.session.cases.load(CAMILLE)[0].client.assets == "Minutieuse"


def test_what_comes_over_a_field_being_typed_in_never_reaches_another_client(intake: MainWindow) -> None:
    field = typed(intake.pages["intake"].editor("assets"), "Minutieuse")
    intake.session.document.open(*intake.session.cases.load(ELOISE))
    intake.setFocus()
    assert case_of(intake).client.assets == field.value() == ""


def test_what_is_typed_of_one_step_is_kept_when_another_one_is_chosen(planned: MainWindow) -> None:
    field = typed(step_field(planned, "note"), "Apporter le dossier")
    plan_of(planned).choose(DIPLOMA.id)
    assert field.value() == case_of(planned).plan.step(DIPLOMA.id).note
    assert maths(planned).note == "Apporter le dossier"


def test_an_entry_that_becomes_another_one_takes_nothing_typed_for_the_former(intake: MainWindow) -> None:
    case = case_of(intake)
    client = replace(case.client, experience=type(case.client.experience)({"A": 5, "B": 6}))
    intake.session.document.edit(replace(case, client=client), "Experience")
    rows = intake.pages["intake"].editor("experience")
    months = typed(rows._rows[0][0][1], "99")
    client = replace(case.client, experience=type(case.client.experience)({"B": 6}))
    intake.session.document.edit(replace(case, client=client), "Experience")
    assert rows.value() == (("B", 6),) and not months.hasFocus()
    assert case_of(intake).client.experience == {"B": 6}
    assert QApplication.focusWidget() is None or not getattr(QApplication.focusWidget(), "is_typing", False)


@pytest.mark.parametrize("name", ["assets", "phone"])
def test_the_undo_of_the_menu_takes_back_the_typing_before_another_field(
    intake: MainWindow, name: str
) -> None:
    session = intake.session
    session.document.edit(replace(case_of(intake), notes="Rappeler"), "Note")
    before, field = case_of(intake), typed(intake.pages["intake"].editor(name), TYPED[name])
    intake.actions_["undo"].trigger()
    assert case_of(intake) is before
    assert field.value() != TYPED[name] and field.hasFocus()
    field.clearFocus()
    intake.actions_["undo"].trigger()
    assert case_of(intake).notes != "Rappeler"


def test_a_line_is_kept_while_it_is_written_and_is_one_edit(intake: MainWindow, qtbot: QtBot) -> None:
    field, stack = intake.pages["intake"].editor("name"), intake.session.document.undo_stack
    field._pauses.pause.setInterval(1)
    typed(field, "Marie")
    qtbot.waitUntil(lambda: case_of(intake).client.name == "Marie")
    QTest.keyClicks(field, "-Eve ")
    qtbot.waitUntil(lambda: case_of(intake).client.name == "Marie-Eve")
    assert field.hasFocus() and field.text() == "Marie-Eve " and stack.count() == 1
    QTest.keyClick(field, Qt.Key.Key_Tab)
    typed(field, "Zoe")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert stack.count() == 2


def test_a_day_that_is_half_written_is_not_kept(intake: MainWindow, qtbot: QtBot) -> None:
    field, before = intake.pages["intake"].editor("start"), case_of(intake)
    for timer in (field._pauses.pause, field._pauses.most):
        timer.setInterval(1)
    typed(field, "2027-03-0")
    QTest.keyClicks(field, "1")
    qtbot.wait(30)
    assert case_of(intake) is before


@pytest.mark.parametrize("name", ["assets", "name"])
def test_writing_that_never_pauses_is_kept_all_the_same(intake: MainWindow, qtbot: QtBot, name: str) -> None:
    field = intake.pages["intake"].editor(name)
    field._pauses.most.setInterval(200)
    field.setFocus()
    for letter in "abcdefghijklmnopqrstuvwxyz":
        QTest.keyClicks(field, letter)
        qtbot.wait(25)
    assert "abc" in getattr(case_of(intake).client, name) and field.hasFocus()
