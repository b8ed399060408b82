"""Opening the office server: where it is, which office, its password, which is tried and then forgotten."""

from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from db.server import passwords
from db.server.address import PORT, Address, read_card, read_url
from planner.errors import PlannerError
from planner.words import N_, Words
from ui import databases, failures, style
from ui.tasks import Tasks
from ui.widgets.passphrase_field import PassphraseField

WIDTH = 480
LABELS = {
    "server": N_("&Server"),
    "database": N_("&Database"),
    "office": N_("&Office (the name it has there)"),
}


class OpenServerDialog(QDialog):
    """Tries an address and a password; `found` says the card of the server once both are right."""

    found = Signal(object)

    def __init__(self, card: Path | None, words: Words, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._tasks = words, tasks
        # What else the address says, such as where the server's certificate lies.
        self._known = read_card(card) if card else Address("", "", "")
        self.lines = {name: QLineEdit() for name in LABELS}
        self.password = PassphraseField(words, words._("Password of the office"))
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox()
        self.go = self.buttons.addButton(words._("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(words._("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.setWindowTitle(words._("Open the office server"))
        self._lay_out()
        self._show_known()
        self._connect()

    @property
    def address(self) -> Address:
        """Return the address as it is typed; PlannerError when it is none."""
        server, database, office = (self.lines[name].text().strip() for name in LABELS)
        host, _, port = server.rpartition(":") if server.count(":") == 1 else (server, "", "")
        if not (host and database and office) or not (port or str(PORT)).isdecimal():
            raise PlannerError("server-incomplete")
        return read_url(Address(host, database, office, int(port or PORT), self._options(host)).url)

    def accept(self) -> None:
        """Try to open the server; the dialog stays when that fails, with the reason."""
        if not self.go.isEnabled():
            return
        try:
            card = databases.card(self.address)
        except PlannerError as error:
            self._say(failures.sentence(error, self._words), "error")
            return
        self._say(self._words._("Opening…"), "muted")
        self._set_busy(True)
        self._tasks.run(partial(_tried, card, self.password.text()), partial(self._tried, card))

    def reject(self) -> None:
        """Leave, but not in the middle of an attempt."""
        if self.password.isEnabled():
            self.password.clear()
            super().reject()

    def _tried(self, card: Path, done: Future[None]) -> None:
        self._set_busy(False)
        if (error := done.exception()) is None:
            self.password.clear()
            super().accept()
            self.found.emit(card)
            return
        self._say(failures.sentence(error, self._words), "error")
        self.password.setFocus()
        self.password.selectAll()

    def _options(self, host: str) -> tuple[tuple[str, str], ...]:
        return self._known.options if host == self._known.host else ()

    def _show_known(self) -> None:
        known = self._known
        port = "" if known.port == PORT else f":{known.port}"
        for name, text in zip(LABELS, (known.host + port, known.database, known.office), strict=True):
            self.lines[name].setText(text)
        if known.host:
            self.password.setFocus()

    def _say(self, text: str, role: str) -> None:
        self.told.setText(text)
        style.emphasise(self.told, role)

    def _set_busy(self, busy: bool) -> None:
        for part in (*self.lines.values(), self.password, self.go):
            part.setEnabled(not busy)

    def _connect(self) -> None:
        self.go.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        words = self._words
        self.setMinimumWidth(WIDTH)
        self.told.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        form = QFormLayout(self)
        hint = QLabel(
            words._(
                "The server’s administrator gives these. The address is remembered on this computer, the "
                "password nowhere."
            ),
            wordWrap=True,
        )
        style.emphasise(hint, "muted")
        form.addRow(hint)
        for name, line in self.lines.items():
            form.addRow(words._(LABELS[name]), line)
        form.addRow(words._("&Password"), self.password)
        form.addRow(self.told)
        form.addRow(self.buttons)


def _tried(card: Path, password: str) -> None:
    """Look whether a server lets an office in, and hold its password if so."""
    from db.server.state import check_server

    passwords.hold(card, password)
    try:
        check_server(card)
        # Made beside the window, for what may have to wait for the server.
        passwords.key(card)
    except BaseException:
        passwords.forget(card)
        raise


def ask_server(card: Path, words: Words) -> Path | None:
    """Ask for what opens the server of a start; return its card, None when the person leaves."""
    tasks, found = Tasks(), [None]
    dialog = OpenServerDialog(card, words, tasks)
    dialog.found.connect(lambda card: found.__setitem__(0, card))
    try:
        dialog.exec()
        return found[0]
    finally:
        tasks.close()
        dialog.deleteLater()
