"""What the window says of itself: what is saved, which database is open, and what is under way."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from db import keys
from db.tally import Tally
from planner.words import N_
from ui import databases, failures
from ui.autosave import Autosave, State, Status
from ui.busy import BusyPointer
from ui.session import Session
from ui.tasks import Running
from ui.tips import tip
from ui.widgets.notice import Notice, Way
from ui.widgets.status import StatusBar

if TYPE_CHECKING:
    from planner.case import Case

SAVING, SEARCHES = "saving", "plan"


class WindowStatus(QObject):
    """Keeps the status bar, the notice of saving and the title true."""

    def __init__(
        self, window: QMainWindow, session: Session, autosave: Autosave, bar: StatusBar, notice: Notice
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._autosave = window, session, autosave
        self._bar, self._notice = bar, notice
        self._page = ""
        self.wrong: tuple[str, ...] = ()  # the fields that are to be corrected
        self._told = ""  # the failure that was said last: one that lasts is not said at each try
        self._pointer = BusyPointer(window, session)
        self._connect()

    def retranslate(self) -> None:
        """Say all of it again."""
        self._told = self._told if self._notice.isHidden() else ""
        self.show_saved(self._autosave.status)
        self.show_database()
        self.show_running()
        self.show_wrong(self.wrong)

    def show_saved(self, status: Status) -> None:
        """Say whether all is written, and what can be done when it is not."""
        words = self._session.language.words
        self._bar.show_saved(status, words, bool(self.wrong))
        if status.state is State.FAILED and status.error is not None:
            said = failures.sentence(status.error, words)
            if said != self._told:
                self._complain(said, status.error)
            self._told = said
        elif status.state in (State.SAVED, State.NOTHING_OPEN):
            self._told = ""
            self._notice.settle(SAVING)

    def show_wrong(self, names: tuple[str, ...]) -> None:
        """Say how many fields of the case are to be corrected: what is typed there is not saved."""
        self.wrong = names
        self._bar.show_wrong(len(names), self._session.language.words)
        self._bar.show_saved(self._autosave.status, self._session.language.words, bool(names))

    def show_stays(self) -> None:
        """Say that the case on screen stays, with why and the ways out once a save has failed."""
        words, status = self._session.language.words, self._autosave.status
        text = words._("The case on screen is not saved yet: it stays open.")
        if status.error is not None:
            self._complain(f"{text} {failures.sentence(status.error, words)}", status.error)
        else:
            self._notice.say(text)

    def _try_again(self) -> None:
        """Save now because the person asked: they hear what comes of it."""
        self._told = ""
        self._autosave.save()

    def show_database(self) -> None:
        """Name the open database, with how many clients it holds."""
        words, database = self._session.language.words, self._session.database
        whole = databases.shown(database.path)
        name, title = (whole, whole) if database.is_server else (database.path.name, database.path.stem)
        tally = self._session.tally
        held = [words.n_("{n} client", "{n} clients", tally.real)]
        if samples := tally.files - tally.real:
            held.append(words.n_("{n} sample", "{n} samples", samples))
        self._bar.database.setText(" · ".join((name, *held, self._protection(tally))))
        self._bar.database.setToolTip(tip(whole))
        self._window.setWindowTitle(f"{title} – Parcours")

    def _protection(self, tally: Tally) -> str:
        words = self._session.language.words
        if self._session.database.is_server:
            return words._("office server")
        if keys.is_sealed(self._session.database.path):
            return words._("encrypted")
        if tally.holds_somebody:
            return words._("not encrypted")
        return words._("trial database, not encrypted")

    def show_masked(self, typed: "Case") -> None:
        """Say that a number was hidden, and offer to keep what was typed."""
        words, document = self._session.language.words, self._session.document
        text = words._(
            "What reads like a social insurance number was hidden before it was kept: it has no place in a "
            "case. Ctrl+Z takes it back."
        )
        step = N_("Keep a number as typed")
        self._notice.say(
            text,
            Way(words._("It is another number: keep it"), lambda: document.keep(typed, step)),
            again=lambda: self.show_masked(typed),
        )

    def show_shortened(self) -> None:
        """Say that a text was cut where it is too long to be kept."""
        from planner.long_texts import LONGEST_TEXT

        words = self._session.language.words
        longest = words.number(LONGEST_TEXT)
        text = words._("A text was longer than {longest} characters: the rest was cut.", longest=longest)
        self._notice.say(text, role="fault")

    def see(self, page: str) -> None:
        """Know which page is on screen, and show what is under way beside it."""
        self._page = page
        self.show_running()

    def show_running(self, _: Running | None = None) -> None:
        """Show the first long piece of work, or none; the search has its bar where its pathways come."""
        session = self._session
        shown = [t for t in session.all_tasks if t is not session.search_tasks or self._page != SEARCHES]
        running = [each for tasks in shown for each in tasks.running]
        self._bar.show_running(running[0] if running else None, self._session.language.words)

    def _complain(self, text: str, error: BaseException) -> None:
        words = self._session.language.words
        again = Way(words._("Try again"), self._try_again)
        copy = Way(words._("Copy details"), partial(failures.copy, error), stays=True)
        self._notice.say(text, again, copy, role="fault", about=SAVING)

    def _connect(self) -> None:
        session = self._session
        session.database_changed.connect(self.show_database)
        session.cases_changed.connect(self.show_database)
        session.stays.connect(self.show_stays)
        session.to_correct.connect(self.show_wrong)
        self._bar.correct.clicked.connect(lambda: session.asked_field.emit(self.wrong[0]))
        session.document.masked.connect(self.show_masked)
        session.document.shortened.connect(self.show_shortened)
        self._bar.retry.clicked.connect(self._try_again)
        self._autosave.changed.connect(self.show_saved)
        for tasks in session.all_tasks:
            for told in (tasks.started, tasks.progressed, tasks.ended):
                told.connect(self.show_running)
