"""Where could I go? in the real window: explained, narrowed, compared, aimed at, by keyboard too."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner.case import Case
from planner.catalogue import Catalogue, Outlook
from planner.pathway.destinations import Destination, Tell
from planner.pathway.result import Status
from planner.related import as_kept
from planner.text import Text
from tests.ui.market import (
    CHEF,
    CLERK,
    COOK,
    HELPER,
    WELDER,
    a_helper,
    a_market,
    some_destinations,
    without_skills,
)
from tests.ui.on_screen import page_of
from ui.main_window import MainWindow
from ui.models import destination_search
from ui.models.catalogue_entries import TRADE, Entry
from ui.models.columns import SORT, VALUE
from ui.models.directions import COST, ENTRY, FINISH
from ui.pages.directions import DirectionsPage
from ui.tasks import Running
from ui.widgets.directions_board import COMPARISON, LIST, MAP
from ui.widgets.fact_card import WORD_JOINER

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(window: MainWindow, case: Case) -> DirectionsPage:
    window.session.opened = window.session.opened.with_catalogue(a_market())
    window.session.document.open(case, 1)
    window.go("directions")
    return page_of(window, DirectionsPage)


@pytest.fixture
def page(window: MainWindow) -> DirectionsPage:
    """Return the page for somebody of whom only a first name and an occupation are known."""
    return opened(window, a_helper())


def codes(page: DirectionsPage) -> list[str]:
    model = page.board.table.model()
    return [model.index(row, 0).data(VALUE).code for row in range(model.rowCount())]


def said_on_card(page: DirectionsPage) -> str:
    QApplication.processEvents()
    card = page.board.card
    shown = (label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))
    return "\n".join(shown).replace(WORD_JOINER, "")


@pytest.fixture
def proven(monkeypatch: pytest.MonkeyPatch) -> list[Case]:
    """Answer every look at the trades at once, and return who was asked for."""
    asked: list[Case] = []

    def find(case: Case, catalogue: Catalogue, running: Running, tell: Tell) -> tuple[Destination, ...]:
        asked.append(case)
        found = some_destinations()
        for place, destination in enumerate(found, 1):
            tell(destination, place / len(found))
        return found

    monkeypatch.setattr(destination_search, "find", find)
    return asked


def want(page: DirectionsPage, field: str, code: str) -> None:
    found = getattr(page.board.filters, field)
    found.setCurrentIndex(found.findData(code))
    found.activated.emit(found.currentIndex())


def test_without_a_file_the_page_asks_for_one(window: MainWindow) -> None:
    window.go("directions")
    page = window.pages["directions"]
    assert page.empty.isVisible() and not page.board.isVisible()
    page.empty.button.click()
    assert window.page == "clients"


def test_a_first_name_and_an_occupation_open_the_list(page: DirectionsPage) -> None:
    assert codes(page)[0] == COOK and set(codes(page)) == {COOK, CLERK, CHEF, WELDER}
    assert page.board.person.text() == "Camille · Aide-cuisinière"
    assert "Rien de choisi" in said_on_card(page) and not page.board.card.aim.isVisible()
    assert page.board.foot.text().startswith("4 métiers") and "2021, 2021-2022" in page.board.foot.text()


def test_who_said_nothing_is_asked_for_it_before_every_occupation_is_listed(window: MainWindow) -> None:
    page = opened(window, without_skills())
    assert page.unknown.isVisible() and not page.board.isVisible() and page.first is page.unknown.button
    assert "inscrivez le métier actuel" in page.unknown.text.text()
    page.unknown.button.click()
    assert window.page == "intake"
    window.go("directions")
    page.unknown.other.click()
    assert page.board.isVisible() and page.first is page.board.table
    assert len(codes(page)) == 5 and "rien pour classer" in page.board.person.text()


def test_a_trade_is_explained_skill_by_skill(page: DirectionsPage) -> None:
    page.board.table.choose(COOK)
    text = said_on_card(page)
    for part in (
        "Cuisinière",
        "CNP 63200",
        "Proximité",
        "À l’entrée\u00a0: 17\u00a0$/h",
        "À la médiane\u00a0: 21\u00a0$/h (+\u00a04\u00a0$ l’heure)",
        "2021-2022",
        "Pénurie modérée",
        "Compétence kitchen\u00a0: ? ≈ 1 → 4 – DEP Cuisine, jusqu’à 3",
        "Compétence reading\u00a0: ? jusqu’à 1, probablement",
    ):
        assert part in text, part


def test_every_header_sorts(page: DirectionsPage) -> None:
    table = page.board.table
    for column in range(table.model().columnCount()):
        table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        shown = [table.model().index(row, column).data(SORT) for row in range(4)]
        assert shown == sorted(shown, reverse=True), column


def test_filters_leave_out_and_say_how_many(page: DirectionsPage) -> None:
    want(page, "outlook", "cops|balance")
    assert codes(page) == [CLERK] and "3 métiers écartés par les filtres" in page.board.foot.text()
    want(page, "outlook", "")
    want(page, "region", "17")
    assert codes(page) == [COOK]
    page.board.table.choose(COOK)
    assert "18\u00a0$/h" in said_on_card(page), "the figures are those of the region"


def test_space_compares_and_the_fifth_is_refused(page: DirectionsPage, window: MainWindow) -> None:
    page.board.table.setFocus()
    for code in (COOK, CLERK, CHEF):
        page.board.table.choose(code)
        QTest.keyClick(page.board.table, Qt.Key.Key_Space)
    page.compare(WELDER)
    page.compare("00000")
    assert page.compared == (COOK, CLERK, CHEF, WELDER) and window.notice.isVisible()
    assert page.board.tabs.tabText(COMPARISON) == "Comparaison (4)"
    page.board.tabs.setCurrentIndex(COMPARISON)
    page.board.comparison.out[1].click()
    assert page.compared == (COOK, CHEF, WELDER)
    assert page.board.comparison.model.columnCount() == 4
    page.board.tabs.setCurrentIndex(LIST)


def test_aiming_is_one_undo_step_and_the_list_stays(page: DirectionsPage) -> None:
    document, before = page.session.document, page.search.found
    page.board.table.choose(CLERK)
    page.board.card.aim.click()
    assert document.case.target.trade == CLERK and page.search.found is before
    assert page.board.card.aim.text() == "But du dossier ouvert" and not page.board.card.aim.isEnabled()
    document.undo_stack.undo()
    assert document.case.target.trade != CLERK and page.board.card.aim.isEnabled()


def test_the_catalogue_card_is_one_click_away(page: DirectionsPage, window: MainWindow) -> None:
    page.board.table.choose(COOK)
    page.board.card.open.click()
    assert window.page == "catalogue" and window.pages["catalogue"].card == Entry(TRADE, COOK)


def test_enter_opens_the_card_too(page: DirectionsPage, window: MainWindow) -> None:
    page.board.table.choose(CLERK)
    QTest.keyClick(page.board.table, Qt.Key.Key_Return)
    assert window.page == "catalogue" and window.pages["catalogue"].card == Entry(TRADE, CLERK)


def test_another_occupation_is_another_list(page: DirectionsPage) -> None:
    document = page.session.document
    other = replace(document.case, client=replace(document.case.client, trade=COOK))
    document.edit(other, "Changer")
    assert HELPER in codes(page) and COOK not in codes(page)


def test_ctrl_5_opens_the_page_on_its_table(page: DirectionsPage, window: MainWindow, qtbot: QtBot) -> None:
    window.go("home")
    QTest.keyClick(window, Qt.Key.Key_5, CONTROL)
    qtbot.waitUntil(lambda: window.page == "directions")
    assert QApplication.focusWidget() is page.board.table


def test_another_language_is_said_in_place(page: DirectionsPage, window: MainWindow) -> None:
    page.board.table.choose(COOK)
    page.compare(COOK)
    window.use_language("en")
    QApplication.processEvents()
    assert page.board.title.text() == "Where could I go?" and "Cuisinière (en)" in said_on_card(page)
    assert page.board.table.code == COOK and page.compared == (COOK,)


def test_the_map_is_worked_out_when_it_is_first_looked_at(page: DirectionsPage, proven: list[Case]) -> None:
    assert proven == [] and page.board.table.isColumnHidden(FINISH)
    page.board.tabs.setCurrentIndex(MAP)
    (asked,) = proven
    case = page.session.document.case
    assert as_kept(asked) == replace(case, target=replace(case.target, trade=""))
    assert set(asked.preferences.other_fields) == {"CUISINE", "CUISINE~RAC"}
    assert {point.code for point in page.board.map.map.points} == {CLERK, COOK, CHEF}
    assert page.board.map.state.text().startswith("3 métiers atteints · 4 examinés")
    page.board.tabs.setCurrentIndex(LIST)
    page.board.tabs.setCurrentIndex(MAP)
    assert len(proven) == 1


def test_the_list_says_what_the_map_shows(page: DirectionsPage, proven: list[Case]) -> None:
    page.board.tabs.setCurrentIndex(MAP)
    model = page.board.model
    said = {row.code: model.index(n, FINISH).data() for n, row in enumerate(model.rows)}
    assert said == {
        CLERK: "dès maintenant",
        COOK: "26\u00a0mars\u00a02028\nestimé",
        CHEF: "7\u00a0janv.\u00a02029\nà documenter",
        WELDER: "aucun parcours",
    }
    assert page.board.table.isColumnHidden(ENTRY) and not page.board.table.isColumnHidden(COST)
    page.board.table.sortByColumn(FINISH, Qt.SortOrder.AscendingOrder)
    assert codes(page) == [CLERK, COOK, CHEF, WELDER]
    page.choose(CHEF)
    text = said_on_card(page)
    assert "Première étape\u00a0: DEP Cuisine" in text and "Mathématique" in text


def test_arrows_and_clicks_choose_on_the_map(page: DirectionsPage, proven: list[Case]) -> None:
    page.board.tabs.setCurrentIndex(MAP)
    drawn = page.board.map.map
    drawn.setFocus()
    walked = []
    for _ in range(4):
        QTest.keyClick(drawn, Qt.Key.Key_Right)
        walked.append(page.chosen)
    assert walked == [CLERK, COOK, CHEF, CHEF] and page.board.table.code == CHEF
    assert drawn.accessibleDescription().startswith("Chef cuisinière\n")
    drawn.grab()
    spot = next(s for s in drawn._chart.spots if s.point.code == COOK)
    QTest.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=spot.rect.center().toPoint())
    assert page.chosen == COOK and "Au plus tôt\u00a0: 26\u00a0mars\u00a02028, estimé" in said_on_card(page)


def test_filters_hold_on_the_map_too(page: DirectionsPage, proven: list[Case]) -> None:
    page.board.tabs.setCurrentIndex(MAP)
    want(page, "sector", "6")
    assert {point.code for point in page.board.map.map.points} == {COOK, CHEF}


def test_another_question_forgets_what_was_proven_and_an_aim_does_not(
    page: DirectionsPage, proven: list[Case]
) -> None:
    page.board.tabs.setCurrentIndex(MAP)
    page.choose(COOK)
    page.board.card.aim.click()
    assert len(proven) == 1 and page.desk.search.found
    document = page.session.document
    page.board.tabs.setCurrentIndex(LIST)
    document.edit(replace(document.case, client=replace(document.case.client, trade=COOK)), "Changer")
    assert page.desk.search.found == {} and page.board.table.isColumnHidden(FINISH)


def test_leaving_the_page_stops_the_work_and_keeps_what_is_proven(
    page: DirectionsPage, proven: list[Case], window: MainWindow
) -> None:
    page.board.tabs.setCurrentIndex(MAP)
    window.go("home")
    assert page.desk.search._running.stopped() and len(page.desk.search.found) == 4


def test_a_stopped_search_counts_only_what_it_answered(
    page: DirectionsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find(case: Case, catalogue: Catalogue, running: Running, tell: Tell) -> tuple[Destination, ...]:
        found = some_destinations()[0], Destination(COOK, Status.UNKNOWN)
        for destination in found:
            tell(destination, 1.0)
        return found

    monkeypatch.setattr(destination_search, "find", find)
    page.board.tabs.setCurrentIndex(MAP)
    assert page.board.map.state.text().startswith("1 métier atteint · 1 examiné ·")
    page.choose(COOK)
    assert "Au plus tôt\u00a0: non calculé" in said_on_card(page)


def test_outlooks_of_two_vocabularies_stay_apart(page: DirectionsPage) -> None:
    other = Outlook(CHEF, "CA", "provincial", "balance", Text("En équilibre", "Balanced"), "2023")
    both = replace(a_market(), outlooks=(*a_market().outlooks, other))
    page.session.opened = page.session.opened.with_catalogue(both)
    page.session.catalogue_changed.emit()
    offered = page.board.filters.outlook
    texts = [offered.itemText(n) for n in range(1, offered.count())]
    assert [text.partition(" – ")[0] for text in texts] == ["Pénurie modérée", "À équilibre", "En équilibre"]
    assert all(" – " in text for text in texts)
    want(page, "outlook", "provincial|balance")
    assert codes(page) == [CHEF]
