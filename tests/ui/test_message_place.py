"""Where a message stands in the window: in the bar while there is room, else under it."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow
from ui.widgets.notice import Way


@pytest.mark.parametrize("ways", [(), (Way("C’est un autre numéro : le garder", lambda: None),)])
def test_a_message_stands_where_the_bar_makes_room_and_moves_nothing(
    planned: MainWindow, ways: tuple[Way, ...]
) -> None:
    planned.resize(1366, 768)
    planned.go("plan")
    QApplication.processEvents()
    page = planned.pages["plan"]
    before = page.mapTo(planned, QPoint()).y(), page.height()
    whole = planned.search.width()
    planned.notice.say("Ce qui ressemble à un numéro d’assurance sociale a été masqué. Ctrl+Z annule.", *ways)
    QApplication.processEvents()
    assert (page.mapTo(planned, QPoint()).y(), page.height()) == before
    assert planned.notice.isVisible() and planned.notice.property("role") == ("notice" if ways else "told")
    assert planned.notice.text.height() >= planned.notice.text.heightForWidth(planned.notice.text.width())
    others = [planned.search, planned.top_bar.language, planned.top_bar.new_client]
    where = QRect(planned.notice.mapTo(planned, QPoint()), planned.notice.size())
    assert not any(where.intersects(QRect(w.mapTo(planned, QPoint()), w.size())) for w in others)
    planned.notice._close.click()
    QApplication.processEvents()
    assert planned.search.width() == whole
    planned.notice.say("Ce qui est trop long pour la barre va dessous. " * 9, role="fault")
    QApplication.processEvents()
    assert page.mapTo(planned, QPoint()).y() > before[0] and planned.search.width() == whole
    text = planned.notice.text
    assert text.y() >= 6 and planned.notice.height() - text.geometry().bottom() >= 6


@pytest.mark.parametrize("text", ["un\ndeux\ntrois", "un\n\n\nquatre", "sans blanc " + "x" * 900, ""])
def test_a_message_that_no_bar_holds_stands_under_it(planned: MainWindow, text: str) -> None:
    before = planned.top_bar.height(), planned.search.width()
    planned.session.said.emit("Un message court.")
    planned.session.said.emit(text)
    QApplication.processEvents()
    assert planned.notice.isVisible() and (planned.top_bar.height(), planned.search.width()) == before
    assert (planned.notice.parentWidget() is planned.top_bar.free.parentWidget()) is (not text)


def test_the_room_that_a_message_gives_back_is_counted_once(planned: MainWindow) -> None:
    way = Way("C’est un autre numéro : le garder", lambda: None)
    text = "Ce qui ressemble à un numéro d’assurance sociale a été masqué. " * 2
    widths = set()
    for _ in range(2):
        planned.notice.say(text, way)
        widths.add(planned.search.width())
        planned.notice.hide()
        planned.notice.say(text, way)
        widths.add(planned.search.width())
        QApplication.processEvents()
        widths.add(planned.search.width())
        planned.notice.hide()
    assert len(widths) == 1
