"""Work in stages that a page follows: how far it is, what runs, and what went wrong."""

from enum import Enum

from PySide6.QtCore import QObject, Signal

from ui.tasks import Running


class StagedWork(QObject):
    """Goes from stage to stage; `changed`: there is something to show."""

    changed = Signal()

    def __init__(self, first: Enum, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stage = first
        self.running: Running | None = None
        self.error: BaseException | None = None

    def stop(self) -> None:
        """Ask what runs to end; what is stopped changes nothing."""
        if self.running is not None:
            self.running.cancel()

    def _go(self, stage: Enum, error: BaseException | None = None) -> None:
        self.stage, self.error = stage, error
        self.changed.emit()
