"""How the window was left: its place, its size and the columns of its tables."""

from collections.abc import Iterator

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QTableView, QWidget

from ui.settings import Settings

SMALLEST = (1280, 680)
FIRST = (1366, 768)
SMALL_SCREEN = (1400, 820)


def keep(window: QMainWindow, settings: Settings) -> None:
    """Remember the window as it is now."""
    columns = {table.objectName(): _text(table.horizontalHeader().saveState()) for table in _tables(window)}
    # A page that was not visited keeps the columns it was left with.
    settings.put(geometry=_text(window.saveGeometry()), columns={**settings.values.columns, **columns})


def restore(window: QMainWindow, settings: Settings) -> None:
    """Make the window as it was left; what cannot be read stays as first made."""
    window.setMinimumSize(*SMALLEST)
    window.resize(*FIRST)
    if settings.values.geometry:
        window.restoreGeometry(_bytes(settings.values.geometry))


def restore_columns(page: QWidget, settings: Settings) -> None:
    """Lay out the tables of a page as they were left."""
    for table in _tables(page):
        if state := settings.values.columns.get(table.objectName()):
            table.horizontalHeader().restoreState(_bytes(state))


def show(window: QMainWindow, settings: Settings) -> None:
    """Show the window as it was left; the first time, over all of a small screen."""
    room = window.screen().availableSize()
    small = room.width() <= SMALL_SCREEN[0] or room.height() <= SMALL_SCREEN[1]
    if small and not settings.values.geometry:
        window.showMaximized()
    else:
        window.show()


def _tables(window: QWidget) -> Iterator[QTableView]:
    """Yield the tables whose columns are the person's own: they have a name."""
    return (table for table in window.findChildren(QTableView) if table.objectName())


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode())
