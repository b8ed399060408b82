"""The window: menus, rail, bars and pages; it routes, and decides nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QEvent, Signal
from PySide6.QtGui import QCloseEvent, QUndoGroup
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui import failures, style
from ui.actions import Actions
from ui.autosave import Autosave, State, Status
from ui.closing import may_close
from ui.page import Page
from ui.session import Session
from ui.tasks import Running
from ui.widgets.focus_ring import FocusRing
from ui.widgets.notice import Notice, Way
from ui.widgets.rail import Rail
from ui.widgets.search import SearchBox
from ui.widgets.status import StatusBar
from ui.widgets.top_bar import TopBar
from ui.widgets.undo_keys import UndoKeys
from ui.window_commands import commands
from ui.window_search import sources

SMALLEST = (1280, 680)
FIRST = (1366, 768)
SAVING = "saving"
SMALL_SCREEN = (1400, 820)


class MainWindow(QMainWindow):
    """Shows one session through its pages."""

    page_shown = Signal(str)

    def __init__(self, session: Session, pages: Sequence[type[Page]]) -> None:
        super().__init__()
        self.session, self.autosave = session, Autosave(session, self)
        self.undo_group = QUndoGroup(self)
        self.undo_group.addStack(session.document.undo_stack)
        self._undo_keys = UndoKeys(style.application(), self)
        self._focus_ring = FocusRing(style.application(), self)
        self.pages = {page.name: page(session) for page in pages}
        self.actions_ = Actions(self, self.menuBar(), commands(self), self.undo_group)
        self.search = SearchBox(sources(self))
        self.rail = Rail([page for page in pages if page.on_rail])
        shown = [self.actions_[name] for name in ("undo", "redo", "preview") if name in self.actions_]
        self.top_bar = TopBar(self.search, shown, self.actions_["new_client"])
        self.notice, self.status_bar, self._stack = Notice(), StatusBar(), QStackedWidget()
        self._lay_out()
        self._connect()
        self._restore()
        self.retranslate()
        self.go(next(iter(self.pages)))

    def go(self, name: str) -> None:
        """Show a page; what is being typed is kept first."""
        page = self.pages.get(name)
        if page is None:
            return
        commit_typing()
        self._stack.setCurrentWidget(page)
        self.rail.show_chosen(name)
        self.undo_group.setActiveStack(page.undo_stack or self.session.document.undo_stack)
        page.setFocus()
        self.page_shown.emit(name)

    @property
    def page(self) -> str:
        """Return the name of the page on screen."""
        return next(name for name, page in self.pages.items() if page is self._stack.currentWidget())

    def use_theme(self, theme: str) -> None:
        """Dress the application in another theme, and remember it."""
        self.session.settings.put(theme=theme)
        style.apply(style.application(), theme)
        # Icons are drawn where texts are said: saying all again draws them in the new colours.
        QApplication.sendEvent(style.application(), QEvent(QEvent.Type.LanguageChange))

    def use_language(self, code: str) -> None:
        """Speak another language, and remember it."""
        self.session.settings.put(language=code, language_chosen=True)
        self.session.language.use(code)

    def show_failure(self, error: BaseException) -> None:
        """Say an error of the user's world in place; open the dialog of a bug."""
        words = self.session.language.words
        if isinstance(error, failures.PlannerError):
            self.notice.say(failures.sentence(error, words), role="fault")
        else:
            failures.show_bug(error, words, self)

    def open(self) -> None:
        """Show the window as it was left; the first time, over all of a small screen."""
        room = self.screen().availableSize()
        small = room.width() <= SMALL_SCREEN[0] or room.height() <= SMALL_SCREEN[1]
        if small and not self.session.settings.values.geometry:
            self.showMaximized()
        else:
            self.show()

    def retranslate(self) -> None:
        """Say the window's own texts again."""
        words = self.session.language.words
        self.actions_.retranslate(words)
        for part in (self.rail, self.top_bar, self.notice, self.status_bar):
            part.retranslate(words)
        self._show_status(self.autosave.status)
        self._show_database()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        commit_typing()
        if not may_close(self.session, self.autosave, self):
            event.ignore()
            return
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.session.settings.put(geometry=geometry)
        event.accept()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QWidget()
        around = QVBoxLayout(line)
        around.setContentsMargins(12, 6, 12, 0)
        around.addWidget(self.notice)
        for widget in (self.top_bar, line, self._stack):
            column.addWidget(widget, int(widget is self._stack))
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        for page in self.pages.values():
            self._stack.addWidget(page)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status_bar)

    def _connect(self) -> None:
        session = self.session
        session.go.connect(self.go)
        session.said.connect(self.notice.say)
        session.failed.connect(self.show_failure)
        session.database_changed.connect(self._show_database)
        session.cases_changed.connect(self._show_database)
        self.rail.chosen.connect(self.go)
        self.status_bar.retry.clicked.connect(self.autosave.save)
        self.top_bar.language.clicked.connect(self.actions_["language"].trigger)
        self.autosave.changed.connect(self._show_status)
        for changed in (self.undo_group.undoTextChanged, self.undo_group.redoTextChanged):
            changed.connect(lambda: self.actions_.name_steps(session.language.words))
        for tasks in (session.search_tasks, session.store_tasks):
            for told in (tasks.started, tasks.progressed, tasks.ended):
                told.connect(self._show_running)
        for page in self.pages.values():
            if page.undo_stack is not None:
                self.undo_group.addStack(page.undo_stack)

    def _restore(self) -> None:
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST)
        if geometry := self.session.settings.values.geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    def _show_running(self, _: Running) -> None:
        running = (*self.session.search_tasks.running, *self.session.store_tasks.running)
        self.status_bar.show_running(running[0] if running else None)

    def _show_status(self, status: Status) -> None:
        words = self.session.language.words
        self.status_bar.show_saved(status, words)
        if status.state is State.FAILED and status.error is not None:
            again = Way(words._("Try again"), self.autosave.save)
            self.notice.say(failures.sentence(status.error, words), again, role="fault", about=SAVING)
        elif status.state is State.CHANGED_ELSEWHERE:
            text = words._("Someone else saved this file in the meantime. Your own work is kept on screen.")
            mine = Way(words._("Keep mine"), self.autosave.keep_mine)
            theirs = Way(words._("Take the other version"), self.autosave.take_theirs)
            self.notice.say(text, mine, theirs, role="fault", about=SAVING)
        elif status.state in (State.SAVED, State.NOTHING_OPEN):
            self.notice.settle(SAVING)

    def _show_database(self) -> None:
        words, path = self.session.language.words, self.session.database.path
        count = self.session.cases.count()
        clients = words.n_("{n} client", "{n} clients", count)
        self.status_bar.database.setText(f"{path.name} · {clients}")
        self.status_bar.database.setToolTip(str(path))
        self.setWindowTitle(f"{path.stem} – Parcours")


def commit_typing() -> None:
    """End the typing in the field that has the focus, so that its edit is made."""
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
