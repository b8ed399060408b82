"""The trade of the intake form: found by what people call it, taken from a list that says so."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.pages.intake.reading import case_of, write
from ui.aiming import aim_at
from ui.main_window import MainWindow
from ui.models.search_words import goal_sentence
from ui.pages.intake import IntakePage


def test_a_trade_is_found_by_its_words_whatever_the_accents(page: IntakePage) -> None:
    write(page, "trade", "outillage")
    assert case_of(page).client.trade == "72100"
    write(page, "trade", "lighting")
    assert case_of(page).client.trade == "64100"


def test_the_marked_line_of_the_list_is_taken_by_tab(page: IntakePage) -> None:
    editor = page.editor("target")
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "age")
    popup = QApplication.activePopupWidget()
    assert popup.model().rowCount() == 2
    QTest.keyClick(popup, Qt.Key.Key_Down)
    marked = popup.currentIndex().data()
    QTest.keyClick(popup, Qt.Key.Key_Tab)
    assert editor.text() == marked and not popup.isVisible()
    assert case_of(page).target.trade in marked


def test_an_occupation_is_found_by_what_people_call_it(page: IntakePage) -> None:
    write(page, "trade", "tourneuse")
    assert (case_of(page).client.trade, case_of(page).client.trade_title) == ("72100", "tourneuse")
    assert page.editor("trade").text() == "Tourneuse (72100)"
    assert "Machiniste d’outillage" in page.editor("trade").toolTip()


def test_another_title_of_the_same_occupation_is_one_step_and_a_code_gives_the_official_one(
    page: IntakePage,
) -> None:
    stack = page.session.document.undo_stack
    write(page, "target", "tourneur")
    assert case_of(page).target == replace(case_of(page).target, trade="72100", title="tourneur")
    write(page, "target", "72100")
    assert case_of(page).target.title == "" and stack.count() == 2
    assert page.editor("target").text() == "Machiniste d’outillage (72100)"
    stack.undo()
    assert page.editor("target").text() == "Tourneur (72100)"


def test_words_that_fit_both_forms_of_a_title_keep_both(page: IntakePage) -> None:
    write(page, "trade", "tourneu")
    assert page.editor("trade").text() == "Tourneur/tourneuse (72100)"


def test_a_title_that_the_language_has_not_gives_way_to_the_official_one(
    page: IntakePage, window: MainWindow
) -> None:
    write(page, "trade", "tourneuse")
    window.session.language.use("en")
    QApplication.processEvents()
    assert page.editor("trade").text() == "Machinist (72100)"
    window.session.language.use("fr")
    QApplication.processEvents()
    assert page.editor("trade").text() == "Tourneuse (72100)"
    assert case_of(page).client.trade_title == "tourneuse"


def test_the_plan_is_headed_by_what_the_occupations_are_called(page: IntakePage) -> None:
    write(page, "trade", "eclairagist")
    write(page, "target", "tourneuse")
    session = page.session
    said = goal_sentence(case_of(page), session.catalogue, session.language.words)
    assert said.startswith("Éclairagiste → Tourneuse ·")


def test_aiming_at_another_occupation_forgets_what_the_former_was_called(page: IntakePage) -> None:
    write(page, "target", "tourneuse")
    aim_at(page.session, "64100")
    assert (case_of(page).target.trade, case_of(page).target.title) == ("64100", "")


def test_the_list_says_the_name_and_is_as_wide_as_its_lines(page: IntakePage) -> None:
    editor = page.editor("target")
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "Eclairagist")
    popup = QApplication.activePopupWidget()
    line = popup.model().index(0, 0).data()
    assert line == "Préposée à l’éclairage (64100) — éclairagiste"
    assert popup.width() >= popup.fontMetrics().horizontalAdvance(line)
    popup.hide()


def test_where_nothing_fits_the_list_says_so_and_takes_nothing(page: IntakePage) -> None:
    editor = page.editor("target")
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "zzzz")
    popup = QApplication.activePopupWidget()
    assert popup.model().index(0, 0).data() == "Rien ne correspond\u00a0: essayez d’autres mots"
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert case_of(page).target.trade == "72100" and page.session.document.undo_stack.count() == 0


def test_words_that_fit_nothing_are_not_kept(page: IntakePage) -> None:
    write(page, "target", "astronaut")
    assert case_of(page).target.trade == "72100" and page.session.document.undo_stack.count() == 0


def test_ctrl_enter_keeps_a_clear_occupation_and_stays_with_an_unclear_one(page: IntakePage) -> None:
    gone: list[str] = []
    page.session.go.connect(gone.append)
    editor = page.editor("target")
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "qqqq")
    page._go_on()
    assert gone == [] and editor.is_wrong
    editor.selectAll()
    QTest.keyClicks(editor, "72100")
    page._go_on()
    assert gone == ["plan"] and case_of(page).target.trade == "72100"
