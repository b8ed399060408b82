"""A ring around the drop-down list or the slider that has the focus: the style draws none that is seen."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QComboBox, QFocusFrame, QSlider, QWidget
from shiboken6 import isValid

from ui import style

RINGED = (QComboBox, QSlider)
WIDTH, CORNER = 2, 4


class FocusRing(QObject):
    """Follows the focus through the windows of the application."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = _Frame()
        application.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, focused: QWidget | None) -> None:
        if not isValid(self._frame):  # it goes with the widget that it was drawn around
            self._frame = _Frame()
        # PySide's stubs forget that no widget at all is allowed.
        self._frame.setWidget(focused if isinstance(focused, RINGED) else None)  # type: ignore[arg-type]


class _Frame(QFocusFrame):
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring around what has the keys."""
        half = WIDTH // 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(style.colour("accent"), WIDTH))
        painter.drawRoundedRect(self.rect().adjusted(half, half, -half, -half), CORNER, CORNER)
        painter.end()
