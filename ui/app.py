"""The composition root: everything the window needs, built by hand, and the loop of the application."""

import gc
import sys
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication, QSplashScreen

from planner.errors import PlannerError
from planner.words import Words
from ui import failures, only_window, opening, style, window_state
from ui.deciding import count_beside
from ui.dropped import is_exported
from ui.language import Language
from ui.main_window import MainWindow
from ui.opened import Opened
from ui.pages import PAGES
from ui.reception import OpenedFiles, receive, take_drops
from ui.session import Session
from ui.settings import APPLICATION, Settings, default_database, settings_path
from ui.tasks import Tasks

BAD_INPUT = 2
SPLASH_SIZE = (460, 150)


def run(database: Path | None, language: str | None, received: Path | None = None) -> int:
    """Open the window on a database and a received file, if any; return the exit code when it closes."""
    settings = Settings(settings_path())
    application = new_application(settings)
    spoken = Language(language or settings.values.language, application)
    # Before the database: a passphrase may be waited for as long as its person is away.
    only = only_window.OnlyWindow(only_window.door(settings_path()), application)
    found = _opened(database or default_database(), spoken.words)
    if found is None:
        return BAD_INPUT
    window = new_window(found, spoken, settings)
    failures.install(window.show_failure)
    window_state.show(window, settings)
    only.welcome(lambda wanted: welcome(window, wanted))
    if sys.platform == "darwin":
        application.installEventFilter(OpenedFiles(lambda wanted: welcome(window, wanted), window))
    window.vault.warn()
    QTimer.singleShot(0, window, lambda: _finish(window, received))
    try:
        return application.exec()
    finally:
        window.session.close()


def _finish(window: MainWindow, received: Path | None) -> None:
    """Do beside the window that is drawn what it need not wait for, one thing after the other."""
    session = window.session
    session.read_beside()
    if received is not None:
        session.when_read(lambda: receive(window, received))
    session.when_read(window.drafts.offer)
    # After whatever the person asked for meanwhile.
    for later in (lambda: make_ready(window), window.backups.keep_daily, lambda: count_choices(session)):
        session.when_read(partial(QTimer.singleShot, 0, window, later))


def make_ready(window: MainWindow) -> None:
    """Make beside the window what the first searches and visits need."""
    prepare(window.session)
    read_pages(window)


def count_choices(session: Session) -> None:
    """Say on the rail how many conflicts wait for a choice, in this database and in every later one."""
    count_beside(session)
    session.database_changed.connect(lambda: count_beside(session))


def new_application(settings: Settings) -> QApplication:
    """Return the application, dressed in the theme of the settings."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName(APPLICATION)
    application.setApplicationDisplayName("")
    application.setDesktopFileName("parcours")
    style.apply(application, settings.values.theme)
    application.setWindowIcon(style.icon("map-marker-path", "accent"))
    return application


def new_window(
    found: Opened, language: Language, settings: Settings, tasks: type[Tasks] = Tasks
) -> MainWindow:
    """Return a window on an open database; the session belongs to it."""
    session = Session(found, language, settings, tasks)
    settings.remember(found.database.path)
    window = MainWindow(session, PAGES)
    take_drops(window)
    return window


def welcome(window: MainWindow, wanted: str) -> None:
    """Bring the window forward for a later start, on the database or the received file that it names."""
    if window.locking.is_locked:
        window.locking.come_forward()
        if wanted:
            _keep(window, wanted)
        return
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    if wanted and is_exported(Path(wanted)):
        window.session.when_read(lambda: receive(window, Path(wanted)))
    elif wanted and Path(wanted) != window.session.database.path.absolute():
        opening.open_beside(window.session, Path(wanted))


def _keep(window: MainWindow, wanted: str) -> None:
    """Do what a later start wanted as soon as the window is unlocked."""

    def go() -> None:
        window.locking.changed.disconnect(go)
        welcome(window, wanted)

    window.locking.changed.connect(go)


def read_pages(window: MainWindow) -> None:
    """Import the pages beside the window, so that a first visit has only to make its page."""
    session = window.session

    def settle(done: Future[None]) -> None:
        session.answer(done)
        # What is here now stays: looking through it for cycles would halt the window for a tenth of a second.
        gc.freeze()

    session.side_tasks.run(window.pages.read, settle)


def prepare(session: Session) -> None:
    """Read the titles beside the window, now and whenever another database or catalogue is in use."""
    _index(session)
    for changed in (session.counsellor_changed, session.catalogue_changed):
        changed.connect(lambda: _index(session))


def _index(session: Session) -> None:
    session.side_tasks.run(partial(_read_titles, session.opened), session.answer)


def _read_titles(opened: Opened) -> None:
    opened.catalogue.short("")  # the list of clients, soonest on screen, shortens them all
    opened.finder.prepare()


def _opened(path: Path, words: Words) -> Opened | None:
    """Open the database of the start; when it cannot be, ask for another one, or give up with None."""
    chosen: Path | None = path
    while chosen is not None:
        try:
            return _started(chosen, words)
        except PlannerError as error:
            if opening.is_locked(error):
                from ui.dialogs.unlock import ask_unlock

                chosen = ask_unlock(chosen, words)
                continue
            from ui.rescue import next_database

            print(failures.sentence(error, words), file=sys.stderr)
            chosen = next_database(error, chosen, words)
    return None


def _started(path: Path, words: Words) -> Opened:
    if path.exists():
        return opening.unread(path)
    splash = _splash(words._("Preparing the catalogue and the sample cases, once…"))
    try:
        return opening.started(path)
    finally:
        splash.close()


def _splash(text: str) -> QSplashScreen:
    ground = QPixmap(*SPLASH_SIZE)
    ground.fill(style.colour("card"))
    splash = QSplashScreen(ground)
    splash.showMessage(text, int(Qt.AlignmentFlag.AlignCenter), QColor(style.colour("text")))
    splash.show()
    QApplication.processEvents()
    return splash
