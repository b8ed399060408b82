"""What is drawn can be seen, page by page and theme by theme: texts, edges of fields, and the focus."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from tests.ui.test_main_window import focusable, name_of
from ui.main_window import MainWindow
from ui.tokens import THEME_TOKENS

TEXT, SHAPE = 4.5, 3.0
LEAST_CHANGED = 8
SPOKEN = (QLabel, QAbstractButton, QLineEdit)
EDGED = (QCheckBox, QRadioButton, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit)
Light = npt.NDArray[np.float64]
SHARES = np.arange(256) / 255
LINEAR = np.where(SHARES <= 0.04045, SHARES / 12.92, ((SHARES + 0.055) / 1.055) ** 2.4)


def lights(image: QImage) -> Light:
    """Return the relative luminance of each pixel (WCAG 2.2), line by line."""
    picture = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    parts = lines[:, : 3 * picture.width()].reshape(picture.height(), picture.width(), 3)
    return np.asarray(LINEAR[parts] @ (0.2126, 0.7152, 0.0722))


def apart(one: Light, other: Light | float) -> Light:
    """Return the contrast ratio of what lies at the same place, from 1 to 21."""
    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)


def strongest(part: Light) -> float:
    """Return the contrast between the commonest light of a picture and the one that differs most."""
    found, counts = np.unique(part.round(6), return_counts=True)
    return float(apart(found, found[counts.argmax()]).max())


def seen(window: MainWindow, kinds: tuple[type[QWidget], ...]) -> Iterator[tuple[QWidget, QRect]]:
    """Yield the enabled widgets of some kinds with the part of the window where each is drawn."""
    for widget in window.findChildren(QWidget):
        shown = widget.visibleRegion().boundingRect()
        if isinstance(widget, kinds) and widget.isEnabled() and shown.width() >= 12 and shown.height() >= 8:
            yield widget, QRect(widget.mapTo(window, shown.topLeft()), shown.size())


def cut(picture: Light, where: QRect) -> Light:
    return picture[where.top() : where.bottom() + 1, where.left() : where.right() + 1]


def faint_texts(window: MainWindow, picture: Light) -> Iterator[tuple[str, float]]:
    for widget, where in seen(window, SPOKEN):
        if widget.text() and (found := strongest(cut(picture, where))) < TEXT:
            yield widget.text(), found


def faint_edges(window: MainWindow, picture: Light) -> Iterator[tuple[str, float]]:
    """Yield the fields whose left edge, at mid height, is too near the light of what is inside it."""
    for widget, where in seen(window, EDGED):
        inner = isinstance(widget.parent(), QComboBox | QAbstractSpinBox)
        edge = QRect(where.left(), where.center().y(), 5, 1)
        whole = where.size() == widget.size()
        if whole and not inner and (found := strongest(cut(picture, edge))) < SHAPE:
            yield f"{type(widget).__name__} {widget.accessibleName()}", found


@pytest.mark.parametrize("theme", THEME_TOKENS)
def test_the_texts_and_edges_of_every_page_can_be_seen_as_drawn(planned: MainWindow, theme: str) -> None:
    planned.use_theme(theme)
    checked = 0
    for page in planned.pages:
        planned.go(page)
        QApplication.processEvents()
        picture = lights(planned.grab().toImage())
        assert [*faint_texts(planned, picture), *faint_edges(planned, picture)] == [], page
        checked += len(list(seen(planned, SPOKEN))) + len(list(seen(planned, EDGED)))
    planned.use_theme("light")
    assert checked > 200


def is_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def changed(widget: QWidget) -> int:
    """Return how many pixels at and around a widget stand out once it has the focus."""
    window, shown = widget.window(), widget.visibleRegion().boundingRect().adjusted(-3, -3, 3, 3)
    where = QRect(widget.mapTo(window, shown.topLeft()), shown.size())
    before = lights(window.grab(where).toImage())
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return int((apart(lights(window.grab(where).toImage()), before) >= SHAPE).sum())


@pytest.mark.parametrize("theme", THEME_TOKENS)
def test_the_focus_is_seen_wherever_it_goes(planned: MainWindow, theme: str) -> None:
    planned.use_theme(theme)
    planned.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # as the Tab key does
    for page in planned.pages:
        planned.go(page)
        planned.search.clearFocus()
        shown = [w for w in focusable(planned) if w.isEnabled() and is_whole(w)]
        found = [(w, changed(w)) for w in shown if not w.hasFocus()]
        assert [(type(w).__name__, name_of(w)) for w, count in found if count < LEAST_CHANGED] == [], page
    planned.use_theme("light")
