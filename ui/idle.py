"""Noticing that nobody has touched the keyboard or the mouse for a while."""

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
    """Says `passed` once so many minutes went by without a touch; 0 minutes is never."""

    passed = Signal()

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._since, self._minutes = QElapsedTimer(), 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, minutes: int) -> None:
        """Begin to wait anew."""
        self.rest()
        self._minutes = minutes
        if minutes > 0:
            self._since.start()
            self._application.installEventFilter(self)
            self._timer.start()

    def rest(self) -> None:
        """Wait no more."""
        self._timer.stop()
        self._application.removeEventFilter(self)

    def look(self) -> None:
        """Say that the time has passed, if it has."""
        if self._timer.isActive() and self._since.elapsed() >= self._minutes * 60_000:
            self.passed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count the minutes anew at every touch."""
        if event.type() in TOUCHES:
            self._since.restart()
        return False
