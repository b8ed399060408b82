"""The window: menus, rail, bars and pages; it routes, and decides nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QUndoGroup, QUndoStack
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui import failures, large_office, style, window_state
from ui.actions import Actions
from ui.autosave import Autosave
from ui.backup_desk import BackupDesk
from ui.closing import may_close
from ui.drafts import Drafts
from ui.locking import Locking
from ui.page import Page, PageEntry, Pages
from ui.server_desk import ServerDesk
from ui.session import Session
from ui.vault_desk import VaultDesk
from ui.widgets.focus_ring import FocusRing
from ui.widgets.notice import Notice
from ui.widgets.page_stack import PageStack
from ui.widgets.rail import Rail
from ui.widgets.search import SearchBox
from ui.widgets.status import StatusBar
from ui.widgets.top_bar import TopBar
from ui.widgets.undo_keys import UndoKeys
from ui.window_commands import commands, list_clients, show_card, show_field
from ui.window_search import prepare, sources
from ui.window_status import WindowStatus

if TYPE_CHECKING:
    from planner.case import Case


class MainWindow(QMainWindow):
    """Shows one session through its pages."""

    page_shown = Signal(str)

    def __init__(self, session: Session, pages: Sequence[PageEntry]) -> None:
        super().__init__()
        # Before anybody writes what there is to write.
        session.leaving.connect(keep_typing)
        self.session, self.autosave = session, Autosave(session, self)
        self.undo_group = QUndoGroup(self)
        self.undo_group.addStack(session.document.undo_stack)
        self.undo_keys = UndoKeys(style.application(), self)
        self._focus_ring = FocusRing(style.application(), self)
        self.pages, self._stack = Pages(pages, self._make), PageStack()
        self.actions_ = Actions(self, self.menuBar(), commands(self), self.undo_group, self.undo_keys)
        self.search: SearchBox = SearchBox(
            sources(self), session.when_read, partial(large_office.read, session)
        )
        settings = [self.actions_[name] for name in ("appearance", "profile", "protection")]
        self.rail = Rail(self.pages.on_rail, settings)
        shown = [self.actions_[name] for name in ("undo", "redo", "preview") if name in self.actions_]
        self.top_bar = TopBar(self.search, shown, self.actions_["new_client"])
        self.notice, self.status_bar = Notice(), StatusBar()
        self._status = WindowStatus(self, session, self.autosave, self.status_bar, self.notice)
        self.locking = Locking(self, session, self.autosave)
        self.vault = VaultDesk(self, session, self.locking, self.notice)
        self._lay_out()
        self._connect()
        # It has more to offer than the sentence of a failure, so it hears of one last.
        self.backups = BackupDesk(self, session, self.notice)
        self.server = ServerDesk(self, session)
        self.drafts = Drafts(self, session, self.autosave, self.notice)
        window_state.restore(self, session.settings)
        self.retranslate()
        self.go(next(iter(self.pages)))

    def go(self, name: str) -> None:
        """Show a page, as soon as the catalogue is read; what is being typed is kept first."""
        if name in self.pages:
            self.session.when_read(lambda: self._go(self.pages[name]))

    @property
    def page(self) -> str:
        """Return the name of the page on screen."""
        shown = self._stack.currentWidget()
        return shown.name if isinstance(shown, Page) else ""

    def use_theme(self, theme: str) -> None:
        """Dress the application in another theme, and remember it."""
        self.session.settings.put(theme=theme, appearance_chosen=True)
        with typing_kept():
            style.apply(style.application(), theme)
            # Icons are drawn where texts are said: saying all again draws them in the new colours.
            QApplication.sendEvent(style.application(), QEvent(QEvent.Type.LanguageChange))

    def use_language(self, code: str) -> None:
        """Speak another language, and remember it."""
        self.session.settings.put(language=code, appearance_chosen=True)
        with typing_kept():
            self.session.language.use(code)

    def show_failure(self, error: BaseException) -> None:
        """Say an error of the user's world in place; open the dialog of a bug."""
        words = self.session.language.words
        if isinstance(error, failures.PlannerError):
            self.notice.say(failures.sentence(error, words), role="fault")
        else:
            # A bug may be the first of many: what is on screen is written before anything else.
            self.autosave.save()
            failures.show_bug(error, words, self)

    def retranslate(self) -> None:
        """Say the window's own texts again."""
        words = self.session.language.words
        self.actions_.retranslate(words)
        for part in (self.rail, self.top_bar, self.notice, self.status_bar):
            part.retranslate(words)
        self._status.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Say every text again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed and stay open while something is unsaved."""
        commit_typing()
        wrong = self._status.wrong
        if not may_close(self.session, self.autosave, self, lambda: self.drafts.is_kept, len(wrong)):
            event.ignore()
            if wrong:
                self.session.asked_field.emit(wrong[0])
            return
        window_state.keep(self, self.session.settings)
        event.accept()

    def _go(self, page: Page) -> None:
        commit_typing()
        self._stack.setCurrentWidget(page)
        self.rail.show_chosen(page.name)
        self.undo_group.setActiveStack(page.undo_stack or self.session.document.undo_stack)
        page.setFocus()
        self.page_shown.emit(page.name)

    def _lay_out(self) -> None:
        line, column, whole = QWidget(), QVBoxLayout(), QWidget()
        around, row = QVBoxLayout(line), QHBoxLayout(whole)
        for layout in (column, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        around.setContentsMargins(12, 6, 12, 0)
        self.notice.stand(around, self.top_bar.free, self.top_bar.make_room)
        for widget in (self.top_bar, line, self._stack):
            column.addWidget(widget, int(widget is self._stack))
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status_bar)

    def _connect(self) -> None:
        session = self.session
        session.go.connect(self.go)
        session.asked_command.connect(lambda name: self.actions_[name].trigger())
        session.said.connect(self.notice.say)
        session.failed.connect(self.show_failure)
        self.rail.chosen.connect(self.go)
        self.page_shown.connect(self._status.see)
        session.to_decide.connect(partial(self.rail.show_waiting, "sharing"))
        session.counted.changed.connect(self._status.show_database)
        self.top_bar.language.clicked.connect(self.actions_["language"].trigger)
        steps = self.undo_group
        for changed in (
            steps.undoTextChanged, steps.redoTextChanged,
            steps.canUndoChanged, steps.canRedoChanged, self.undo_keys.changed,
        ):  # fmt: skip
            changed.connect(lambda: self.actions_.name_steps(session.language.words))
        session.asked_card.connect(partial(show_card, self))
        session.asked_field.connect(lambda name: session.when_read(partial(show_field, self, name)))
        session.filter_cases.connect(lambda name: session.when_read(partial(list_clients, self, name)))
        session.document.changed.connect(self._begin_search)
        session.document.steps_changed.connect(self._follow_steps)
        self.search.entered.connect(partial(prepare, session))

    def _make(self, entry: PageEntry) -> Page:
        """Make a page and give it its place, its undo stack and the columns that the person chose."""
        page = entry.read()(self.session)
        self._stack.addWidget(page)
        if page.undo_stack is not None:
            self.undo_group.addStack(page.undo_stack)
        window_state.restore_columns(page, self.session.settings)
        return page

    def _follow_steps(self, stack: QUndoStack) -> None:
        """Undo in the case that is on screen now, unless the page has steps of its own."""
        shown = self._stack.currentWidget()
        self.undo_group.addStack(stack)
        if not (isinstance(shown, Page) and shown.undo_stack):
            self.undo_group.setActiveStack(stack)

    def _begin_search(self, case: "Case | None") -> None:
        """Have the page that searches, so that pathways are found while the file is still filled in."""
        if case is not None:
            self.pages.get("plan")


def commit_typing() -> None:
    """End the typing in the field that has the focus, so that its edit is made."""
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()


def keep_typing() -> None:
    """Make the edit of what is being typed; the typing goes on."""
    if getattr(QApplication.focusWidget(), "is_typing", False):
        with typing_kept():
            pass


@contextmanager
def typing_kept() -> Iterator[None]:
    """Have everything shown anew meanwhile: what is being typed is kept first, and goes on after."""
    focused = QApplication.focusWidget()
    goes_on = any(getattr(focused, name, False) for name in ("goes_on", "is_typing"))
    commit_typing()
    yield
    if focused is not None and isValid(focused):
        focused.setFocus()
        if goes_on and hasattr(focused, "goes_on"):
            focused.goes_on = True
