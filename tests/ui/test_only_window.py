import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from ui import app, only_window
from ui.command_line import BAD_INPUT, main
from ui.main_window import MainWindow
from ui.only_window import Answer, OnlyWindow, door, hand_over

PROJECT = Path(__file__).resolve().parents[2]
LATER = """
import sys
from pathlib import Path
from time import monotonic
from ui.only_window import hand_over
began = monotonic()
print(hand_over(sys.argv[1], Path(sys.argv[2]) if sys.argv[2] else None).value, monotonic() - began)
"""


@pytest.fixture
def name(tmp_path: Path) -> str:
    return door(tmp_path / "settings.json")


def later_start(name: str, database: str, folder: Path, qtbot: QtBot) -> bool:
    """Start once more in a folder; return whether the window answered. Waiting keeps the GIL: a process."""
    with started(name, database, folder) as start:
        qtbot.waitUntil(lambda: start.poll() is not None, timeout=20_000)
        assert start.stdout is not None
        return start.stdout.read().startswith("shown")


def started(name: str, database: str, folder: Path) -> "subprocess.Popen[str]":
    call = [sys.executable, "-c", LATER, name, database]
    environment = os.environ | {"PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"}
    return subprocess.Popen(call, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)


def test_without_a_window_nobody_answers(name: str) -> None:
    assert hand_over(name, None) is Answer.NOBODY


def test_each_home_has_its_own_door(tmp_path: Path) -> None:
    assert door(tmp_path / "a.json") != door(tmp_path / "b.json") == door(tmp_path / "b.json")


def test_a_later_start_hands_over_its_database(name: str, qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[str] = []
    only = OnlyWindow(name)
    only.asked.connect(heard.append)
    cut_off = QLocalSocket()
    cut_off.connectToServer(name)
    assert cut_off.waitForConnected(500)
    cut_off.write(b"half a li")
    cut_off.disconnectFromServer()
    for database in ("", "Été à l’est.db"):
        assert later_start(name, database, tmp_path, qtbot)
    assert heard == ["", str(tmp_path / "Été à l’est.db")]
    only._server.close()
    assert hand_over(name, None) is Answer.NOBODY


def test_a_later_start_is_told_within_a_second_that_the_window_is_busy(
    name: str, qtbot: QtBot, tmp_path: Path
) -> None:
    heard: list[str] = []
    only = OnlyWindow(name)
    only.asked.connect(heard.append)
    # Nothing is answered while the window does not come back to its loop.
    said, _ = started(name, "autre.db", tmp_path).communicate(timeout=60)
    answer, seconds = said.split()
    assert answer == "busy" and float(seconds) < 1
    qtbot.waitUntil(lambda: heard == [str(tmp_path / "autre.db")], timeout=5_000)
    only._server.close()


def test_a_start_while_the_first_waits_for_its_passphrase_is_heard_by_the_window_then(
    name: str, qtbot: QtBot, tmp_path: Path
) -> None:
    only = OnlyWindow(name)
    prompt = QDialog()
    prompt.show()
    assert later_start(name, "autre.db", tmp_path, qtbot)
    heard: list[str] = []
    only.welcome(heard.append)
    assert heard == [str(tmp_path / "autre.db")]
    assert later_start(name, "", tmp_path, qtbot)
    assert heard == [str(tmp_path / "autre.db"), ""]
    only._server.close()
    prompt.close()


def test_the_command_says_that_the_window_is_busy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(only_window, "hand_over", lambda *_: Answer.BUSY)
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text()))
    assert main([]) == BAD_INPUT
    assert main(["--language", "en"]) == BAD_INPUT
    french, english = capsys.readouterr().err.splitlines()
    assert french.startswith("Parcours est déjà ouvert") and english.startswith("Parcours is open already")
    assert shown == [french, english]


@pytest.mark.skipif(sys.platform == "win32", reason="a named pipe goes with its process")
def test_the_door_that_a_killed_window_left_is_taken_over(name: str, qtbot: QtBot, tmp_path: Path) -> None:
    killed = OnlyWindow(name)
    left = Path(killed._server.fullServerName())
    left.rename(tmp_path / "left")
    killed._server.close()
    (tmp_path / "left").rename(left)
    assert left.exists() and hand_over(name, None) is Answer.NOBODY
    only = OnlyWindow(name)
    assert later_start(name, "", tmp_path, qtbot)
    only._server.close()


def test_the_window_comes_forward_on_the_database_asked_for(window: MainWindow, office: Path) -> None:
    other = Path(shutil.copy(office, window.session.database.path.with_name("autre.db")))
    window.showMinimized()
    app.welcome(window, "")
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.session.database.path.name == "bureau.db"
    app.welcome(window, str(other))
    assert window.session.database.path == other and window.page == "clients"


def test_a_database_that_cannot_be_opened_leaves_the_present_one(window: MainWindow, tmp_path: Path) -> None:
    app.welcome(window, str(tmp_path / "absent.db"))
    assert window.notice.isVisible() and "absent.db" in window.notice.text.text()
    assert window.session.database.path.name == "bureau.db"
