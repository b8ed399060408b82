"""The skills of a trade at the level of its workers, beside what a client holds when there is one."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.case import Case
from planner.catalogue import Catalogue, SkillNeed, Trade
from planner.gap import HELD, TO_LEARN, UNKNOWN, GapLine
from planner.skill_scale import most_level
from planner.words import N_, Words
from ui.models.columns import ACCESSIBLE, DISPLAY, MOST, TOOL_TIP, VALUE
from ui.tips import tip

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
TITLES = (N_("Skill"), N_("Level"))


class TradeSkillModel(QAbstractTableModel):
    """One skill a line, the most important first; VALUE is the line that the level boxes draw."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._needs: tuple[SkillNeed, ...] = ()
        self._case: Case | None = None
        self._catalogue, self._words = Catalogue(), Words("fr")

    def show_trade(self, trade: Trade, case: Case | None, catalogue: Catalogue, words: Words) -> None:
        """Show the whole profile of a trade."""
        self.beginResetModel()
        self._case, self._catalogue, self._words = case, catalogue, words
        self._needs = tuple(sorted(trade.skills, key=lambda n: (-n.importance, -n.level, self._title(n))))
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many skills the trade asks for."""
        return 0 if parent.isValid() else len(self._needs)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a cell says, by role."""
        if not index.isValid():
            return None
        need = self._needs[index.row()]
        if role == VALUE:
            return self._line(need)
        if role == MOST:
            return most_level(need.skill, self._catalogue)
        if role == DISPLAY:
            return self._title(need) if index.column() == 0 else str(need.level)
        if role == TOOL_TIP:
            return tip(self._sentence(need))
        return self._sentence(need) if role == ACCESSIBLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Return the title of a column."""
        if role != DISPLAY:
            return None
        return self._words._(TITLES[section]) if orientation is Qt.Orientation.Horizontal else section + 1

    def _title(self, need: SkillNeed) -> str:
        return self._words.said(self._catalogue.term(need.skill))

    def _held(self, need: SkillNeed) -> int | None:
        return self._case.client.levels.get(need.skill) if self._case else None

    def _line(self, need: SkillNeed) -> GapLine:
        """Return the boxes to draw; without a client, the level of the workers is drawn solid."""
        held = self._held(need) if self._case else need.level
        state = UNKNOWN if held is None else HELD if held >= need.level else TO_LEARN
        return GapLine(need.skill, held, need.level, need.level, need.importance, True, state)

    def _sentence(self, need: SkillNeed) -> str:
        words, held = self._words, self._held(need)
        most = most_level(need.skill, self._catalogue)
        parts = [
            self._title(need),
            words._("level of workers: {level} of {most}", level=need.level, most=most),
            words._("importance: {importance} of 5", importance=need.importance),
        ]
        if self._case:
            parts.append(words._("held: {held}", held="?" if held is None else held))
        return " · ".join(parts)
