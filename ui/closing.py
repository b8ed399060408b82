"""Leaving the window: what is not saved is written first, and nothing is lost without a yes."""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.autosave import Autosave
from ui.session import Session

PATIENCE_MS = 5_000


def may_close(
    session: Session, autosave: Autosave, parent: QWidget, is_kept: Callable[[], bool] = bool
) -> bool:
    """Say whether the window may close: all is written, or the person leaves what is not."""
    settle(session, autosave)
    return session.document.is_saved or _leaves(session, parent, is_kept())


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


def _leaves(session: Session, parent: QWidget, is_kept: bool) -> bool:
    words = session.language.words
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(words._("Your last changes could not be saved."))
    kept = words._("They are kept, and offered again when this database is next opened.")
    box.setInformativeText(kept if is_kept else words._("If you leave now, they are lost."))
    stay = box.addButton(words._("Stay"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(words._("Leave without saving"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is leave
