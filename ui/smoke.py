"""A walk through every page of the real window, in both languages, in a home of its own."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from db.starter import sample_key
from planner.words import LANGUAGES
from ui import app, contact_sheet, files, opening
from ui.main_window import MainWindow
from ui.pages.directions import DirectionsPage
from ui.pages.plan import PlanPage
from ui.pages.preview import PreviewPage
from ui.screen import has_screen
from ui.settings import Settings
from ui.tokens import THEME_TOKENS
from ui.window_state import FIRST

PATIENCE_SECONDS = 90
STORY = "R"
# A text said in another language reaches the outermost layout in as many turns as layouts enclose it.
LAYOUT_TURNS = 8
QUIET = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)


def run(screenshots: Path | None) -> int:
    """Open a new database, plan a sample, show every page; return 0 when nothing went wrong.

    With a folder, each page is pictured there in every theme, and all of them on one contact sheet.
    """
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if screenshots is not None:
        files.make_folder(screenshots)
    said: list[str] = []
    qInstallMessageHandler(lambda kind, _, text: said.append(text) if kind not in QUIET else None)
    with tempfile.TemporaryDirectory() as folder:
        said += _walk(Path(folder), screenshots)
    qInstallMessageHandler(None)
    for line in said:
        print(line, file=sys.stderr)
    return 1 if said else 0


def _walk(folder: Path, screenshots: Path | None) -> list[str]:
    settings = Settings(folder / "settings.json")
    application = app.new_application(settings)
    language = app.Language("fr", application)
    window = app.new_window(opening.started(folder / "smoke.db"), language, settings)
    window.resize(*FIRST)
    window.show()
    try:
        if faults := plan_a_sample(window):
            return faults
        for theme, code in product(THEME_TOKENS if screenshots else ("light",), LANGUAGES):
            window.use_theme(theme)
            window.use_language(code)
            for page in pages(window):
                _save(window, screenshots, f"{page}-{theme}-{code}")
        if screenshots is not None:
            contact_sheet.save(screenshots, window.pages)
    finally:
        window.close()
        window.session.close()
    return []


def plan_a_sample(window: MainWindow) -> list[str]:
    """Open a sample and adopt its first pathway; return what went wrong."""
    session = window.session
    plan = window.pages["plan"]
    assert isinstance(plan, PlanPage)
    session.open_case(sample_key(STORY))
    wait(lambda: session.document.case is not None)
    if not wait(lambda: not plan.search.busy and (plan.search.result or plan.search.error) is not None):
        return ["the search did not answer"]
    if plan.search.result is None or not plan.search.result.proposals:
        return [f"no pathway for the sample: {plan.search.error}"]
    plan.board.strip.chosen.emit(plan.search.result.proposals[0])
    return [] if wait(lambda: session.document.is_saved) else ["the plan was not saved"]


def pages(window: MainWindow) -> Iterator[str]:
    """Show every page in turn, and yield its name once all of it is drawn."""
    for name in window.pages:
        window.go(name)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        wait(lambda: not _is_read_beside(window) and _is_drawn(window))
        yield name


def _is_read_beside(window: MainWindow) -> bool:
    return bool(window.session.store_tasks.running or window.session.side_tasks.running)


def _is_drawn(window: MainWindow) -> bool:
    page = window.pages[window.page]
    if isinstance(page, DirectionsPage):
        return not page.search.busy
    return not isinstance(page, PreviewPage) or page.options.save.isEnabled()


def _save(window: MainWindow, folder: Path | None, name: str) -> None:
    for _ in range(LAYOUT_TURNS):
        QGuiApplication.processEvents()
    if folder is not None:
        window.grab().save(str(folder / f"{name}.png"))


def wait(done: Callable[[], bool]) -> bool:
    """Let the window work until something is so; return whether it came in time."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not done() and time.monotonic() < end:
        QGuiApplication.processEvents()
        time.sleep(0.01)
    return done()
