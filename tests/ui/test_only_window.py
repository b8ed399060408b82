import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from ui import app
from ui.main_window import MainWindow
from ui.only_window import OnlyWindow, door, hand_over

PROJECT = Path(__file__).resolve().parents[2]
LATER = """
import sys
from pathlib import Path
from ui.only_window import hand_over
sys.exit(not hand_over(sys.argv[1], Path(sys.argv[2]) if sys.argv[2] else None))
"""


@pytest.fixture
def name(tmp_path: Path) -> str:
    return door(tmp_path / "settings.json")


def later_start(name: str, database: str, folder: Path, qtbot: QtBot) -> bool:
    """Start once more in a folder; return whether the window answered. Waiting keeps the GIL: a process."""
    call = [sys.executable, "-c", LATER, name, database]
    environment = os.environ | {"PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"}
    with subprocess.Popen(call, cwd=folder, env=environment) as start:
        qtbot.waitUntil(lambda: start.poll() is not None, timeout=20_000)
    return start.returncode == 0


def test_without_a_window_nobody_answers(name: str) -> None:
    assert not hand_over(name, None)


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
    assert not hand_over(name, None)


@pytest.mark.skipif(sys.platform == "win32", reason="a named pipe goes with its process")
def test_the_door_that_a_killed_window_left_is_taken_over(name: str, qtbot: QtBot, tmp_path: Path) -> None:
    killed = OnlyWindow(name)
    left = Path(killed._server.fullServerName())
    left.rename(tmp_path / "left")
    killed._server.close()
    (tmp_path / "left").rename(left)
    assert left.exists() and not hand_over(name, None)
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
