"""The plan itself, as a calendar and as a list of steps, with its budget and the proposals side by side."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSlider,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from planner.words import Words
from ui import style
from ui.delegates.lines import PADDING
from ui.delegates.short import ShortDelegate
from ui.models import step_words
from ui.models.steps import COST, DATES, HOURS, PLACE, STATUS, STEP, WHO, StepModel
from ui.widgets.budget_panel import BudgetPanel
from ui.widgets.calendar_view import CalendarView
from ui.widgets.hinted import Hinted
from ui.widgets.proposals_panel import ProposalsPanel

MOST_ZOOM = 80
WIDEST, EDGE = 32, 4
# What is done, by whom and how far, before what can wait beyond the edge: its hours, cost, place.
SEEN_FIRST = (STEP, DATES, STATUS, WHO, HOURS, COST, PLACE)


class PlanTabs(QWidget):
    """Calendar and list keep the same step chosen; choosing and moving go out as signals."""

    chosen = Signal(str)
    moved = Signal(str, int)
    stretched = Signal(str, int)
    reordered = Signal(str, int)
    asked_step = Signal()

    def __init__(self, model: StepModel, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.calendar, self.table = CalendarView(model, today), QTableView()
        self.tabs, self.add = QTabWidget(documentMode=True), QPushButton(style.icon("plus", "accent"), "")
        self._hinted = [Hinted(view, model) for view in (self.calendar, self.table)]
        self.budget, self.proposals = BudgetPanel(), ProposalsPanel()
        self.zoom, self._zoom_label = QSlider(Qt.Orientation.Horizontal), QLabel()
        self._build()
        self._set_up_table()
        self.calendar.chosen.connect(self.chosen)
        self.calendar.moved.connect(self.moved)
        self.calendar.stretched.connect(self.stretched)
        self.calendar.reordered.connect(self.reordered)
        self.add.clicked.connect(self.asked_step)
        self.zoom.valueChanged.connect(lambda value: self.calendar.zoom(value / 10))
        self.tabs.currentChanged.connect(self._show_zoom)

    def _build(self) -> None:
        self.zoom.setRange(10, MOST_ZOOM)
        self.zoom.setPageStep(10)
        self.zoom.setFixedWidth(self.fontMetrics().averageCharWidth() * 14)
        self._zoom_label.setBuddy(self.zoom)
        for shown in (*self._hinted, self.budget, self.proposals):
            self.tabs.addTab(shown, "")
        corner, row = QWidget(), QHBoxLayout()
        corner.setLayout(row)
        row.setContentsMargins(0, 0, 0, 3)
        for part in (self._zoom_label, self.zoom, self.add):
            row.addWidget(part)
        self.tabs.setCornerWidget(corner)
        # The corner stands beside the tabs, before what they show.
        for one, other in pairwise((self.tabs, self.zoom, self.add, self.calendar)):
            self.setTabOrder(one, other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    def say_empty(self, text: str) -> None:
        """Say what to do while the plan has no step."""
        for hinted in self._hinted:
            hinted.hint.setText(text)

    def _show_zoom(self, tab: int) -> None:
        for part in (self._zoom_label, self.zoom):
            part.setVisible(tab == 0)

    def _set_up_table(self) -> None:
        self.table.setModel(self._model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        # Steps of one kind differ at their end: to register for one course, or for another.
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 4)
        self.table.verticalHeader().setSectionsMovable(True)
        self.table.verticalHeader().sectionMoved.connect(self._row_moved)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setStretchLastSection(True)
        for place, column in enumerate(SEEN_FIRST):
            across = self.table.horizontalHeader()
            across.moveSection(across.visualIndex(column), place)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.table.horizontalHeader().setDefaultAlignment(left)
        self.table.selectionModel().currentRowChanged.connect(self._choose_row)
        self.table.setItemDelegateForColumn(STEP, ShortDelegate(self.table))
        self._model.modelReset.connect(self.fit_columns)

    def fit_columns(self) -> None:
        """Give each column of the steps the width of its words, up to a limit."""
        widest = self.fontMetrics().averageCharWidth() * WIDEST
        self.table.resizeColumnsToContents()
        for column in range(self._model.columnCount()):
            self.table.setColumnWidth(column, min(self.table.columnWidth(column), widest))
        said = (step_words.status_words(status, self._model.words) for status in step_words.STATUS_WORDS)
        whole = max(map(self.fontMetrics().horizontalAdvance, said)) + PADDING + EDGE
        # Whatever becomes of a step, it can be read.
        self.table.setColumnWidth(STATUS, max(self.table.columnWidth(STATUS), whole))

    def _choose_row(self, now: QModelIndex, before: QModelIndex) -> None:
        step = self._model.step_at(now.row())
        if step is not None:
            self.chosen.emit(step.id)

    def _row_moved(self, row: int, before: int, after: int) -> None:
        """Put a step elsewhere when its number is dragged; the model decides where rows stand."""
        header, step = self.table.verticalHeader(), self._model.step_at(row)
        header.blockSignals(True)
        header.moveSection(after, before)
        header.blockSignals(False)
        if step is not None:
            QTimer.singleShot(0, lambda: self.reordered.emit(step.id, after - before))

    def choose(self, step_id: str) -> None:
        """Show a step as the chosen one in both views."""
        self.calendar.choose(step_id)
        row = self._model.row_of(step_id)
        selection = self.table.selectionModel()
        if row >= 0 and selection.currentIndex().row() != row:
            self.table.selectRow(row)
        elif row < 0:
            selection.clear()

    def shown_table(self) -> QTableView:
        """Return the table of the tab on screen; that of the calendar is its twin, the list of steps."""
        twins = self.table, self.table, self.budget.table, self.proposals.table
        return twins[self.tabs.currentIndex()]

    def retranslate(self, words: Words) -> None:
        """Say the texts again."""
        self.tabs.setAccessibleName(words._("Views of the plan"))
        self.tabs.setTabText(0, words._("Calendar"))
        self.tabs.setTabText(1, words._("Steps"))
        self.tabs.setTabText(2, words._("Budget"))
        self.tabs.setTabText(3, words._("Compare"))
        for part in (self.calendar, self.calendar.viewport()):
            part.setAccessibleName(words._("Calendar of the plan; the list of steps says the same"))
        self.table.setAccessibleName(words._("Steps of the plan"))
        self.add.setText(words._("Add a step"))
        self.add.setToolTip(words._("Add a step (Ins)"))
        self._zoom_label.setText(words._("&Zoom"))
        self.zoom.setAccessibleName(words._("Zoom of the calendar"))
