"""The gap between client and target as a table: one skill a line, with its levels."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.catalogue import Catalogue
from planner.gap import GROWTH, HELD, TO_LEARN, UNKNOWN, Gap, GapLine
from planner.skill_scale import most_level
from planner.words import N_, Words
from ui.models.columns import ACCESSIBLE, DISPLAY, MOST, TOOL_TIP, VALUE
from ui.tips import tip

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
TITLES = (N_("Skill"), N_("Level"))
STATE_WORDS = {
    HELD: N_("held"),
    TO_LEARN: N_("to learn"),
    UNKNOWN: N_("to document"),
    GROWTH: N_("grows on the job"),
}


class GapModel(QAbstractTableModel):
    """The lines of the gap: those that matter to enter, or the whole profile."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[GapLine, ...] = ()
        self._catalogue = Catalogue()
        self._words = Words("fr")

    def show_gap(self, gap: Gap, catalogue: Catalogue, words: Words, whole: bool = False) -> None:
        """Show a gap in a language; the essential lines and the position's only, unless `whole`."""
        self.beginResetModel()
        self._lines = tuple(x for x in gap.lines if whole or x.essential or x.source)
        self._catalogue, self._words = catalogue, words
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many requirements the trade has."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a cell says, by role."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == VALUE:
            return line
        if role == MOST:
            return most_level(line.skill, self._catalogue)
        if role == DISPLAY:
            return self._title(line) if index.column() == 0 else self._levels(line)
        if role == TOOL_TIP:
            return tip(self._sentence(line))
        return self._sentence(line) if role == ACCESSIBLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Return the title of a column."""
        if role != DISPLAY or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._words._(TITLES[section])

    def _title(self, line: GapLine) -> str:
        return self._words.said(self._catalogue.term(line.skill))

    def _levels(self, line: GapLine) -> str:
        held = "?" if line.held is None else str(line.held)
        return f"{held}/{line.entry or line.level}"

    def _sentence(self, line: GapLine) -> str:
        words, state = self._words, self._words._(STATE_WORDS[line.state])
        parts = [
            self._title(line),
            words._("held: {held}", held="?" if line.held is None else line.held),
            words._("to enter: {entry}, of workers: {level}", entry=line.entry, level=line.level),
            state,
        ]
        if line.source:
            parts.append(words._("asked by the position: {source}", source=line.source))
        return " · ".join(parts)
