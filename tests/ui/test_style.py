from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.test_tokens import contrast
from ui import style
from ui.main_window import MainWindow
from ui.tokens import THEME_TOKENS


def ground_and_ink(image: QImage) -> tuple[QColor, QColor]:
    """Return the commonest colour of a picture, and the one that differs most from it."""
    counted = Counter(image.pixel(x, y) for y in range(0, image.height()) for x in range(0, image.width()))
    ground = QColor.fromRgb(counted.most_common(1)[0][0])
    return ground, max((QColor.fromRgb(c) for c in counted), key=lambda c: contrast(c, ground))


def test_a_theme_dresses_what_is_drawn_by_hand_too(planned: MainWindow) -> None:
    planned.use_theme("dark")
    QApplication.processEvents()
    view = planned.pages["plan"].board.tabs.calendar
    ground, _ = ground_and_ink(view.grab().toImage())
    planned.use_theme("light")
    assert ground.name() == THEME_TOKENS["dark"].card


def test_an_unknown_theme_follows_the_computer(dressed: QApplication) -> None:
    style.apply(dressed, "purple")
    assert dressed.property("theme") in THEME_TOKENS
    style.apply(dressed, "light")
    assert dressed.property("theme") == "light"


def test_icons_take_the_colour_in_force(dressed: QApplication) -> None:
    def ink(theme: str) -> QColor:
        dressed.setProperty("theme", theme)
        picture = style.icon("check", "ok").pixmap(64, 64).toImage()
        solid = [picture.pixelColor(x, y) for x in range(64) for y in range(64)]
        return next(c for c in solid if c.alpha() == 255)

    assert ink("light").name() == THEME_TOKENS["light"].ok
    assert ink("dark").name() == THEME_TOKENS["dark"].ok
    dressed.setProperty("theme", "light")
    with pytest.raises(KeyError):
        style.icon("no-such-icon")


def test_the_emphasis_of_a_label_changes_its_ink(dressed: QApplication) -> None:
    label = QLabel("x", textFormat=Qt.TextFormat.PlainText)
    style.emphasise(label, "error")
    assert label.palette().windowText().color().name() == THEME_TOKENS["light"].error
    style.emphasise(label, "ok")
    assert label.palette().windowText().color().name() == THEME_TOKENS["light"].ok
