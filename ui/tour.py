"""The guided tour: a few stops on a sample, each at the real control that it tells about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

from planner.client_words import called
from planner.words import N_
from ui import large_office
from ui.pages.clients import ClientsPage
from ui.pages.home import HomePage
from ui.pages.plan import PlanPage
from ui.widgets.tour_card import KEYS, LEAVING, TourCard
from ui.widgets.undo_keys import FIELDS

if TYPE_CHECKING:
    from db.case_list import CaseSummary
    from db.cases import CaseStore
    from ui.main_window import MainWindow

SAMPLES = "samples"
# Return means something of its own there.
ANSWERING = (*FIELDS, QAbstractItemView, QComboBox)


@dataclass(frozen=True)
class Stop:
    """A page of the window, what is pointed at there, and what is said of it (a msgid)."""

    page: str
    target: Callable[["MainWindow"], QWidget]
    text: str


def _home(window: "MainWindow") -> HomePage:
    page = window.pages["home"]
    assert isinstance(page, HomePage)
    return page


def _clients(window: "MainWindow") -> ClientsPage:
    page = window.pages["clients"]
    assert isinstance(page, ClientsPage)
    return page


def _plan(window: "MainWindow") -> PlanPage:
    page = window.pages["plan"]
    assert isinstance(page, PlanPage)
    return page


STOPS = (
    Stop("home", lambda w: _home(w).checklist, N_("Begin here: each line leads to where it is done.")),
    Stop(
        "clients", lambda w: _clients(w).chips, N_("Samples are fictional, and kept apart from your clients.")
    ),
    Stop(
        "clients",
        lambda w: _clients(w).card,
        N_("The card sums up a client. “Open the plan” goes on from here."),
    ),
    Stop("plan", lambda w: _plan(w).board.gap, N_("The gaps: what is held, to learn, or still unknown.")),
    Stop(
        "plan", lambda w: _plan(w).board.strip, N_("The pathways found. Choosing a card makes it the plan.")
    ),
    Stop(
        "plan",
        lambda w: _plan(w).board.tabs,
        N_("The plan itself: drag a step, or move it with Alt and an arrow."),
    ),
    Stop(
        "plan",
        lambda w: _plan(w).board.preview,
        N_("The paper for the client: look at it before it is printed."),
    ),
    Stop("plan", lambda w: w.search, N_("Ctrl+K finds clients, occupations and commands. F1 is the help.")),
)


class GuidedTour(QObject):
    """Walks the window from stop to stop on a sample, until the end or until it is left."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self.place = window, 0
        self._left = self._put_aside()
        self.card = TourCard(window)
        self.card.moved.connect(self._go)
        self.card.left.connect(self._end)
        window.installEventFilter(self)
        # The sample is read beside the window: its page may come on screen after the card.
        window.page_shown.connect(self.card.take_focus)
        self._open_sample()
        self._go(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size and language of the window, and the keys that what was clicked leaves over."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LanguageChange):
            self._show()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_left_over(event):
            self.card.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _put_aside(self) -> tuple[str, str]:
        """Say that the open case comes back, and return it with its page; nothing when none was written."""
        session, page = self._window.session, self._window.page
        case, words = session.document.case, session.language.words
        if case is None or not session.document.version:
            return "", ""
        name = called(case.client.name, case.id, words)
        session.said.emit(words._("The case of {name} comes back when the tour ends.", name=name))
        return case.id, page

    def _open_sample(self) -> None:
        """Show the samples, and open the first one that has a plan behind the tour."""
        session = self._window.session
        session.filter_cases.emit(SAMPLES)
        large_office.read(session, partial(_samples, session.cases), self._show_sample)

    def _show_sample(self, found: "Sequence[CaseSummary]") -> None:
        # Of a server they may come when the tour was left already.
        if found and self.place < len(STOPS):
            self._window.session.open_case(found[0].id, "home")

    def _go(self, by: int) -> None:
        self.place += by
        if self.place == len(STOPS):
            self._end()
        else:
            self._show()

    def _show(self) -> None:
        stop, words = STOPS[self.place], self._window.session.language.words
        if self._window.page != stop.page:
            self._window.go(stop.page)
        said = words._(stop.text)
        self.card.show_stop(stop.target(self._window), said, self.place + 1, len(STOPS), words)

    def _end(self) -> None:
        self.place = len(STOPS)
        self._window.removeEventFilter(self)
        self.card.end()
        (case_id, page), shown = self._left, self._window.session.document.case
        # Who opened a client meanwhile stays there.
        if case_id and (shown is None or shown.sample):
            self._window.session.open_case(case_id, page)
        self.deleteLater()


def _is_left_over(event: QKeyEvent) -> bool:
    """Say whether a key that reached the window is one of the tour's."""
    answers = isinstance(QApplication.focusWidget(), ANSWERING)
    return event.key() == LEAVING or (event.key() in KEYS and not answers)


def _samples(cases: "CaseStore") -> "Sequence[CaseSummary]":
    """Return a sample that has a plan, or any."""
    return cases.page(samples=True, planned=True, limit=1) or cases.page(samples=True, limit=1)
