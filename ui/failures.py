"""What goes wrong: a sentence for the user's world, a report without personal data for a bug."""

import platform
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from planner.errors import PlannerError
from planner.words import Words
from ui.settings import APPLICATION


def sentence(error: BaseException, words: Words) -> str:
    """Return what a person reads about an error; a bug is said plainly, without its insides."""
    if isinstance(error, PlannerError):
        from planner.sentences import error_sentence

        return error_sentence(error, words)
    return words._("The program met an error of its own. Your work is kept; the details can be copied.")


def report(error: BaseException) -> str:
    """Return where a bug happened: files, lines and kinds of error, never messages or values."""
    lines = [f"{APPLICATION} · Python {platform.python_version()} · {platform.system()} {platform.release()}"]
    for link in _chain(error):
        code = f" {link.code}" if isinstance(link, PlannerError) else ""
        lines.append(f"{type(link).__name__}{code}")
        for frame in traceback.extract_tb(link.__traceback__):
            lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


def copy(error: BaseException) -> None:
    """Put the report of an error on the clipboard."""
    QGuiApplication.clipboard().setText(report(error))


def write_report(error: BaseException) -> Path | None:
    """Write the report among the logs, and return where; None if the folder refuses."""
    path = user_log_path(APPLICATION, appauthor=False) / f"crash-{datetime.now():%Y%m%d-%H%M%S}.txt"
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report(error) + "\n", encoding="utf-8")
        return path
    return None


def install(show: Callable[[BaseException], None]) -> None:
    """Send every exception that nobody caught to `show`; a broken `show` falls back on stderr."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        try:
            show(error)
        except Exception:
            sys.__excepthook__(kind, error, trace)

    sys.excepthook = hook


def show_bug(error: BaseException, words: Words, parent: QWidget | None) -> QMessageBox:
    """Open the dialog of a bug, which does not block the window, with its details to copy."""
    details = report(error)
    path = write_report(error)
    box = QMessageBox(QMessageBox.Icon.Warning, words._("An unexpected error"), sentence(error, words))
    box.setParent(parent, Qt.WindowType.Dialog)
    box.setTextFormat(Qt.TextFormat.PlainText)
    if path:
        box.setInformativeText(words._("A report without personal data was written: {path}", path=path))
    box.setDetailedText(details)
    # Made by the box, which then owns it; it copies, and leaves the box open.
    copying = box.addButton(words._("Copy details"), QMessageBox.ButtonRole.ActionRole)
    copying.clicked.disconnect()
    copying.clicked.connect(lambda: copy(error))
    box.addButton(QMessageBox.StandardButton.Close)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def _chain(error: BaseException) -> list[BaseException]:
    found = [error]
    while (cause := found[-1].__cause__ or found[-1].__context__) is not None and cause not in found:
        found.append(cause)
    return found
