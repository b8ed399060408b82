"""The clients as a table, read from the database a block at a time, filtered and sorted there."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.case_list import CaseSummary
from planner.words import Words
from ui.models.client_blocks import ClientBlocks, Read, Rows, at_once, begun
from ui.models.client_rows import COLUMNS, DUE, ClientRow, due_said
from ui.models.columns import ACCESSIBLE, ALIGNMENT, DISPLAY, SORT, TOOL_TIP, VALUE
from ui.tips import tip

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
MANY = 4096
AWAITED, GONE = "…", (None,) * (len(COLUMNS) - 1)
ORDERS = ("name", "kind", "target", "progress", "next", "next")
ANSWERED = frozenset((DISPLAY, TOOL_TIP, ACCESSIBLE, ALIGNMENT, SORT, VALUE))


@dataclass(frozen=True, slots=True)
class Filter:
    """Which clients are shown, in which order."""

    search: str = ""
    kind: str | None = None
    samples: bool | None = None
    drifted: bool | None = None
    responsible: str | None = None
    due_from: date | None = None
    due_before: date | None = None
    finished: bool | None = None


class ClientTableModel(QAbstractTableModel):
    """The wanted clients; only the blocks on screen are in memory.

    `read` does work and gives its answer to what shows it: at once, or later from beside the window. Until
    then the lines that were shown stay, and a line of a block that was never read says that it is awaited.
    """

    def __init__(
        self,
        page: Callable[..., tuple[CaseSummary, ...]],
        count: Callable[..., int],
        dress: Callable[[CaseSummary], ClientRow],
        words: Callable[[], Words],
        parent: QObject | None = None,
        read: Read = at_once,
    ) -> None:
        super().__init__(parent)
        self._page, self._count, self._dress, self._words = page, count, dress, words
        self._read = read
        self._filter, self._order, self._descending = Filter(), 0, False
        self._shown = self._asked = self._wanted()
        self._blocks = ClientBlocks(lambda **wanted: self._page(**wanted), read, self._tell)
        self._blocks.begin(self._shown, {})
        self._lines: dict[int, ClientRow] = {}
        self._said: dict[int, tuple[str | None, ...]] = {}
        self._rows = 0

    def show_filter(self, **changes: Any) -> None:
        """Change what is wanted: search, kind, samples, who answers, what the catalogue changed."""
        self._filter = replace(self._filter, **changes)
        self.refresh()

    def refresh(self) -> None:
        """Read again; of two readings under way, only the later one is shown."""
        self._asked = asked = self._wanted()
        # Of the same list, what was looked at last is read too, so that who was chosen is found again.
        looked_at = self._blocks.last(2) if asked == self._shown else ()
        work = partial(begun, self._page, self._count, asked, {0, *looked_at})
        self._read(work, partial(self._show, asked))

    def row(self, number: int) -> ClientRow | None:
        """Return one line, having its block read when need be.

        None for one that is awaited, or that another window took away.
        """
        if number not in self._lines:
            if (found := self._blocks.line(number)) is None:
                return None
            _keep_few(self._lines)
            self._lines[number] = self._dress(found)
        return self._lines[number]

    def every(self) -> Callable[[], Iterator[ClientRow]]:
        """Return what reads all the wanted clients, in their order; a worker may call it."""
        return partial(_every, self._page, self._shown, self._dress)

    def place(self, case_id: str) -> int | None:
        """Return where a case stands among the lines in memory."""
        return self._blocks.place(case_id)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many clients are wanted."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many columns there are, shown or not."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a cell says, by role."""
        # A view asks for ten roles of each cell of each screen: most have no answer, and texts are made once.
        if role not in ANSWERED or not index.isValid():
            return None
        if role in (DISPLAY, TOOL_TIP):
            text = self._texts(index.row())[index.column()]
            return tip(text) if text and role == TOOL_TIP else text
        row = self.row(index.row())
        if role == VALUE or row is None:
            return row
        if role == ACCESSIBLE:
            return due_said(row) if index.column() == DUE else None
        found = COLUMNS[index.column()].value(row, role)
        return found.isoformat() if role == SORT and hasattr(found, "isoformat") else found

    def _texts(self, number: int) -> tuple[str | None, ...]:
        if number not in self._said:
            if (row := self.row(number)) is None:
                return (AWAITED if self._blocks.awaits(number) else None, *GONE)
            _keep_few(self._said)
            self._said[number] = tuple(column.text(row) for column in COLUMNS)
        return self._said[number]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Return the title of a column or the number of a line."""
        if role != DISPLAY:
            return None
        across = orientation == Qt.Orientation.Horizontal
        return self._words()._(COLUMNS[section].title) if across else section + 1

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Have the database sort by a column."""
        self._order, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self.refresh()

    def _show(self, asked: dict[str, Any], found: tuple[int, dict[int, Rows]]) -> None:
        if asked is not self._asked:
            return
        self.beginResetModel()
        self._shown = asked
        self._lines.clear()
        self._said.clear()
        self._rows, blocks = found
        self._blocks.begin(asked, blocks)
        self.endResetModel()

    def _tell(self, first: int, last: int) -> None:
        """Have lines shown that were awaited."""
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def _wanted(self) -> dict[str, Any]:
        return asdict(self._filter) | {"order": ORDERS[self._order], "descending": self._descending}


def _keep_few(lines: dict[int, Any]) -> None:
    if len(lines) > MANY:
        lines.clear()


def _every(
    page: Callable[..., tuple[CaseSummary, ...]],
    asked: dict[str, Any],
    dress: Callable[[CaseSummary], ClientRow],
) -> Iterator[ClientRow]:
    offset = 0
    while found := page(**asked, offset=offset, limit=MANY):
        yield from map(dress, found)
        offset += len(found)
