"""The regions of the page of clients: filter and lists above the table, the chosen one beside it."""

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from planner.words import Words
from ui import style
from ui.models.client_lists import OFFICE
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

    asked_new = Signal()

    def __init__(self, model: ClientTableModel) -> None:
        super().__init__()
        self._model, self._title = model, QLabel()
        self.filter, self.tools, self.chips = FilterLine(), TableTools(), ClientChips()
        self.table, self.card, self.empty = ClientTable(model), ClientCard(), NothingOpen()
        self._stack, self._words = QStackedWidget(), Words("fr")
        self.empty.asked.connect(lambda: self._empty_act())
        style.emphasise(self._title, "title")
        self._lay_out()

    @property
    def chosen(self) -> ClientRow | None:
        """Return the line that is chosen, if any."""
        index = self.table.currentIndex()
        return self._model.row(index.row()) if index.isValid() else None

    def retranslate(self, words: Words) -> None:
        """Say the fixed texts again."""
        self._words = words
        self._title.setText(words._("Clients"))
        self.filter.retranslate(words)
        self.tools.retranslate(words)
        self.table.setAccessibleName(words._("Clients"))
        self._say_empty()

    def show_counts(self, counts: dict[str, int]) -> None:
        """Say how many clients each list has."""
        self.chips.show_counts(counts, self._words)
        self._say_empty()

    @property
    def _hidden(self) -> int:
        return self.chips.hidden(bool(self.filter.text().strip()))

    def _say_empty(self) -> None:
        """Say that nobody is there yet, or that the filters hide them."""
        words = self._words
        if hidden := self._hidden:
            text = words.n_("The filters hide {n} case.", "The filters hide {n} cases.", hidden)
            self.empty.say(text, words._("Clear the filters"))
        else:
            self.empty.say(words._("No case here yet."), words._("New client"))

    def _empty_act(self) -> None:
        """Begin a client, or show those that the filters hide: all of them where the list has none."""
        if not self._hidden:
            self.asked_new.emit()
            return
        self.filter.clear()
        self.filter.asked.emit("")
        if not self._model.rowCount():
            self.chips.chosen.emit(OFFICE)

    def choose(self, *case_ids: str) -> None:
        """Choose the line of the first case that has one, else the first line; say so where there is none."""
        rows = self._model.rowCount()
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        self._say_empty()
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
