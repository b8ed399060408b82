import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.errors import PlannerError
from planner.words import Words
from ui import failures

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NAME, SECRET = "Camille Exemple", "418 555-0101"


def a_bug() -> BaseException:
    """Return a bug that knows personal things, caused by another one."""
    client = {"name": NAME, "phone": SECRET}
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as cause:
            raise ValueError(f"{client}") from cause
    except ValueError as bug:
        return bug


def test_a_report_says_where_and_no_personal_data() -> None:
    report = failures.report(a_bug())
    assert "ValueError" in report and "KeyError" in report
    assert "test_failures.py" in report and "a_bug" in report
    assert NAME not in report and SECRET not in report and str(Path.home()) not in report


def test_a_report_is_written_among_the_logs(tmp_path: Path) -> None:
    path = failures.write_report(a_bug())
    assert path is not None and path.is_relative_to(tmp_path)
    assert path.read_text("utf-8") == failures.report(a_bug()) + "\n"


def test_logs_that_refuse_are_no_second_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(failures, "user_log_path", lambda *a, **k: tmp_path / "file")
    assert failures.write_report(a_bug()) is None


def test_a_loop_of_causes_ends() -> None:
    one, two = ValueError(), KeyError()
    one.__context__, two.__context__ = two, one
    assert failures.report(one).count("ValueError") == 1


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_users_world_is_said_and_a_bug_is_not(language: str) -> None:
    words = Words(language)
    said = failures.sentence(PlannerError("disk-full", path="/plan.pdf"), words)
    assert "/plan.pdf" in said and "disk-full" not in said
    assert NAME not in failures.sentence(a_bug(), words)


def test_the_dialog_of_a_bug_copies_its_details(qtbot: QtBot) -> None:
    box = failures.show_bug(a_bug(), Words("en"), None)
    with qtbot.waitExposed(box):
        pass
    copy = next(b for b in box.findChildren(QPushButton) if b.text() == "Copy details")
    copy.click()
    assert QGuiApplication.clipboard().text() == failures.report(a_bug()) == box.detailedText()
    assert box.isVisible() and NAME not in box.text() + box.informativeText()
    box.close()


@pytest.fixture
def hook() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


def test_what_nobody_caught_is_shown(hook: None, capsys: pytest.CaptureFixture[str]) -> None:
    shown: list[BaseException] = []
    failures.install(shown.append)
    bug = a_bug()
    sys.excepthook(type(bug), bug, bug.__traceback__)
    assert shown == [bug] and capsys.readouterr().err == ""


def test_a_broken_show_falls_back(hook: None, capsys: pytest.CaptureFixture[str]) -> None:
    failures.install(lambda error: 1 // 0)
    bug = a_bug()
    sys.excepthook(type(bug), bug, bug.__traceback__)
    assert "ValueError" in capsys.readouterr().err


def test_an_interruption_is_no_bug(hook: None, capsys: pytest.CaptureFixture[str]) -> None:
    shown: list[BaseException] = []
    failures.install(shown.append)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert shown == [] and "KeyboardInterrupt" in capsys.readouterr().err
