import re
import runpy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import resources
from planner.words import LANGUAGES
from ui.dialogs.help import HelpDialog
from ui.help_pages import KEYS, NAMES
from ui.main_window import MainWindow

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

PICTURES = Path(resources.__file__).parent.parent / ".ci" / "help_pictures.py"


def asked(window: MainWindow) -> HelpDialog:
    QTest.keyClick(window, Qt.Key.Key_F1)
    found = window.findChild(HelpDialog)
    assert found is not None and found.isVisible()
    return found


def text_of(language: str, name: str) -> str:
    return Path(resources.path("help") / language / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_say_as_much(name: str) -> None:
    marks = [[line[:1] for line in text_of(code, name).splitlines() if line] for code in LANGUAGES]
    assert marks[0][0] == "#" and len(marks[0]) == len(marks[1])
    assert [m == "-" for m in marks[0]] == [m == "-" for m in marks[1]]


def test_every_page_of_the_window_has_its_help(window: MainWindow) -> None:
    assert set(NAMES) == set(window.pages)


@pytest.mark.parametrize("code", LANGUAGES)
def test_f1_reads_the_help_of_the_page_on_screen(planned: MainWindow, code: str) -> None:
    planned.use_language(code)
    dialog = asked(planned)
    assert dialog.text.toPlainText().startswith("Plan\n") and "F5" in dialog.text.toPlainText()
    planned.go("clients")
    assert asked(planned) is dialog
    assert dialog.text.toPlainText().startswith(text_of(code, "clients").splitlines()[0].lstrip("# "))
    dialog.close()


def test_the_help_is_searched_whatever_the_accents(window: MainWindow) -> None:
    dialog = asked(window)
    QTest.keyClicks(dialog.search, "epinglee")
    assert dialog.list.model().stringList() == ["Plan"]
    assert "épinglée" in dialog.text.toPlainText()
    QTest.keyClicks(dialog.search, " zzz")
    assert dialog.list.model().stringList() == [] and "Aucune" in dialog.text.toPlainText()
    window.use_language("en")
    QApplication.processEvents()
    dialog.show_page("plan")
    assert "A pinned step (Ctrl+M) is kept" in dialog.text.toPlainText()
    dialog.show_page(KEYS)
    assert "Ctrl+K" in dialog.text.toPlainText() and dialog.search.text() == ""
    dialog.close()


def test_the_page_of_the_keys_has_a_french_title(window: MainWindow) -> None:
    titles = asked(window)._titles.stringList()
    assert len(titles) == len(NAMES) + 1 and titles[-1] == "Clavier"


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_page_shows_its_picture(planned: MainWindow, code: str) -> None:
    planned.use_language(code)
    dialog = asked(planned)
    for name in NAMES:
        dialog.show_page(name)
        shown = dialog.text.loadResource(QTextDocument.ResourceType.ImageResource, QUrl(f"{name}.png"))
        picture = QImage(str(resources.path("help") / code / f"{name}.png"))
        assert shown is not None and 600 < picture.width() < dialog.text.viewport().width(), name
    dialog.close()


def test_every_number_on_a_picture_is_told(planned: MainWindow) -> None:
    made = runpy.run_path(str(PICTURES))["SPOTS"]
    for name, page in planned.pages.items():
        numbers = [str(number) for number in range(1, len(made[name](page)) + 1)]
        for code in LANGUAGES:
            assert re.findall(r"[*]{2}(\d)[*]{2}", text_of(code, name)) == numbers, name
