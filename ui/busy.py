"""The pointer of the window while something asked is waited for."""

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from ui.session import Session
from ui.tasks import Tasks

PATIENCE_MS, LONG_MS = 500, 5_000


class BusyPointer(QObject):
    """Shows a busy pointer after half a second; work that has its bar takes it over after five."""

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._waiting: dict[Tasks, bool] = {}
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._later = QTimer(self, singleShot=True, interval=LONG_MS)
        self._soon.timeout.connect(self._show)
        self._later.timeout.connect(self._leave_to_the_bar)
        for tasks in session.all_tasks:
            tasks.waiting.connect(partial(self._follow, tasks))

    def _follow(self, tasks: Tasks, waiting: bool) -> None:
        was = any(self._waiting.values())
        self._waiting[tasks] = waiting
        if (now := any(self._waiting.values())) == was:
            return
        if now:
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
