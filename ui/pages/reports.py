"""Reports: the caseload counted, today and over a period; nobody is named but counsellors."""

from concurrent.futures import Future
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QTableView, QWidget

from planner.caseload import YEAR, Caseload, period, rounded
from planner.words import N_
from ui.models.caseload_rows import Told, exact
from ui.models.client_lists import MINE
from ui.page import Page
from ui.session import Session
from ui.tasks import Running
from ui.widgets.nothing_open import NothingOpen
from ui.widgets.reports_board import ReportsBoard

COUNTING = N_("Counting the cases…")


class ReportsPage(Page):
    """Counts beside the window whenever the page is shown or what it shows changed."""

    name: ClassVar[str] = "reports"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.board, self.empty = ReportsBoard(lambda: session.today()), NothingOpen()
        self._found, self._held = Caseload(), period(YEAR, session.today())
        self._asked, self._waiting = object(), True
        self._running: Running | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.empty)
        self.board.whose.show_value(MINE)
        self.board.period.show_value(YEAR)
        self._connect()
        self.retranslate()

    @property
    def first(self) -> QWidget:
        """Return the tabs, where the reading begins."""
        return self.board.tabs

    def shown_table(self) -> QTableView:
        """Return the table that is in front."""
        return self.board.shown_table()

    def retranslate(self) -> None:
        """Say every text again."""
        self.board.retranslate(self.words)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Count anew when the page comes on screen."""
        self.count()
        super().showEvent(event)

    def count(self) -> None:
        """Count the cases anew; an answer that is overtaken is dropped."""
        session, today = self.session, self.session.today()
        held = period(self.board.period.value, today)
        asked = self._asked = object()
        if self._running is not None:
            self._running.cancel()

        def read(running: Running) -> Caseload | None:
            from db.caseload import caseload

            return caseload(session.database, today, held, running.stopped)

        def take(done: Future[Caseload | None]) -> None:
            if asked is not self._asked:
                return
            self._waiting = False
            if (found := session.answer(done)) is not None:
                self._found, self._held = found, held
            self._show()

        self._running = session.side_tasks.follow(COUNTING, read, take)

    def _show(self) -> None:
        board, counsellor = self.board, self.session.counsellor.name
        own = counsellor if board.whose.value == MINE else ""
        found = self._found.of(own) if own else self._found
        self._say_empty()
        self._stack.setCurrentWidget(board if self._found.cases else self.empty)
        count = rounded if board.rounds.isChecked() else exact
        board.show_told(Told(found, self._held, self.session.catalogue, count, self.words))

    def _say_empty(self) -> None:
        words = self.words
        none = words._("No case to count yet: samples are not counted.")
        self.empty.say(words._(COUNTING) if self._waiting else none, words._("See the clients"))

    def _connect(self) -> None:
        board, session = self.board, self.session
        board.whose.activated.connect(self._show)
        board.rounds.toggled.connect(self._show)
        board.period.activated.connect(self.count)
        board.save.clicked.connect(lambda: session.asked_command.emit("save_shown"))
        self.empty.asked.connect(lambda: session.go.emit("clients"))
        for changed in (session.cases_changed, session.database_changed, session.catalogue_changed):
            changed.connect(lambda: self.count() if self.isVisible() else None)
        session.counsellor_changed.connect(self._show)
