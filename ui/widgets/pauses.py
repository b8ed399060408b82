"""When what is being written is kept: where the writing pauses, and every few seconds where it does not."""

from PySide6.QtCore import QObject, QTimer, Signal

# A text may be written for a quarter of an hour, and a program may die at any moment of it.
PAUSE_MS, MOST_MS = 2_000, 5_000


class Pauses(QObject):
    """Hears each letter, and says `reached` when what is written since should be kept."""

    reached = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.most = QTimer(self, singleShot=True, interval=MOST_MS)
        for timer in (self.pause, self.most):
            timer.timeout.connect(self._reach)

    def hear(self) -> None:
        """Note that something was written; the ceiling counts from the first letter that is not kept."""
        self.pause.start()
        if not self.most.isActive():
            self.most.start()

    def stop(self) -> None:
        """Wait for nothing any more: all is kept, or given up."""
        self.pause.stop()
        self.most.stop()

    def _reach(self) -> None:
        self.stop()
        self.reached.emit()
