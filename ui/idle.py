"""Noticing that nobody has touched the keyboard or the mouse for a while."""

from time import time

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

LOOK_MS = 5_000
TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class Idle(QObject):
    """Says `passed` once so many minutes went by without a touch; 0 minutes is never.

    The clock of the machine stands still while it sleeps, and that on the wall may be set: the one that says
    more counts, so that a clock set back keeps nothing open.
    """

    passed = Signal()

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._since, self._touched, self._minutes = QElapsedTimer(), time(), 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, minutes: int) -> None:
        """Begin to wait anew."""
        self.rest()
        self._minutes = minutes
        if minutes > 0:
            self._begin()
            self._application.installEventFilter(self)
            self._timer.start()

    def rest(self) -> None:
        """Wait no more."""
        self._timer.stop()
        self._application.removeEventFilter(self)

    def look(self) -> None:
        """Say that the time has passed, if it has."""
        if self._timer.isActive() and self._has_passed():
            self.passed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count the minutes anew at every touch, but for one that comes after they passed, as at a waking."""
        if event.type() in TOUCHES:
            if self._has_passed():
                QTimer.singleShot(0, self.look)
            else:
                self._begin()
        return False

    def _begin(self) -> None:
        self._since.restart()
        self._touched = time()

    def _has_passed(self) -> bool:
        on_the_wall = (time() - self._touched) * 1_000
        return max(self._since.elapsed(), on_the_wall) >= self._minutes * 60_000
