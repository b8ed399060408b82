"""Locking the window: all is saved, the key is dropped, and nothing of a person is seen."""

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from shiboken6 import isValid

from db import keys
from ui import style
from ui.autosave import Autosave
from ui.closing import settle
from ui.idle import Idle
from ui.session import Session

if TYPE_CHECKING:
    from ui.dialogs.unlock import UnlockDialog

OVER_ALL = Qt.WindowModality.ApplicationModal


class Locking(QObject):
    """Locks and unlocks one window; only an encrypted database can be locked.

    The open file stays in memory, so that the work goes on where it stood.
    """

    changed = Signal()

    def __init__(self, window: QMainWindow, session: Session, autosave: Autosave) -> None:
        super().__init__(window)
        self._window, self._session, self._autosave = window, session, autosave
        self._hidden: list[QWidget] = []
        self.asking: UnlockDialog | None = None
        self.idle = Idle(style.application(), self)
        self.idle.passed.connect(self.lock)
        session.database_changed.connect(self.wait)
        self.wait()

    @property
    def is_locked(self) -> bool:
        """Say whether the window waits for its passphrase."""
        return self.asking is not None

    def wait(self) -> None:
        """Count the minutes without a touch anew, if this database can be locked."""
        sealed = keys.is_sealed(self._session.database.path)
        self.idle.watch(self._session.settings.values.lock_minutes if sealed else 0)

    def lock(self) -> None:
        """Save, hide everything, and drop the key.

        What could not be saved is no reason to leave it on show: it stays in memory, and in its sealed draft,
        and is saved again once the window is unlocked.
        """
        if self.is_locked or not keys.is_sealed(self._session.database.path):
            return
        self._session.leaving.emit()
        settle(self._session, self._autosave)
        self.idle.rest()
        self._hide()
        self._session.opened_papers.sweep()
        # Behind what the worker still does for this database.
        self._session.store_tasks.run(self._drop, self._dropped)

    def come_forward(self) -> None:
        """Bring the question for the passphrase before other windows."""
        if self.asking is not None:
            self.asking.raise_()
            self.asking.activateWindow()

    def _hide(self) -> None:
        from ui.dialogs.unlock import UnlockDialog

        session, words = self._session, self._session.language.words
        dialog = UnlockDialog(session.database.path, words, words._("Quit"), session.store_tasks)
        dialog.setWindowIcon(self._window.windowIcon())
        dialog.accepted.connect(self._unlocked)
        dialog.rejected.connect(self._leave)
        self.asking = dialog
        dialog.show()
        open_ones = [d for d in self._window.findChildren(QDialog) if d.isVisible()]
        if (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        # What somebody waits for an answer of is answered "no" when it is hidden, and is over.
        self._hidden = [self._window, *(d for d in open_ones if d.windowModality() is not OVER_ALL)]
        for widget in (*open_ones, self._window):
            widget.hide()
        self.changed.emit()

    def _drop(self) -> None:
        self._session.database.close()
        keys.forget(self._session.database.path)

    def _dropped(self, done: Future[None]) -> None:
        self._session.answer(done)

    def _unlocked(self) -> None:
        self._put_away()
        for widget in filter(isValid, self._hidden):
            widget.show()
        self._hidden = []
        self._window.activateWindow()
        self.wait()
        self._autosave.save()
        self._session.cases_changed.emit()
        self._session.unlocked.emit()
        self.changed.emit()

    def _leave(self) -> None:
        """Leave the program, unless something is not saved and the person stays: then ask again."""
        if self._window.close():
            self._put_away()
            # The last window that was seen is gone already, so closing this one ends nothing.
            QApplication.quit()
        elif self.asking is not None:
            self.asking.show()
            self.come_forward()

    def _put_away(self) -> None:
        if self.asking is not None:
            self.asking.deleteLater()
            self.asking = None
