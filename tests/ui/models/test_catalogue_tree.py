from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from planner.finding import TradeFinder
from planner.words import Words
from tests.ui.full_catalogue import a_full_catalogue
from tests.ui.models.reading import texts
from ui.models.catalogue_entries import MEASURE, MEASURES, SECTOR, TRADE, Entry
from ui.models.catalogue_tree import CatalogueTreeModel
from ui.models.columns import TOOL_TIP, VALUE

CATALOGUE = a_full_catalogue()
MACHINIST, GONE = Entry(TRADE, "72100"), Entry(TRADE, "64999")


@pytest.fixture
def model(qapp: object) -> Iterator[CatalogueTreeModel]:
    """Return the tree of the office's catalogue in French, under Qt's test, which opens no group."""
    found = CatalogueTreeModel()
    tester = QAbstractItemModelTester(found, QAbstractItemModelTester.FailureReportingMode.Warning)
    tester.setUseFetchMore(False)
    found.show_catalogue(CATALOGUE, TradeFinder(CATALOGUE), Words("fr"))
    yield found
    tester.deleteLater()


def under(model: CatalogueTreeModel, row: int) -> list[str]:
    """Return the lines of a group, opened if need be."""
    group = model.index(row, 0)
    model.fetchMore(group)
    return [model.index(n, 0, group).data() for n in range(model.rowCount(group))]


def test_sectors_hold_trades_that_are_made_when_one_is_opened(model: CatalogueTreeModel) -> None:
    assert texts(model) == [
        "6 · Vente et services",
        "7 · Métiers, transport et machinerie",
        "Mesures de financement",
    ]
    sector = model.index(1, 0)
    assert model.hasChildren(sector) and model.canFetchMore(sector) and model.rowCount(sector) == 0
    model.fetchMore(sector)
    assert not model.canFetchMore(sector) and model.rowCount(sector) == 1
    trade = model.index(0, 0, sector)
    assert trade.data() == "72100 · Machiniste d’outillage" and model.parent(trade) == sector
    assert trade.data(VALUE) == MACHINIST and not model.hasChildren(trade)
    assert model.columnCount() == 1 and model.parent(QModelIndex()) == QModelIndex()


def test_a_retired_trade_is_not_offered(model: CatalogueTreeModel) -> None:
    assert under(model, 0) == ["64100 · Préposée à l’éclairage"]
    assert not model.index_of(GONE).isValid() and model.shown == 3


def test_an_entry_is_found_in_a_group_that_nobody_opened(model: CatalogueTreeModel) -> None:
    assert model.index_of(MACHINIST).data(VALUE) == MACHINIST
    assert model.index_of(Entry(MEASURE, "AIDE")).data() == "Aide d’essai"
    assert model.index_of(Entry(SECTOR, "7")).row() == 1
    assert model.entry(model.index_of(Entry(MEASURES, ""))) == Entry(MEASURES, "")
    assert not model.index_of(Entry(TRADE, "99999")).isValid() and model.entry(QModelIndex()) is None


@pytest.mark.parametrize(
    ("typed", "trades"),
    [
        ("preposee a l'ECLAIRAGE", ["64100"]),
        ("préposé éclairage", ["64100"]),
        ("machinist", ["72100"]),
        ("641", ["64100"]),
        ("conductrice de tour", ["72100"]),
        ("machinniste", ["72100"]),
        ("aide essai", ["AIDE"]),
        ("plombier zzz", []),
        ("", ["64100", "72100", "AIDE"]),
    ],
)
def test_a_search_leaves_what_is_called_so(model: CatalogueTreeModel, typed: str, trades: list[str]) -> None:
    model.look(typed)
    for row in range(model.rowCount()):
        model.fetchMore(model.index(row, 0))
    groups = [model.index(row, 0) for row in range(model.rowCount())]
    found = [model.index(n, 0, g).data(VALUE).code for g in groups for n in range(model.rowCount(g))]
    assert found == trades and model.shown == len(trades)


def test_the_common_title_that_led_there_is_said(model: CatalogueTreeModel) -> None:
    model.look("conductrice de tour")
    told = model.index_of(MACHINIST).data(TOOL_TIP)
    assert told == "72100 · Machiniste d’outillage — conducteur/conductrice de tour"
    model.look("")
    assert model.index_of(MACHINIST).data(TOOL_TIP) == "72100 · Machiniste d’outillage"


def test_another_language_is_said_in_place(model: CatalogueTreeModel) -> None:
    place, told = model.index_of(MACHINIST), []
    model.modelReset.connect(lambda: told.append("reset"))
    model.dataChanged.connect(lambda first, last: told.append(first.data()))
    model.say(Words("en"))
    assert place.data() == "72100 · Machinist" and texts(model)[0] == "6 · Sales and service"
    assert told == ["6 · Sales and service", "72100 · Machinist"]
