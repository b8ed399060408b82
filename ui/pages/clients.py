"""The clients: a table filtered and sorted in the database, and the card of the chosen one."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import large_office
from ui.client_listing import ClientListing
from ui.client_telling import ClientTelling
from ui.models.client_rows import ClientRow
from ui.models.clients import ClientTableModel
from ui.page import Page
from ui.removal import RemoveCase
from ui.session import Session
from ui.widgets.client_table import ClientTable
from ui.widgets.clients_board import ClientsBoard


class ClientsPage(Page):
    """Lists the cases of the open database; beginning and removing one are undo steps of the page."""

    name = "clients"
    about_people = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.undo_stack = session.list_steps
        self.model = ClientTableModel(
            lambda *a, **k: session.cases.page(*a, **k),
            lambda *a, **k: session.cases.count(*a, **k),
            lambda summary: ClientRow(summary, session.catalogue, self.words, session.today()),
            lambda: self.words,
            self,
            partial(large_office.read, session),
        )
        self.board = board = ClientsBoard(self.model)
        self.filter, self.chips, self.table = board.filter, board.chips, board.table
        self.card, self.empty = board.card, board.empty
        self._lists = ClientListing(session, self.model, board, self)
        self._telling = ClientTelling(session, board.card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(board)
        self._connect()
        self._begin()

    @property
    def first(self) -> QWidget:
        """Return the table, where the work begins."""
        return self.table

    def shown_table(self) -> ClientTable:
        """Return the table of the clients."""
        return self.table

    def retranslate(self) -> None:
        """Say every text again."""
        self.board.retranslate(self.words)
        self._lists.refresh()

    def choose(self, name: str) -> None:
        """Show one of the lists: mine, the office's, one kind of plan, samples or what is to be done."""
        self._lists.choose(name)

    @property
    def chosen(self) -> ClientRow | None:
        """Return the line that is chosen, if any."""
        return self.board.chosen

    def open_chosen(self, page: str) -> None:
        """Open the chosen case on a page."""
        if (row := self.chosen) is not None:
            self.session.open_case(row.summary.id, page)

    def remove_chosen(self) -> None:
        """Take the chosen case off the list; undo puts it back."""
        if (row := self.chosen) is not None:
            self.session.list_steps.push(RemoveCase(self.session, row.summary.id, row.summary.name))
            self.session.said.emit(self.words._("The case was taken off the list. Ctrl+Z puts it back."))

    def _begin(self) -> None:
        self.retranslate()
        self._lists.begin()

    def _after_reading(self) -> None:
        """Choose who is back, or again who was chosen before the lines were read, filtered or sorted anew."""
        self.board.choose(self._telling.expected, self._telling.case_id)
        self._show_card()

    def _take_awaited(self, first: QModelIndex, last: QModelIndex) -> None:
        """Show the card of who is chosen once the line is read."""
        if first.row() <= self.table.currentIndex().row() <= last.row():
            self._show_card()

    def _show_card(self, *_: QModelIndex) -> None:
        self._telling.show(self.chosen if self.model.rowCount() else None, self.words)

    def _connect(self) -> None:
        session, board = self.session, self.board
        self.chips.chosen.connect(self.choose)
        self.filter.asked.connect(lambda typed: self.model.show_filter(search=typed))
        self.model.modelReset.connect(self._after_reading)
        self.model.dataChanged.connect(self._take_awaited)
        self.table.selectionModel().currentRowChanged.connect(self._show_card)
        self.table.opened.connect(partial(self.open_chosen, "plan"))
        self.table.removed.connect(self.remove_chosen)
        self.card.asked.connect(self.open_chosen)
        board.asked_new.connect(lambda: session.new_case())
        board.tools.columns.clicked.connect(self.table.columns.pop_up)
        board.tools.save.clicked.connect(partial(session.asked_command.emit, "save_shown"))
        session.case_back.connect(self._telling.expect)
        for changed in (session.cases_changed, session.catalogue_changed):
            changed.connect(self._lists.refresh)
        session.counsellor_changed.connect(self._lists.show_again)
        session.database_changed.connect(self._begin)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self, context=here)
        shortcut.activated.connect(lambda: self.filter.setFocus())
