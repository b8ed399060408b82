"""The databases that were open lately, the last one first; one that is gone is not listed."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from db.server.address import is_server
from planner.words import Words
from ui.databases import shown
from ui.models.columns import DISPLAY, TOOL_TIP, VALUE
from ui.tips import tip

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
NOTHING: Mapping[str, str] = MappingProxyType({})


class RecentFilesModel(QAbstractListModel):
    """Paths with the day on which each was last written, and its clients as far as they were counted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths: tuple[Path, ...] = ()
        self._counted: Mapping[str, str] = {}
        self._words = Words("fr")

    def show_paths(self, paths: Iterable[str], words: Words, counted: Mapping[str, str] = NOTHING) -> None:
        """Show the files that are still there."""
        self.beginResetModel()
        self._paths = tuple(path for path in map(Path, paths) if path.is_file())
        self._words, self._counted = words, counted
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many databases were opened lately."""
        return 0 if parent.isValid() else len(self._paths)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a database is called, by role."""
        if not index.isValid():
            return None
        path = self._paths[index.row()]
        if role == VALUE:
            return path
        if role == TOOL_TIP:
            return tip(str(path))
        return self._line(path) if role == DISPLAY else None

    def _line(self, path: Path) -> str:
        if is_server(path):
            return f"{shown(path)} – {self._words._('office server')}"
        parts = [path.name, path.parent.name]
        if (clients := self._counted.get(str(path), "")).isdecimal():
            parts.append(self._words.n_("{n} client", "{n} clients", int(clients)))
        with suppress(OSError):  # a disk may be pulled out while its files are listed
            parts.append(self._words.short_date(datetime.fromtimestamp(path.stat().st_mtime).date()))
        return " – ".join(parts)
