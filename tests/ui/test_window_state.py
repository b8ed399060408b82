from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from tests.ui.models.reading import texts
from ui import window_state
from ui.main_window import MainWindow


def table_of(window: MainWindow) -> QTableView:
    table = window.pages["clients"].findChild(QTableView, "clients")
    assert isinstance(table, QTableView)
    return table


def test_the_columns_of_the_clients_are_as_they_were_left(window: MainWindow) -> None:
    table, settings = table_of(window), window.session.settings
    across = table.horizontalHeader()
    first = across.saveState()
    across.resizeSection(0, 222)
    across.moveSection(5, 1)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    reversed_names = texts(window.pages["clients"].model)
    window_state.keep(window, settings)
    across.restoreState(first)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert texts(window.pages["clients"].model) == reversed_names[::-1] != reversed_names
    window_state.restore_columns(window.pages["clients"], type(settings)(settings._path))
    assert (across.sectionSize(0), across.visualIndex(5)) == (222, 1)
    assert texts(window.pages["clients"].model) == reversed_names


def test_a_damaged_state_is_no_obstacle(window: MainWindow) -> None:
    width = table_of(window).columnWidth(0)
    window.session.settings.put(geometry="é not base64", columns={"clients": "é", "gone": "AAAA"})
    window_state.restore(window, window.session.settings)
    window_state.restore_columns(window.pages["clients"], window.session.settings)
    assert window.width() >= window_state.SMALLEST[0] and table_of(window).columnWidth(0) == width


def test_a_page_that_was_not_visited_keeps_its_columns(window: MainWindow) -> None:
    settings = window.session.settings
    settings.put(columns={"clients": "AAAA"})
    window_state.keep(window, settings)
    assert settings.values.columns["clients"] == "AAAA"
