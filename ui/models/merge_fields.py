"""The fields of one case in a merge: Here, Received, Result."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from db.exchange.fields import EDITED
from planner.catalogue import Catalogue
from planner.words import Words
from ui import style
from ui.models.columns import ACCESSIBLE, DISPLAY, TOOL_TIP, VALUE
from ui.models.merge_decisions import BOTH, HERE, RECEIVED, Line
from ui.models.merge_plan import MergePlan
from ui.models.merge_words import line_name, result_words, side_words
from ui.models.turn_rows import bold
from ui.tips import tip

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
FIELD, OURS, THEIRS, RESULT = range(4)
SIDES = {OURS: HERE, THEIRS: RECEIVED}
NEXT = {"": RECEIVED, RECEIVED: HERE, HERE: "", BOTH: ""}


class FieldDiffModel(QAbstractTableModel):
    """Shows the lines of a case, each side with a mark when it is chosen; `decided` says a choice changed."""

    decided = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words, self.offices = Words("fr"), ("", "")
        self._catalogue = Catalogue()
        self._plan: MergePlan | None = None
        self.lines: tuple[Line, ...] = ()

    def show_case(
        self,
        plan: MergePlan | None,
        case_id: str,
        offices: tuple[str, str],
        catalogue: Catalogue,
        words: Words,
    ) -> None:
        """Show what there is to decide in a case between two offices."""
        self.beginResetModel()
        self._plan, self.offices, self._catalogue, self.words = plan, offices, catalogue, words
        self.lines = plan.lines(case_id) if plan else ()
        self.endResetModel()

    def choose(self, row: int, side: str) -> None:
        """Choose a side of a line."""
        if self._plan is not None and 0 <= row < len(self.lines):
            self._plan.choose(self.lines[row], side)
            self.renew()

    def turn(self, row: int) -> None:
        """Go on to the next choice of a line: received, here, as the records decide."""
        if self._plan is not None and 0 <= row < len(self.lines):
            self.choose(row, NEXT[self._plan.side(self.lines[row])])

    def renew(self) -> None:
        """Say again what is decided."""
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, RESULT))
        self.decided.emit()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many lines there are to decide."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return 4: the field, here, received, the result."""
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a cell says, by role."""
        if not index.isValid() or self._plan is None:
            return None
        line, column = self.lines[index.row()], index.column()
        if role == VALUE:
            return line
        if role in (DISPLAY, TOOL_TIP):
            text = self._text(line, column)
            return text if role == DISPLAY else tip(text)
        if role == ACCESSIBLE:
            return f"{self.headerData(column, Qt.Orientation.Horizontal)}: {self._text(line, column)}"
        return self._look(line, column, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Return the title of a column."""
        if role != DISPLAY or orientation is not Qt.Orientation.Horizontal:
            return None
        here, there = self.offices
        said = (
            self.words._("Field"),
            self.words._("Here ({office})", office=here) if here else self.words._("Here"),
            self.words._("Received ({office})", office=there) if there else self.words._("Received"),
            self.words._("Result"),
        )
        return said[section]

    def _text(self, line: Line, column: int) -> str:
        assert self._plan is not None
        if column == FIELD:
            return line_name(line, self._catalogue, self.words)
        if column == RESULT:
            return result_words(line, self._plan, self._catalogue, self.words)
        return side_words(line, SIDES[column], self._catalogue, self.words)

    def _look(self, line: Line, column: int, role: int) -> Any:
        assert self._plan is not None
        if role == Qt.ItemDataRole.DecorationRole and column in SIDES:
            return style.icon(
                "radiobox-marked" if self._holds(line, SIDES[column]) else "radiobox-blank", "accent"
            )
        if column != RESULT:
            return None
        waits = line.conflict and not self._plan.side(line)
        if role == Qt.ItemDataRole.ForegroundRole:
            return style.colour("error" if waits else "ok")
        if role == Qt.ItemDataRole.BackgroundRole:
            return style.colour("error_ground" if waits else "ok_ground")
        return bold() if role == Qt.ItemDataRole.FontRole else None

    def _holds(self, line: Line, side: str) -> bool:
        """Say whether a side is what the line leaves."""
        assert self._plan is not None
        chosen = self._plan.side(line)
        if chosen or line.conflict:
            return chosen in (side, BOTH)
        if line.entry != EDITED:
            return (side == HERE) == (line.entry == "kept")
        return side == RECEIVED
