"""The pointer of the window while something asked is waited for."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from ui.session import Session

PATIENCE_MS, LONG_MS = 500, 5_000


class BusyPointer(QObject):
    """Shows a busy pointer after half a second; work that has its bar takes it over after five."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._is_waiting = False
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._later = QTimer(self, singleShot=True, interval=LONG_MS)
        self._soon.timeout.connect(self._show)
        self._later.timeout.connect(self._leave_to_the_bar)
        for tasks in session.all_tasks:
            # A method of its own, so that Qt lets go of it with the window: the workers outlive it.
            tasks.waiting.connect(self._follow)

    def _follow(self) -> None:
        was, self._is_waiting = self._is_waiting, any(tasks.is_waiting for tasks in self._session.all_tasks)
        if self._is_waiting == was:
            return
        if self._is_waiting:
            self._soon.start()
            self._later.start()
        else:
            self._rest()

    def _show(self) -> None:
        self._window.setCursor(Qt.CursorShape.BusyCursor)

    def _leave_to_the_bar(self) -> None:
        if any(tasks.running for tasks in self._session.all_tasks):
            self._window.unsetCursor()

    def _rest(self) -> None:
        self._soon.stop()
        self._later.stop()
        self._window.unsetCursor()
