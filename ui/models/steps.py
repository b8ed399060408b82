"""The steps of a plan as a table, shared by the list and the calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.amounts import Amount, dollars, hours
from planner.case import Case
from planner.catalogue import Catalogue
from planner.plan import Step
from planner.step_numbers import step_numbers
from planner.words import N_, Words
from ui.models import step_words
from ui.models.columns import ACCESSIBLE, AMOUNT, DISPLAY, SHORT, VALUE, Column
from ui.models.short_names import short_names

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
FAILED_NUMBER = "–"


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step with what is needed to say it."""

    step: Step
    catalogue: Catalogue
    words: Words

    def says(self, of: Callable[[Step, Catalogue, Words], str]) -> str:
        """Return one text about the step."""
        return of(self.step, self.catalogue, self.words)


def _cost(row: StepRow) -> str:
    if row.step.is_formality:
        return ""
    if step_words.has_unknown_fees(row.step, row.catalogue):
        return row.words._("to confirm")
    return row.words.money(step_words.step_cost(row.step, row.catalogue))


def _hours(row: StepRow) -> str:
    hours = step_words.step_hours(row.step, row.catalogue)
    return row.words.hours(hours) if hours else ""


def _dollars(row: StepRow) -> Amount | None:
    if row.step.is_formality or step_words.has_unknown_fees(row.step, row.catalogue):
        return None
    return dollars(step_words.step_cost(row.step, row.catalogue))


def _amount_of_hours(row: StepRow) -> Amount | None:
    return hours(step_words.step_hours(row.step, row.catalogue))


COLUMNS = (
    Column(N_("Step"), lambda r: r.says(step_words.step_title)),
    Column(
        N_("Dates"),
        lambda r: step_words.step_dates(r.step, r.words),
        lambda r: r.step.day,
        amount=lambda r: (r.step.start, r.step.last_day, r.step.due),
        parts=(N_("Start"), N_("Last day"), N_("Due")),
    ),
    Column(N_("Place and pace"), lambda r: r.says(step_words.step_place)),
    Column(
        N_("Hours"),
        _hours,
        lambda r: step_words.step_hours(r.step, r.catalogue),
        right=True,
        amount=_amount_of_hours,
    ),
    Column(
        N_("Cost"),
        _cost,
        lambda r: step_words.step_cost(r.step, r.catalogue),
        right=True,
        amount=_dollars,
    ),
    Column(N_("Who"), lambda r: step_words.responsible_words(r.step.responsible, r.words)),
    Column(N_("Status"), lambda r: step_words.status_words(r.step.status, r.words)),
)
STEP, DATES, PLACE, HOURS, COST, WHO, STATUS = range(len(COLUMNS))


class StepModel(QAbstractTableModel):
    """The steps of the shown case, in order of time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.case: Case | None = None
        self.catalogue = Catalogue()
        self.words = Words("fr")
        self._rows: tuple[StepRow, ...] = ()
        self._numbers: dict[str, int] = {}
        self._short: tuple[str, ...] | None = None

    def show_case(self, case: Case | None, catalogue: Catalogue, words: Words) -> None:
        """Show the steps of a case; rows stay in place while the same steps are there."""
        steps = case.plan.steps if case else ()
        rows = tuple(StepRow(step, catalogue, words) for step in steps)
        same = [r.step.id for r in rows] == [r.step.id for r in self._rows]
        if not same:
            self.beginResetModel()
        self.case, self.catalogue, self.words, self._rows = case, catalogue, words, rows
        self._numbers, self._short = step_numbers(case.plan) if case else {}, None
        if not same:
            self.endResetModel()
        elif rows:
            self._say_changed()

    def _say_changed(self) -> None:
        last = self.index(len(self._rows) - 1, len(COLUMNS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)

    @property
    def rows(self) -> tuple[StepRow, ...]:
        """Return the rows shown."""
        return self._rows

    @property
    def short_names(self) -> tuple[str, ...]:
        """Return what each row is called where its title has no room."""
        if self._short is None:
            self._short = short_names([row.step for row in self._rows], self.catalogue, self.words)
        return self._short

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the number of each row: the one that its step has on paper, nothing for to register."""
        return tuple(self._number(row.step) for row in self._rows)

    def _number(self, step: Step) -> str:
        without = FAILED_NUMBER if step.status == "failed" else ""
        return str(self._numbers.get(step.id, without))

    def row_of(self, step_id: str) -> int:
        """Return the row of a step, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.step.id == step_id), -1)

    def step_at(self, row: int) -> Step | None:
        """Return the step of a row, if there is one."""
        return self._rows[row].step if 0 <= row < len(self._rows) else None

    def sentence(self, step_id: str) -> str:
        """Return what the row of a step says in one sentence: its place, title, dates and status."""
        number = self.row_of(step_id)
        if number < 0:
            return ""
        row = self._rows[number]
        told = [row.says(step_words.step_title), step_words.step_dates(row.step, row.words)]
        told += [step_words.status_words(row.step.status, row.words)]
        if row.step.pinned:
            told.append(self.words._("pinned"))
        what = ", ".join(filter(None, told))
        return self.words._("{row} of {rows}: {what}", row=number + 1, rows=len(self._rows), what=what)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many steps the plan has."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a cell says, by role."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == VALUE:
            return row.step
        if role == SHORT:
            return self.short_names[index.row()] if index.column() == STEP else None
        if role == ACCESSIBLE:
            return f"{self.words._(column.title)}: {column.text(row)}"
        return column.value(row, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Return the title of a column, those of its parts, or the number of a step."""
        if orientation is Qt.Orientation.Horizontal and role == AMOUNT:
            return tuple(map(self.words._, COLUMNS[section].parts))
        if role != DISPLAY:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.words._(COLUMNS[section].title)
        return self.numbers[section]
