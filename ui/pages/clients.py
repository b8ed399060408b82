"""The clients: a table filtered and sorted in the database, and the card of the chosen one."""

from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from db.case_list import CaseSummary
from ui import style
from ui.models.client_lists import FILTERS, MINE, OFFICE, SAMPLES, filter_of
from ui.models.clients import ClientRow, ClientTableModel
from ui.page import Page
from ui.removal import RemoveCase
from ui.session import Session
from ui.widgets.client_card import ClientCard
from ui.widgets.client_chips import ClientChips
from ui.widgets.client_table import ClientTable
from ui.widgets.filter_line import FilterLine
from ui.widgets.nothing_open import NothingOpen


class ClientsPage(Page):
    """Lists the cases of the open database; removing one is an undo step of the page."""

    name = "clients"
    about_people = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.undo_stack = self.removals = QUndoStack(self)
        self.model = ClientTableModel(
            lambda *a, **k: session.cases.page(*a, **k),
            lambda *a, **k: session.cases.count(*a, **k),
            self._dress,
            lambda: self.words,
            self,
        )
        self._title, self.filter = QLabel(), FilterLine()
        self.chips, self.table, self.card, self.empty = (
            ClientChips(), ClientTable(self.model), ClientCard(), NothingOpen(),
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._begin()

    def shown_table(self) -> ClientTable:
        return self.table

    def retranslate(self) -> None:
        """Say every text again."""
        words = self.words
        self._title.setText(words._("Clients"))
        self.filter.retranslate(words)
        self.table.setAccessibleName(words._("Clients"))
        self.empty.say(words._("No file here yet."), words._("New client"))
        self._refresh()

    def choose(self, name: str) -> None:
        """Show one of the lists: mine, the office's, one kind of plan, samples or those to look at again."""
        self.chips.choose(name)
        self._list = name
        self.model.show_filter(**self._wanted(name))
        self._after_reading()

    @property
    def chosen(self) -> ClientRow | None:
        """Return the line that is chosen, if any."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def open_chosen(self, page: str) -> None:
        """Open the chosen case on a page."""
        if (row := self.chosen) is not None:
            self.session.open_case(row.summary.id, page)

    def remove_chosen(self) -> None:
        """Take the chosen case off the list; undo puts it back."""
        if (row := self.chosen) is not None:
            self.removals.push(RemoveCase(self.session, row.summary))
            self.session.said.emit(self.words._("The file was taken off the list. Ctrl+Z puts it back."))

    def _begin(self) -> None:
        self.retranslate()
        cases = self.session.cases
        own, real = cases.count(**self._wanted(MINE)), cases.count(samples=False)
        self.choose(MINE if own else OFFICE if real else SAMPLES)

    def _wanted(self, name: str) -> dict[str, Any]:
        return filter_of(name, self.session.counsellor.name, self.session.today())

    def _work_for(self) -> None:
        """Show the list in force for whoever works here now."""
        self.choose(self._list)
        self._refresh()

    def _dress(self, summary: CaseSummary) -> ClientRow:
        return ClientRow(summary, self.session.catalogue, self.words, self.session.today())

    def _refresh(self) -> None:
        cases = self.session.cases
        counts = {name: cases.count(**self._wanted(name)) for name in FILTERS}
        self.chips.show_counts(counts, self.words)
        kept = self.chosen.summary.id if self.chosen else ""
        self.model.refresh()
        self._after_reading(kept)

    def _after_reading(self, case_id: str = "") -> None:
        rows = self.model.rowCount()
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        if rows:
            self.model.row(0)
            place = self.model.place(case_id)
            self._select(place or 0)
        self._show_card()

    def _select(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().setCurrentIndex(self.model.index(row, 0), flags)

    def _show_card(self, *_: QModelIndex) -> None:
        self.card.show_row(self.chosen if self.model.rowCount() else None, self.words)

    def _look(self, typed: str) -> None:
        self.model.show_filter(search=typed)
        self._after_reading()

    def _forget(self) -> None:
        self.removals.clear()
        self._begin()

    def _connect(self) -> None:
        session = self.session
        self.chips.chosen.connect(self.choose)
        self.filter.asked.connect(self._look)
        self.table.selectionModel().currentRowChanged.connect(self._show_card)
        self.table.opened.connect(partial(self.open_chosen, "plan"))
        self.table.removed.connect(self.remove_chosen)
        self.card.asked.connect(self.open_chosen)
        self.empty.asked.connect(lambda: session.new_case())
        session.cases_changed.connect(self._refresh)
        session.catalogue_changed.connect(self._refresh)
        session.counsellor_changed.connect(self._work_for)
        session.database_changed.connect(self._forget)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self, context=here)
        shortcut.activated.connect(lambda: self.filter.setFocus())
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        style.emphasise(self._title, "title")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self.filter)
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
