"""In English nothing that stands on a page is left of the French: labels, buttons, tabs and headers."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView, QTabWidget, QWidget

from planner import words
from ui.main_window import MainWindow

OWN_NAME = "Français"  # a language is named in itself


def french_only() -> set[str]:
    """Return what is said in French alone: no English sentence reads the same."""
    said = {text: told for text, told in words._translations("fr")._catalog.items() if isinstance(text, str)}
    return {told for text, told in said.items() if told != text} - {*said, OWN_NAME}


def tabs_of(window: MainWindow) -> Iterator[None]:
    """Show every tab of every page, one after the other."""
    for page in window.pages:
        window.go(page)
        yield
        for tabs in window.pages[page].findChildren(QTabWidget):
            for number in range(tabs.count()):
                tabs.setCurrentIndex(number)
                yield
            tabs.setCurrentIndex(0)


def shown(window: MainWindow) -> Iterator[str]:
    """Yield every fixed text on screen."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window):
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QTabWidget):
            yield from (widget.tabText(number) for number in range(widget.count()))
        elif isinstance(widget, QTableView):
            across = range(widget.model().columnCount())
            yield from (str(widget.model().headerData(n, Qt.Orientation.Horizontal)) for n in across)


def test_in_english_no_french_is_left_on_any_page(planned: MainWindow) -> None:
    for _ in tabs_of(planned):  # every page and tab is made in French
        pass
    planned.use_language("en")
    QApplication.processEvents()
    french, seen = french_only(), list[str]()
    for _ in tabs_of(planned):
        seen += shown(planned)
    assert len(french) > 1000 and len(seen) > 1000
    assert [text for text in seen if text in french] == []
