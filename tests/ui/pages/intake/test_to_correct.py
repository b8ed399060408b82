"""What is typed in a field and means nothing: the window says so wherever one goes, and it is not dropped."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.office import CAMILLE, ELOISE
from tests.ui.pages.intake.reading import write
from ui.main_window import MainWindow
from ui.pages.intake import IntakePage

LEFT = Qt.MouseButton.LeftButton


def is_said_saved(window: MainWindow) -> bool:
    return window.status_bar.saved.isVisible()


def correct(page: IntakePage, name: str, text: str, qtbot: QtBot) -> None:
    # Without a screen, a list that closes leaves the window behind.
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    write(page, name, text)


def test_a_wrong_field_is_said_in_the_place_of_all_is_saved_and_a_click_goes_to_it(
    page: IntakePage, window: MainWindow, qtbot: QtBot
) -> None:
    link = window.status_bar.correct
    assert is_said_saved(window) and not link.isVisible()
    write(page, "target", "zzz")
    assert link.isVisible() and link.text() == "1 champ à corriger" and not is_said_saved(window)
    write(page, "birth", "2026-13-45")
    assert link.text() == "2 champs à corriger"
    window.use_language("en")
    QApplication.processEvents()
    assert link.text() == "2 fields to correct"
    assert "not kept yet" in page.editor("birth").accessibleDescription()
    window.go("plan")
    assert link.isVisible(), "leaving the page hides nothing"
    qtbot.mouseClick(link, LEFT)
    assert window.page == "intake" and window.focusWidget() is page.editor("target")
    correct(page, "target", "72100", qtbot)
    assert link.text() == "1 field to correct"
    qtbot.mouseClick(link, LEFT)
    assert window.focusWidget() is page.editor("birth")
    write(page, "birth", "2002-04-03")
    assert not link.isVisible() and is_said_saved(window)


@pytest.mark.parametrize(("name", "typed"), [("target", "zzz"), ("birth", "2026-13-45")])
def test_what_is_wrong_is_marked_by_more_than_a_colour(
    page: IntakePage, window: MainWindow, qtbot: QtBot, name: str, typed: str
) -> None:
    editor = page.editor(name)
    assert not editor.font().underline()
    write(page, name, typed)
    assert editor.font().underline() and "pas encore" in editor.accessibleDescription()
    for theme in ("dark", "light"):
        window.use_theme(theme)
        QApplication.processEvents()
        assert editor.font().underline(), "another theme marks it too"
    correct(page, name, {"target": "72100", "birth": "2002-04-03"}[name], qtbot)
    assert not editor.font().underline() and editor.accessibleDescription() == ""


@pytest.mark.parametrize(("pressed", "is_left"), [("Rester", False), ("Quitter quand même", True)])
def test_leaving_the_program_asks_before_it_drops_what_is_wrong(
    page: IntakePage, window: MainWindow, pressed: str, is_left: bool
) -> None:
    write(page, "birth", "2026-13-45")
    window.go("plan")
    told: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        next(button for button in box.buttons() if button.text() == pressed).click()

    QTimer.singleShot(0, press)
    window.close()
    assert told == ["1 champ est encore à corriger."] and window.isVisible() is not is_left
    if not is_left:
        assert window.page == "intake" and window.focusWidget() is page.editor("birth")


def test_what_is_wrong_stays_with_its_client(page: IntakePage, window: MainWindow) -> None:
    write(page, "target", "zzz")
    write(page, "birth", "2026-13-45")
    page.editor("regions").setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "klingon")
    page.editor("name").setFocus()
    window.session.open_case(ELOISE, "intake")
    assert not window.status_bar.correct.isVisible() and page.editor("birth").text() == ""
    assert page.editor("target").text() != "zzz" and page.editor("regions").text() == ""
    window.session.open_case(CAMILLE, "intake")
    assert [page.editor(name).text() for name in ("target", "birth", "regions")] == [
        "zzz", "2026-13-45", "klingon",
    ]  # fmt: skip
    assert window.status_bar.correct.text() == "3 champs à corriger"
    assert page.editor("target").font().underline()
    window.session.close_case()
    assert not window.status_bar.correct.isVisible()


@pytest.mark.parametrize("signal", ["cases_destroyed", "database_changed"])
def test_nothing_wrong_is_remembered_of_who_is_destroyed_or_of_a_database_that_is_left(
    page: IntakePage, window: MainWindow, signal: str
) -> None:
    write(page, "birth", "2026-13-45")
    page.editor("name").setFocus()
    window.session.open_case(ELOISE, "intake")
    getattr(window.session, signal).emit()
    window.session.open_case(CAMILLE, "intake")
    assert page.editor("birth").text() != "2026-13-45"
