"""The cases of a merge as a tree: kind of change → case, with what becomes of each."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.exchange.case_merges import CHANGED, CONFLICT, DESTROYED, DOUBTFUL, NEW, CaseMerge
from planner.words import N_, Words
from ui import style
from ui.models.columns import ACCESSIBLE, DISPLAY, TOOL_TIP, VALUE
from ui.models.merge_decisions import GROUPS, OFF, TWIN
from ui.models.merge_plan import MergePlan
from ui.models.merge_words import case_name, written_on
from ui.tips import tip

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
TITLES = {
    DOUBTFUL: N_("Said to be destroyed there: stays unless you take it ({n})"),
    CONFLICT: N_("Edited on both sides ({n})"),
    CHANGED: N_("Changed in the received file ({n})"),
    NEW: N_("New cases ({n})"),
    OFF: N_("Taken off the list there ({n})"),
    TWIN: N_("Perhaps the same person ({n})"),
    DESTROYED: N_("Destroyed there, as the law asks ({n})"),
}
COLUMNS = (N_("Client’s case"), N_("What happens"), N_("Here"), N_("Received"))
CASE, STATE, HERE, RECEIVED = range(4)
WILL = {
    CONFLICT: (N_("Settled"), "check-circle-outline", "ok"),
    CHANGED: (N_("Will be updated"), "arrow-down-circle-outline", "accent"),
    NEW: (N_("Will be added"), "plus-circle-outline", "ok"),
    OFF: (N_("Will leave the list"), "arrow-down-circle-outline", "warning"),
    TWIN: (N_("Will be added; check"), "account-question-outline", "warning"),
    DESTROYED: (N_("Will be destroyed"), "delete-outline", "error"),
    DOUBTFUL: (N_("Will be destroyed"), "delete-outline", "error"),
}
WAITS = (N_("To decide ({n})"), "alert-circle-outline", "error")
LEFT_OUT = (N_("Left out"), "minus-circle-outline", "muted")
LINKED = (N_("Will be added and linked"), "account-multiple-outline", "ok")


class MergeTreeModel(QAbstractItemModel):
    """Shows a plan; headings that hold nothing are left out, and VALUE is the case of a line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = Words("fr")
        self._plan: MergePlan | None = None
        self._groups: list[tuple[str, tuple[CaseMerge, ...]]] = []

    def show_plan(self, plan: MergePlan | None, words: Words) -> None:
        """Show a plan, or nothing."""
        self.beginResetModel()
        self.words, self._plan = words, plan
        self._groups = [(group, found) for group in GROUPS if plan and (found := plan.of(group))]
        self.endResetModel()

    def renew(self) -> None:
        """Say again what becomes of each case."""
        for number, (_, cases) in enumerate(self._groups):
            group = self.index(number, 0)
            last = self.index(len(cases) - 1, len(COLUMNS) - 1, group)
            self.dataChanged.emit(self.index(0, 0, group), last)

    def case(self, index: Index) -> CaseMerge | None:
        """Return the case of a line; a heading has none."""
        if not index.isValid() or not index.internalId():
            return None
        return self._groups[index.internalId() - 1][1][index.row()]

    def place(self, case_id: str) -> QModelIndex:
        """Return the line of a case; of the first one when that is not there."""
        for row, (_, cases) in enumerate(self._groups):
            for number, case in enumerate(cases):
                if case.id == case_id:
                    return self.index(number, 0, self.index(row, 0))
        return self.index(0, 0, self.index(0, 0)) if self._groups else NO_INDEX

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        """Return the place of a heading or of a case under it."""
        inside = 0 <= row < self.rowCount(parent) and 0 <= column < len(COLUMNS)
        return (
            self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0) if inside else NO_INDEX
        )

    def parent(self, index: Index = NO_INDEX) -> Any:  # type: ignore[override]
        """Return the heading that a case stands under."""
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else NO_INDEX

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many headings there are, or cases under one."""
        if not parent.isValid():
            return len(self._groups)
        is_group = not parent.internalId() and parent.column() == 0
        return len(self._groups[parent.row()][1]) if is_group else 0

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many columns there are."""
        return len(COLUMNS)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a cell says, by role."""
        if not index.isValid():
            return None
        case = self.case(index)
        if role == VALUE:
            return case
        if case is None:
            return self._heading(index.row()) if (index.column(), role) == (0, DISPLAY) else None
        return self._cell(case, index.column(), role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Return the title of a column."""
        return self.words._(COLUMNS[section]) if role == DISPLAY else None

    def _heading(self, row: int) -> str:
        group, cases = self._groups[row]
        return self.words._(TITLES[group], n=self.words.number(len(cases)))

    def _cell(self, case: CaseMerge, column: int, role: int) -> Any:
        text, icon, token = self._state(case)
        if role in (DISPLAY, TOOL_TIP):
            said = self._text(case, column, text)
            return said if role == DISPLAY else tip(said)
        if role == ACCESSIBLE:
            return f"{self.words._(COLUMNS[column])}: {self._text(case, column, text)}"
        if column != STATE:
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return style.icon(icon, token)
        if role == Qt.ItemDataRole.BackgroundRole and token == "error":
            return style.colour("error_ground")
        return style.colour(token) if role == Qt.ItemDataRole.ForegroundRole else None

    def _text(self, case: CaseMerge, column: int, state: str) -> str:
        if column == CASE:
            return case_name(case, self.words)
        if column == STATE:
            return state
        sides = [field.here if column == HERE else field.received for field in case.fields]
        return written_on([side.change for side in sides if side.change], self.words)

    def _state(self, case: CaseMerge) -> tuple[str, str, str]:
        assert self._plan is not None
        waits = self._plan.undecided(case.id)
        found = WILL[self._plan.group(case)]
        if case.id in self._plan.linked:
            found = LINKED
        if case.id in self._plan.left_out:
            found = LEFT_OUT
        elif waits:
            found = WAITS
        return (self.words._(found[0], n=self.words.number(waits)), found[1], found[2])
