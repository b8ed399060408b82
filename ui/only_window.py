"""One window per person: a later start hands its database to the first window, and leaves."""

from collections.abc import Callable
from enum import Enum
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QAbstractSocket, QLocalServer, QLocalSocket

# Together with the start of a program, less than the second within which a person is told.
CONNECTED_MS, ANSWERED_MS = 250, 350
ANSWER = b"shown\n"


class Answer(Enum):
    """What a later start learns of the window that is open."""

    NOBODY = "nobody"
    SHOWN = "shown"
    BUSY = "busy"


def door(settings: Path) -> str:
    """Return the name under which the window of these settings hears later starts."""
    return f"parcours-{sha256(str(settings.absolute()).encode()).hexdigest()[:16]}"


def hand_over(name: str, database: Path | None) -> Answer:
    """Give the database of a start to the window that is open; a busy one hears of it when it is not."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(CONNECTED_MS):
        return Answer.NOBODY
    wanted = str(database.absolute()) if database else ""
    socket.write(f"{wanted}\n".encode())
    socket.waitForBytesWritten(CONNECTED_MS)
    shown = socket.waitForReadyRead(ANSWERED_MS) and bytes(socket.readAll().data()) == ANSWER
    return Answer.SHOWN if shown else Answer.BUSY


class OnlyWindow(QObject):
    """Hears the later starts of the same person; `asked` says the database that one wants, or ""."""

    asked = Signal(str)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[str] = []
        self.asked.connect(self._wait)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._receive)
        taken = not self._server.listen(name)
        # A window that was killed leaves its door behind: nobody answers there any more.
        if taken and self._server.serverError() == QAbstractSocket.SocketError.AddressInUseError:
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def welcome(self, act: Callable[[str], object]) -> None:
        """Let `act` hear of every later start, of those too that came before the window was there."""
        self.asked.disconnect(self._wait)
        self.asked.connect(act)
        for wanted in self._waiting:
            act(wanted)

    def _wait(self, wanted: str) -> None:
        """Keep what is wanted, and bring forward whatever stands in the place of the window yet."""
        # Here: a later start needs no widgets.
        from PySide6.QtWidgets import QApplication

        self._waiting.append(wanted)
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible():
                widget.raise_()
                widget.activateWindow()

    def _receive(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._answer(socket))
        self._answer(socket)

    def _answer(self, socket: QLocalSocket) -> None:
        if socket.canReadLine():
            wanted = bytes(socket.readLine().data()).decode(errors="replace").rstrip("\n")
            socket.write(ANSWER)
            socket.flush()
            self.asked.emit(wanted)
