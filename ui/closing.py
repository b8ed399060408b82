"""Leaving the window: what is not saved is written first, and nothing is lost without a yes."""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from planner.words import Words
from ui.autosave import Autosave
from ui.session import Session

PATIENCE_MS = 5_000


def may_close(
    session: Session, autosave: Autosave, parent: QWidget, is_kept: Callable[[], bool] = bool, wrong: int = 0
) -> bool:
    """Say whether the window may close: all is written, or the person leaves what is not.

    `wrong` counts the fields in which something typed means nothing, and can be written nowhere.
    """
    settle(session, autosave)
    if not session.document.is_saved:
        return _leaves_unsaved(session.language.words, parent, is_kept())
    return not wrong or _leaves_wrong(session.language.words, parent, wrong)


def settle(session: Session, autosave: Autosave) -> None:
    """Write what is left of the open case, waiting for the store a few seconds at most."""
    if session.document.is_saved and not autosave.is_writing:
        return
    autosave.save()
    loop = QEventLoop()
    autosave.changed.connect(lambda: None if autosave.is_writing else loop.quit())
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    if autosave.is_writing:
        loop.exec()


def _leaves_unsaved(words: Words, parent: QWidget, is_kept: bool) -> bool:
    text = words._("Your last changes could not be saved.")
    kept = words._("They are kept, and offered again when this database is next opened.")
    more = kept if is_kept else words._("If you leave now, they are lost.")
    return _leaves(text, more, words._("Leave without saving"), words, parent)


def _leaves_wrong(words: Words, parent: QWidget, wrong: int) -> bool:
    text = words.n_("{n} field is still to be corrected.", "{n} fields are still to be corrected.", wrong)
    more = words._("All else is saved. What is typed there is not: if you leave now, it is lost.")
    return _leaves(text, more, words._("Leave all the same"), words, parent)


def _leaves(text: str, more: str, leaving: str, words: Words, parent: QWidget) -> bool:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(text)
    box.setInformativeText(more)
    stay = box.addButton(words._("Stay"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(leaving, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is leave
