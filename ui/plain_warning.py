"""The warning that real clients lie in a database that is not encrypted."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from db import keys
from ui.locking import Locking
from ui.session import Session
from ui.widgets.notice import Notice, Way

PLAIN = "plain database"


class PlainWarning(QObject):
    """Keeps the warning true: said with the first real client, settled by encryption."""

    def __init__(
        self, parent: QObject, session: Session, locking: Locking, notice: Notice, protect: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self._session, self._locking, self._notice, self._protect = session, locking, notice, protect
        self._real = session.tally.real
        session.database_changed.connect(self.look)
        session.cases_changed.connect(self._look_for_first)
        session.language.changed.connect(self._say_anew)

    def look(self) -> None:
        """Say that real clients lie in a database that is not encrypted, if it is so."""
        self._real = self._session.tally.real
        database = self._session.database
        if database.is_server or keys.is_sealed(database.path):
            self._notice.settle(PLAIN)
        elif self._real:
            words = self._session.language.words
            text = words._(
                "Real clients are in a database that is not encrypted: protect it by a passphrase."
            )
            self._notice.say(text, Way(words._("Protect…"), self._protect), about=PLAIN)

    def _look_for_first(self) -> None:
        if not self._real and not self._locking.is_locked:
            self.look()

    def _say_anew(self) -> None:
        """Say the warning that is on show in the language that was chosen."""
        if self._notice.tells(PLAIN):
            self.look()
