import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from planner.words import Words
from ui import style
from ui.main_window import MainWindow
from ui.page import PageEntry
from ui.pages import PAGES

FIRST_READ = """
import sys
import ui.app
heavy = ("ui.pages.", "numpy", "pandas", "ortools")
print(*(name for name in sys.modules if name.startswith(heavy)))
"""


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_the_table_leads_to_the_page_of_that_name(entry: PageEntry) -> None:
    assert entry.read().name == entry.name and entry.said(Words("en")) == entry.title


def test_a_window_begins_with_its_first_page_alone(window: MainWindow) -> None:
    assert [*window.pages._made] == ["home"] and "plan" in window.pages
    assert window.pages["sharing"] is window.pages["sharing"]
    assert [*window.pages._made] == ["home", "sharing"]


def test_an_open_case_has_its_pathways_searched_before_the_plan_is_visited(window: MainWindow) -> None:
    window.session.new_case("65201")
    assert window.page == "intake" and window.pages._made["plan"].search.result is not None


def test_a_card_that_is_asked_for_makes_its_page(window: MainWindow) -> None:
    window.session.filter_cases.emit("samples")
    assert window.pages._made["clients"].chips is not None and window.page == "home"


def test_no_page_shows_a_window_of_its_own_while_it_is_made(window: MainWindow) -> None:
    shown: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(watched)
            return False

    watch = Watch()
    style.application().installEventFilter(watch)
    assert len(list(window.pages.values())) == len(PAGES)
    style.application().removeEventFilter(watch)
    assert shown == []


def test_the_window_is_imported_without_its_pages() -> None:
    found = subprocess.run([sys.executable, "-c", FIRST_READ], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""


def test_a_page_behind_another_is_said_again_when_it_comes(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    for name in ("clients", "catalogue"):
        window.go(name)
        page = window.pages[name]
        again = page.retranslate
        monkeypatch.setattr(page, "retranslate", lambda name=name, again=again: (said.append(name), again()))
    window.use_language("en")
    QApplication.processEvents()
    assert said == ["catalogue"]
    window.go("clients")
    assert said == ["catalogue", "clients"]
    window.go("catalogue")
    assert said == ["catalogue", "clients"]
