"""The page of the intake form: another file, no file, long names, another language."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from tests.ui.office import ELOISE
from tests.ui.pages.intake.reading import CONTROL, case_of
from ui.main_window import MainWindow
from ui.pages.intake import IntakePage
from ui.widgets.same_person import SamePersonList


def test_ctrl_enter_keeps_what_is_typed_and_goes_to_the_plan(page: IntakePage, window: MainWindow) -> None:
    name = page.editor("name")
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "Camille Essai")
    QTest.keyClick(name, Qt.Key.Key_Return, CONTROL)
    assert window.page == "plan" and case_of(page).client.name == "Camille Essai"


def test_another_file_fills_every_field_anew(page: IntakePage, window: MainWindow) -> None:
    window.session.open_case(ELOISE, "intake")
    assert page.editor("name").text() == "Éloïse Essai"
    assert page.editor("language").currentData() == "en" and page.editor("phone").text() == ""
    window.session.close_case()
    assert not any(card.isEnabled() for card in page.cards) and not page.plan.isEnabled()


def test_without_a_file_the_page_offers_to_begin_one(page: IntakePage, window: MainWindow) -> None:
    window.session.close_case()
    window.go("intake")
    assert page.empty.isVisible() and not page.editor("name").isVisible()
    page.empty.button.click()
    assert window.session.document.case is not None and page.editor("name").isVisible()
    assert not page.empty.isVisible()


def test_a_file_of_the_same_person_is_seen_opened_and_unlinked(page: IntakePage) -> None:
    same = page.editor("same_as")
    assert isinstance(same, SamePersonList) and same.isHidden()
    case, absent = case_of(page), "019a0000-0000-7000-8000-00000a1b2c3d"
    page.session.document.edit(
        replace(case, keeping=replace(case.keeping, same_as=(ELOISE, absent))), "Link the files"
    )
    said = [line.findChild(QLabel).text() for line in same.lines]
    assert said == ["La même personne\u00a0: Éloïse Essai", "La même personne\u00a0: (sans nom) · 0a1b2c3d"]
    buttons = [line.findChildren(QToolButton) for line in same.lines]
    assert buttons[0][0].isEnabled() and not buttons[1][0].isEnabled()
    assert all(button.accessibleName() and button.toolTip() for line in buttons for button in line)
    buttons[1][1].click()
    assert case_of(page).keeping.same_as == (ELOISE,)
    stack = page.session.document.undo_stack
    assert stack.undoText() == "Délier le dossier de la même personne"
    stack.undo()
    assert case_of(page).keeping.same_as == (ELOISE, absent) and len(same.lines) == 2
    same.lines[0].findChildren(QToolButton)[0].click()
    assert case_of(page).id == ELOISE and same.isHidden() and page.isVisibleTo(page.window())


def test_a_long_name_leaves_room_for_the_rest_of_the_page(page: IntakePage, window: MainWindow) -> None:
    case = case_of(page)
    client = replace(case.client, name="Marie-Chantal de la Rivière-aux-Outardes " * 5)
    window.session.document.edit(replace(case, client=client), "Name")
    for name in ("intake", "plan"):
        window.go(name)
        assert window.pages[name].minimumSizeHint().width() <= 1340, name
    assert window.pages["plan"].board.goal.width() > 60 and page._hint.height() < 60


def test_dollars_stand_where_each_language_writes_them(page: IntakePage, window: MainWindow) -> None:
    pay = page.editor("job_pay")
    assert pay.suffix() == "\u00a0$" and pay.prefix() == ""
    window.use_language("en")
    QApplication.processEvents()
    assert pay.suffix() == "" and pay.prefix() == "$" and pay.text().startswith("$")
