"""Files of other offices that reach the window: dropped onto it, double-clicked, or named at its start."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent, QFileOpenEvent

from ui.dropped import dropped_paths, is_exported
from ui.main_window import MainWindow


def receive(window: MainWindow, path: Path) -> None:
    """Show what a received file would change; a window without the page for it does nothing."""
    from ui.pages.sharing import SharingPage

    if isinstance(page := window.pages.get(SharingPage.name), SharingPage):
        page.receive(path)


def take_drops(window: MainWindow) -> None:
    """Let the window take exported files that are dropped anywhere on it."""
    window.setAcceptDrops(True)
    window.installEventFilter(_Drops(window))


class OpenedFiles(QObject):
    """Hears which files macOS asks the application to open: it names them by an event, not by an argument."""

    def __init__(self, act: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._act = act

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand over a file that the system asks to open."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._act(event.file())
            return True
        return super().eventFilter(watched, event)


class _Drops(QObject):
    """Hears the drops of a window; what is no exported file is left alone."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take exported files that are dropped onto the window."""
        if isinstance(event, QDropEvent):
            found = [path for path in dropped_paths(event.mimeData()) if is_exported(path)]
            if found:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    for path in found:
                        receive(self._window, path)
                return True
        return super().eventFilter(watched, event)
