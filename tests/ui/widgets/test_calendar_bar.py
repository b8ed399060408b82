"""A bar of the calendar drawn alone: what is written on it can be read."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QGraphicsScene
from pytestqt.qtbot import QtBot

from ui import style
from ui.tokens import THEME_TOKENS
from ui.widgets.calendar_bar import CalendarBar, Look

WIDTH, BAR = 400, QRectF(60, 8, 330, 20)
# As wide as figures are, and without a stroke of its own in the upper half.
LOW = "_" * 16


@pytest.fixture(params=THEME_TOKENS)
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Put each theme on, and the first one again."""
    style.apply(qapp, request.param)
    yield request.param
    style.apply(qapp, "light")


def drawn(look: Look) -> QImage:
    """Return the bar as it is drawn where nothing has room after it."""
    scene = QGraphicsScene(0, 0, WIDTH, 40)
    scene.setBackgroundBrush(style.colour("card"))
    scene.addItem(CalendarBar("step", BAR, look, LOW, 1.0))
    picture = QImage(WIDTH, 40, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    scene.render(painter)
    painter.end()
    return picture


def inks(picture: QImage, area: QRectF) -> set[str]:
    xs, ys = range(round(area.left()), round(area.right())), range(round(area.top()), round(area.bottom()))
    return {picture.pixelColor(x, y).name() for x in xs for y in ys}


def test_hours_on_a_hatched_bar_have_a_ground_of_their_own(theme: str, qtbot: QtBot) -> None:
    picture, ground = drawn(Look.ESTIMATED), style.colour("card").name()
    under_the_hours = QRectF(BAR.right() - 40, BAR.top() + 3, 30, 7)
    assert inks(picture, under_the_hours) == {ground}
    assert inks(picture, under_the_hours.translated(-270, 0)) > {ground}, "the rest stays hatched"


def test_hours_in_a_full_bar_are_written_on_its_colour(theme: str, qtbot: QtBot) -> None:
    picture = drawn(Look.STUDY)
    assert inks(picture, QRectF(BAR.left() + 12, BAR.top() + 3, 30, 7)) == {style.colour("held").name()}
