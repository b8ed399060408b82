"""The catalogue: sectors and trades, what leads to them, and one card for what is chosen."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from planner.case import Case
from ui.aiming import aim_at
from ui.catalogue_desk import CatalogueDesk
from ui.models.catalogue_entries import NO_ENTRY, PROGRAM, TRADE, Entry
from ui.page import Page
from ui.session import Session
from ui.widgets.catalogue_board import CatalogueBoard


class CataloguePage(Page):
    """Shows the catalogue; the card speaks of the client whose case is open, and the desk changes rows."""

    name: ClassVar[str] = "catalogue"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.board = CatalogueBoard()
        self.desk = CatalogueDesk(session, self.board, lambda: self.card, self)
        # Undo takes back edits of the catalogue here, never those of the open case.
        self.undo_stack = self.desk.editing.undo_stack
        self.chosen, self.card, self._is_read = NO_ENTRY, NO_ENTRY, False
        self._told: Case | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self._connect()
        self.retranslate()

    @property
    def first(self) -> QWidget:
        """Return the tree, where the work begins."""
        return self.board.tree.tree

    def shown_table(self) -> QTableView:
        """Return the table of the programmes."""
        return self.board.programs.table

    def retranslate(self) -> None:
        """Say every text again in the present language; what is chosen and opened stays so."""
        self.board.retranslate(self.words)
        if self._is_read:
            self._show_all()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the catalogue when the page first comes on screen."""
        if not self._is_read:
            self._read()
        elif self._told is not self.session.document.case:
            self._show_card()
        super().showEvent(event)

    def choose(self, entry: Entry) -> None:
        """Show what leads to a sector or trade, and its card or a measure's; nothing chosen is everything."""
        if entry.kind == PROGRAM:
            self.choose_program(entry.code)
            return
        if (self.chosen, self.card) == (entry, entry):
            return
        self.chosen = self.card = entry
        self._show_programs()
        self._show_card()

    def open_card(self, entry: Entry) -> None:
        """Come to the front with the card of an entry that another page asks for."""
        self.session.go.emit(self.name)
        if entry.kind == PROGRAM:
            self.choose_program(entry.code)
        else:
            self.board.tree.choose(entry)

    def choose_program(self, code: str) -> None:
        """Show the card of an activity; what is chosen in the tree stays."""
        self.card = Entry(PROGRAM, code)
        self.board.programs.table.choose(code)
        self._show_card()

    def _connect(self) -> None:
        board, cards, session = self.board, self.board.cards, self.session
        board.tree.chosen.connect(self.choose)
        board.programs.filters.changed.connect(self._show_programs)
        board.programs.filters.asked_all.connect(lambda: board.tree.choose(NO_ENTRY))
        board.programs.table.chosen.connect(self.choose_program)
        board.programs.graph.graph.asked_activity.connect(self.choose_program)
        cards.trade.aim.clicked.connect(lambda: aim_at(session, self.card.code))
        cards.trade.begin.clicked.connect(lambda: session.new_case(target=self.card.code))
        cards.program.add.clicked.connect(self.desk.add_to_plan)
        cards.program.successor.clicked.connect(lambda: self.choose_program(self.desk.successor))
        cards.program.back.clicked.connect(lambda: self.choose(self.chosen))
        board.sources.clicked.connect(self.desk.show_sources)
        session.document.changed.connect(lambda: self._show_card() if self.isVisible() else None)
        session.database_changed.connect(self._forget)
        session.catalogue_changed.connect(self._renew)
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: board.tree.search.setFocus())

    def _forget(self) -> None:
        self.chosen, self.card, self._is_read = NO_ENTRY, NO_ENTRY, False
        if self.isVisible():
            self._read()

    def _renew(self) -> None:
        """Show the catalogue as it is now; what is chosen stays so."""
        if self._is_read:
            opened = self.session.opened
            self.board.tree.renew(opened.catalogue, opened.finder, opened.program_finder)
            self._show_all()

    def _read(self) -> None:
        self._is_read, opened = True, self.session.opened
        self.board.tree.show_catalogue(opened.catalogue, opened.finder, opened.program_finder, self.words)
        self._show_all()
        if (case := self.session.document.case) is not None and case.target.trade:
            self.board.tree.choose(Entry(TRADE, case.target.trade))

    def _show_all(self) -> None:
        self.board.show_freshness(self.session.catalogue, self.words)
        self._show_programs()
        self._show_card()

    def _show_programs(self) -> None:
        shown = self.board.programs
        shown.show_leading_to(self.chosen, self.session.catalogue, self.session.today(), self.words)
        shown.table.choose(self.card.code if self.card.kind == PROGRAM else "")

    def _show_card(self) -> None:
        self._told = self.session.document.case
        told = (self._told, self.session.today(), self.session.catalogue, self.words)
        self.board.show_card(self.chosen, self.card, *told)
