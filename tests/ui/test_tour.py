import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.office import CAMILLE
from ui.main_window import MainWindow
from ui.tour import STOPS, GuidedTour
from ui.widgets.tour_card import _beside


def begun(window: MainWindow) -> GuidedTour:
    window.actions_["tour"].trigger()
    found = window.findChild(GuidedTour)
    assert found is not None and found.card.isVisible()
    return found


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_stop_rings_a_control_that_is_on_screen(window: MainWindow, code: str) -> None:
    window.use_language(code)
    tour = begun(window)
    assert window.session.document.case.sample
    for number, stop in enumerate(STOPS, 1):
        target, card = stop.target(window), tour.card
        whole = QRect(target.mapTo(window, QPoint()), target.size())
        assert window.page == stop.page and target.isVisible()
        assert card.ring.geometry().intersects(whole) and window.rect().contains(card.geometry())
        assert card.text.text() == window.session.language.words._(stop.text)
        assert f"{number} " in card._count.text()
        QTest.keyClick(card.on, Qt.Key.Key_Space)
    assert not tour.card.isVisible() and not tour.card.ring.isVisible()


def test_the_tour_goes_back_follows_the_window_and_can_be_left(window: MainWindow) -> None:
    tour = begun(window)
    tour.card.on.click()
    tour.card.back.click()
    assert tour.place == 0 and window.page == "home" and not tour.card.back.isEnabled()
    before = tour.card.ring.geometry()
    window.resize(window.width() + 120, window.height())
    assert tour.card.ring.geometry() != before
    tour.card.end_button.click()
    assert not tour.card.isVisible()


def test_the_case_that_was_open_is_said_and_comes_back(window: MainWindow) -> None:
    window.session.open_case(CAMILLE, "intake")
    tour = begun(window)
    said = "reviendra à la fin de la visite"
    assert said in window.notice.text.text() and window.session.document.case.sample
    tour.card.end_button.click()
    assert window.session.document.case.id == CAMILLE and window.page == "intake"


def test_the_tour_answers_keys_however_it_was_begun(window: MainWindow) -> None:
    tour = begun(window)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Enter):
        window.pages[window.page].setFocus()
        window.page_shown.emit(window.page)
        QApplication.processEvents()
        before = tour.place
        QTest.keyClick(QApplication.focusWidget(), key)
        assert tour.place == before + 1
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not tour.card.isVisible()


def test_the_keys_lead_on_after_a_click_elsewhere(window: MainWindow) -> None:
    tour = begun(window)
    while tour.place < 5:
        tour.card.on.click()
    QApplication.processEvents()
    calendar = window.pages["plan"].board.tabs.calendar
    QTest.mouseClick(calendar.viewport(), Qt.MouseButton.LeftButton, pos=calendar.viewport().rect().center())
    calendar.setFocus()
    QTest.keyClick(calendar, Qt.Key.Key_Return)
    assert tour.place == 6
    window.search.setFocus()
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert tour.place == 6, "Return belongs to the search there"
    calendar.setFocus()
    QTest.keyClick(calendar, Qt.Key.Key_Escape)
    assert not tour.card.isVisible()


def test_the_card_covers_nothing_of_what_has_room_beside_it() -> None:
    room, card = QRect(0, 0, 1366, 768), QRect(0, 0, 340, 120)
    for told in (QRect(96, 120, 266, 600), QRect(1088, 120, 266, 600), QRect(368, 330, 714, 350)):
        assert not QRect(_beside(told, card, room), card.size()).intersects(told)
        assert room.contains(QRect(_beside(told, card, room), card.size()))


def test_a_sample_of_a_server_that_comes_after_the_tour_is_not_opened(window: MainWindow) -> None:
    tour, samples = begun(window), window.session.cases.page(samples=True)
    window.session.document.close()
    tour.card.end_button.click()
    tour._show_sample(samples)
    assert window.session.document.case is None
