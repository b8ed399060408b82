"""The catalogue as a tree: sector → trade, and the funding measures; trades are made when asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from planner.catalogue import Catalogue
from planner.finding import ProgramFinder, TradeFinder
from planner.words import Words
from ui.models.catalogue_entries import MEASURE, MEASURES, PROGRAM, PROGRAMS, SECTOR, TRADE, Entries, Entry
from ui.models.catalogue_words import sector_name
from ui.models.columns import DISPLAY, TOOL_TIP, VALUE
from ui.tips import tip

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
GROUPED = (TRADE, PROGRAM, MEASURE)
ROOT = Entry("", "")


@dataclass(slots=True)
class _Node:
    entry: Entry
    parent: int
    row: int
    waiting: tuple[Entry, ...] = ()
    children: tuple[int, ...] = ()


class CatalogueTreeModel(QAbstractItemModel):
    """Sectors with their trades in order of code, then the measures; a search leaves `shown` of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words, self.shown = Words("fr"), 0
        self._entries = Entries(Catalogue(), TradeFinder(Catalogue()))
        self._nodes = [_Node(ROOT, 0, 0)]
        self._marks: Mapping[str, str] = {}

    def show_catalogue(
        self, catalogue: Catalogue, finder: TradeFinder, words: Words, programs: ProgramFinder | None = None
    ) -> None:
        """Show all of a catalogue, whose trades the finder knows; what is retired is left out."""
        self._entries, self.words = Entries(catalogue, finder, programs), words
        self.look("")

    def look(self, typed: str) -> None:
        """Show only what is called so."""
        fitting = self._entries.fitting(typed, self.words.language)
        groups: dict[Entry, list[Entry]] = {}
        for entry in fitting:
            groups.setdefault(entry.group, []).append(entry)
        self.beginResetModel()
        top = [_Node(g, 0, row, tuple(found)) for row, (g, found) in enumerate(groups.items())]
        self._nodes = [_Node(ROOT, 0, 0, children=tuple(range(1, len(top) + 1))), *top]
        self.shown = len(fitting)
        self.endResetModel()

    def say(self, words: Words) -> None:
        """Say every line in another language; the order, by code, stays."""
        self.words = words
        for parent in (NO_INDEX, *(self.index(row, 0) for row in range(self.rowCount()))):
            if last := self.rowCount(parent):
                self.dataChanged.emit(self.index(0, 0, parent), self.index(last - 1, 0, parent))

    def mark(self, marks: Mapping[str, str]) -> None:
        """Say before each measure what it holds for the client, by code."""
        if marks != self._marks:
            self._marks = marks
            self.say(self.words)

    def index_of(self, entry: Entry) -> QModelIndex:
        """Return where an entry stands, making the lines of its group; an invalid index if not shown."""
        group = self.index_of(entry.group) if entry.kind in GROUPED else NO_INDEX
        if entry.kind in GROUPED and not group.isValid():
            return NO_INDEX
        self.fetchMore(group)
        found = (self.index(row, 0, group) for row in range(self.rowCount(group)))
        return next((index for index in found if self.entry(index) == entry), NO_INDEX)

    def entry(self, index: Index) -> Entry | None:
        """Return what a line stands for."""
        return self._nodes[index.internalId()].entry if index.isValid() else None

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        """Return the place of a child."""
        numbers = _at(self._nodes, parent).children
        inside = column == 0 and 0 <= row < len(numbers)
        return self.createIndex(row, 0, numbers[row]) if inside else NO_INDEX

    def parent(self, index: Index = NO_INDEX) -> Any:  # type: ignore[override]
        """Return what a place stands under."""
        above = _at(self._nodes, index).parent
        return self.createIndex(self._nodes[above].row, 0, above) if above else NO_INDEX

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many entries stand under a place, of those that are read."""
        return len(_at(self._nodes, parent).children)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return 1: the tree has one column."""
        return 1

    def hasChildren(self, parent: Index = NO_INDEX) -> bool:
        """Say whether something stands under a place, read or not."""
        return bool(self.rowCount(parent)) or self.canFetchMore(parent)

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether what stands under a place is still to be made."""
        return parent.isValid() and bool(self._nodes[parent.internalId()].waiting)

    def fetchMore(self, parent: Index) -> None:
        """Make what stands under a place."""
        if not self.canFetchMore(parent):
            return
        number = parent.internalId()
        node, first = self._nodes[number], len(self._nodes)
        self.beginInsertRows(parent, 0, len(node.waiting) - 1)
        self._nodes += [_Node(entry, number, row) for row, entry in enumerate(node.waiting)]
        node.waiting, node.children = (), tuple(range(first, len(self._nodes)))
        self.endInsertRows()

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what an entry says, by role."""
        if (entry := self.entry(index)) is None:
            return None
        if role == VALUE:
            return entry
        said = _marked(entry, self._marks, self.words)
        if role == TOOL_TIP:
            through = self._entries.through.get(entry.code, "")
            return tip(" — ".join(part for part in (said, through) if part))
        return said if role == DISPLAY else None


def _at(nodes: Sequence[_Node], index: Index) -> _Node:
    """Return the node of a line; the first one holds the lines on top."""
    return nodes[index.internalId() if index.isValid() else 0]


def _marked(entry: Entry, marks: Mapping[str, str], words: Words) -> str:
    mark = marks.get(entry.code, "") if entry.kind == MEASURE else ""
    return " · ".join(part for part in (mark, _text(entry, words)) if part)


def _text(entry: Entry, words: Words) -> str:
    if entry.kind == SECTOR:
        return f"{entry.code} · {sector_name(entry.code, words)}"
    if entry.kind == MEASURES:
        return words._("Funding measures")
    if entry.kind == PROGRAMS:
        return words._("Programmes and activities")
    said = words.said(entry.title)
    if entry.replaced_by:
        said = f"{said} – {words._('replaced by {code}', code=entry.replaced_by)}"
    return said if entry.kind == MEASURE else f"{entry.code} · {said}"
