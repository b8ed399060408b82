"""The regions of the page of clients: filter and lists above the table, the chosen one beside it."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from planner.words import Words
from ui import style
from ui.models.client_rows import ClientRow
from ui.models.clients import ClientTableModel
from ui.widgets.client_card import ClientCard
from ui.widgets.client_chips import ClientChips
from ui.widgets.client_table import ClientTable
from ui.widgets.filter_line import FilterLine
from ui.widgets.nothing_open import NothingOpen
from ui.widgets.table_tools import TableTools

LINE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class ClientsBoard(QWidget):
    """Lays out the widgets of the clients; what they ask for is the page's to do."""

    def __init__(self, model: ClientTableModel) -> None:
        super().__init__()
        self._model, self._title = model, QLabel()
        self.filter, self.tools, self.chips = FilterLine(), TableTools(), ClientChips()
        self.table, self.card, self.empty = ClientTable(model), ClientCard(), NothingOpen()
        self._stack = QStackedWidget()
        style.emphasise(self._title, "title")
        self._lay_out()

    @property
    def chosen(self) -> ClientRow | None:
        """Return the line that is chosen, if any."""
        index = self.table.currentIndex()
        return self._model.row(index.row()) if index.isValid() else None

    def retranslate(self, words: Words) -> None:
        """Say the fixed texts again."""
        self._title.setText(words._("Clients"))
        self.filter.retranslate(words)
        self.tools.retranslate(words)
        self.table.setAccessibleName(words._("Clients"))
        self.empty.say(words._("No case here yet."), words._("New client"))

    def choose(self, *case_ids: str) -> None:
        """Choose the line of the first case that has one, else the first line; say so where there is none."""
        rows = self._model.rowCount()
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        if rows:
            self._model.row(0)
            places = (self._model.place(case_id) for case_id in case_ids)
            place = next((place for place in places if place is not None), 0)
            self.table.selectionModel().setCurrentIndex(self._model.index(place, 0), LINE)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self.filter)
        head.addWidget(self.tools)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        left = QVBoxLayout()
        left.addLayout(head)
        left.addWidget(self.chips)
        left.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(14)
        row.addLayout(left, 1)
        row.addWidget(self.card)
