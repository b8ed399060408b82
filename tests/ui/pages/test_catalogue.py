from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from planner.catalogue import Provenance
from planner.client import SkillLevel
from planner.suspect import SUSPECT
from planner.words import Words
from tests.ui.full_catalogue import a_full_catalogue
from tests.ui.models.reading import texts
from tests.ui.office import CAMILLE, TODAY
from tests.ui.on_screen import page_of
from tests.ui.test_style import ground_and_ink
from tests.ui.test_tokens import contrast
from ui.dialogs.reasons import ReasonsDialog
from ui.main_window import MainWindow
from ui.models.catalogue_entries import MEASURE, MEASURES, NO_ENTRY, PROGRAM, SECTOR, TRADE, Entry
from ui.models.ways_in import CLOSED, OPEN, PLAIN
from ui.pages.catalogue import CataloguePage
from ui.tokens import THEME_TOKENS
from ui.widgets.pathway_graph import PathwayGraph

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

CONTROL = Qt.KeyboardModifier.ControlModifier
MACHINIST, LIGHTING = Entry(TRADE, "72100"), Entry(TRADE, "64100")


@pytest.fixture
def page(window: MainWindow) -> CataloguePage:
    """Return the page on a catalogue with all that it can show; no case is open."""
    window.session.opened = window.session.opened.with_catalogue(a_full_catalogue())
    window.go("catalogue")
    return page_of(window, CataloguePage)


@pytest.fixture
def with_camille(page: CataloguePage) -> CataloguePage:
    """Return the page while the file of Camille is open."""
    page.session.open_case(CAMILLE)
    page.session.go.emit("catalogue")
    return page


def choose(page: CataloguePage, entry: Entry) -> None:
    page.board.tree.choose(entry)


def said(card: QWidget) -> str:
    """Return all that a card says, once its new lines are laid out."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))


def shown(page: CataloguePage) -> QWidget:
    return page.board.cards.currentWidget()


def codes(page: CataloguePage) -> list[str]:
    model = page.board.programs.table.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.UserRole).code for row in range(model.rowCount())]


def test_ctrl_i_and_ctrl_4_open_the_page(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_I, CONTROL)
    assert window.page == "catalogue"
    window.go("home")
    QTest.keyClick(window, Qt.Key.Key_4, CONTROL)
    qtbot.waitUntil(lambda: window.page == "catalogue")


def test_at_first_every_programme_is_there_and_nothing_is_chosen(page: CataloguePage) -> None:
    assert codes(page) == ["DEP", "MAT4", "WELCOME", "OLD"]
    assert page.board.programs.heading.text() == "Tous les programmes et activités"
    assert shown(page) is page.board.cards.nothing and "Rien de choisi" in said(shown(page))
    assert not page.board.programs.filters.all.isEnabled()
    assert page.board.fresh.text() == "2 métiers · 4 activités · Salaires 29 nov. 2023"


def test_a_trade_shows_what_leads_to_it_and_its_card(page: CataloguePage) -> None:
    choose(page, MACHINIST)
    assert codes(page) == ["DEP", "OLD"]
    assert page.board.programs.heading.text() == "Ce qui mène à «\xa0Machiniste d’outillage\xa0»"
    card, text = page.board.cards.trade, said(shown(page))
    assert shown(page) is card and card.title.text() == "Machiniste d’outillage"
    for part in (
        "CNP 72100",
        "FÉER\xa02".replace("\xa0", " "),
        "Pénurie modérée",
        "2024-2033",
        "médiane 27\xa0$/h",
        "2021-2022",
        "Enquête",
    ):
        assert part in text, part
    assert "Activité DEP" in text and "Guichet-Emplois" in text
    assert texts(card.model) == ["S2", "Mesurer"]
    assert not card.aim.isVisible() and card.begin.isVisible(), "there is no file to aim"


def test_what_is_not_published_is_said_and_never_called_balanced(page: CataloguePage) -> None:
    choose(page, LIGHTING)
    text = said(shown(page))
    assert "Perspectives\xa0: non publiées" in text and "Salaires\xa0: non publiés" in text
    assert "équilibre" not in text and not page.board.cards.trade.skills.isVisible()


def test_a_sector_lists_what_leads_into_it(page: CataloguePage) -> None:
    choose(page, Entry(SECTOR, "6"))
    assert codes(page) == ["WELCOME"] and "1 métier" in said(shown(page))


def test_a_trade_without_any_programme_says_so(page: CataloguePage) -> None:
    bare = replace(a_full_catalogue(), activities={})
    page.session.opened = page.session.opened.with_catalogue(bare)
    page.session.database_changed.emit()
    choose(page, MACHINIST)
    said, table = page.board.programs.count, page.board.programs.table
    assert said.text().startswith("Aucun programme du catalogue n’ouvre à lui seul ce métier.")
    assert said.isVisible() and not table.isVisible()


def test_all_programmes_come_back(page: CataloguePage) -> None:
    choose(page, MACHINIST)
    page.board.programs.filters.all.click()
    assert len(codes(page)) == 4 and page.chosen == NO_ENTRY
    assert not page.board.tree.tree.selectionModel().hasSelection()


def test_filters_say_what_they_leave_out(page: CataloguePage) -> None:
    choose(page, MACHINIST)
    region = page.board.programs.filters.region
    region.setCurrentIndex(region.findData("06"))
    region.activated.emit(region.currentIndex())
    assert codes(page) == ["DEP"]
    assert page.board.programs.count.text() == "1 activité · 1 écartée par les filtres"
    assert texts(page.board.programs.model, 2) == ["Montréal"]


def test_a_header_sorts_and_keeps_the_choice(page: CataloguePage) -> None:
    page.board.programs.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert codes(page)[-1] == "WELCOME"
    page.choose_program("WELCOME")
    assert page.board.programs.table.currentIndex().row() == 3


def test_the_line_filters_the_tree_and_is_reached_by_ctrl_f(page: CataloguePage, qtbot: QtBot) -> None:
    QTest.keyClick(page.board.tree.tree, Qt.Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is page.board.tree.search
    QTest.keyClicks(page.board.tree.search, "conductrice de tour")
    qtbot.waitUntil(lambda: page.board.tree.found.text() == "1 trouvé")
    assert texts(page.board.tree.model) == ["7 · Métiers, transport et machinerie"]
    assert page.board.tree.tree.isExpanded(page.board.tree.model.index(0, 0))
    page.board.tree.search.setText("qqqq")
    qtbot.waitUntil(lambda: page.board.tree.found.text().startswith("Rien ne contient ces mots"))


def test_a_programme_is_found_by_title_or_code_and_opens_its_card(page: CataloguePage, qtbot: QtBot) -> None:
    tree = page.board.tree
    for typed in ("welcome", "activité welcome"):
        tree.search.setText(typed)
        qtbot.waitUntil(lambda: "Programmes et activités" in texts(tree.model))
        choose(page, Entry(PROGRAM, "WELCOME"))
        assert page.card == Entry(PROGRAM, "WELCOME") and shown(page) is page.board.cards.program
        tree.search.setText("")
        qtbot.waitUntil(lambda: "Programmes et activités" not in texts(tree.model))
        page.choose(MACHINIST)


def test_the_tree_and_the_table_are_used_by_keyboard(page: CataloguePage) -> None:
    tree, table = page.board.tree.tree, page.board.programs.table
    tree.setFocus()
    assert page.chosen == NO_ENTRY, "taking the focus chooses nothing"
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(tree, key)
    assert page.chosen == page.card == MACHINIST
    table.setFocus()
    assert page.card == MACHINIST
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert page.card.code == codes(page)[table.currentIndex().row()] and page.chosen == MACHINIST


def test_a_programme_card_says_admission_sessions_grants_and_source(page: CataloguePage) -> None:
    choose(page, MACHINIST)
    page.choose_program("DEP")
    card, text = page.board.cards.program, said(shown(page))
    assert shown(page) is card
    for part in ("900\xa0h", "Mathématique de 4ᵉ secondaire", "(estimé)", "30 août 2027", "Répertoire essai"):
        assert part in text, part
    assert "Vérifié le 1ᵉʳ sept. 2026" in text and "Frais\nnon indiqué" in text
    assert not card.add.isVisible(), "no plan is open"
    card.back.click()
    assert shown(page) is page.board.cards.trade and page.board.programs.table.currentIndex().row() == -1


def test_a_replaced_programme_leads_to_its_successor(with_camille: CataloguePage) -> None:
    page = with_camille
    page.choose_program("OLD")
    card = page.board.cards.program
    assert "Remplacé par DEP" in card.notice.text() and "Fermé à tout le monde." in said(card)
    assert "Non vérifié\xa0: à confirmer" in said(card) and not card.add.isEnabled()
    card.successor.click()
    assert page.card.code == "DEP" and card.add.isEnabled() and not card.successor.isVisible()


def test_a_programme_in_doubt_says_so_on_its_card(page: CataloguePage) -> None:
    contradicted = Provenance(f"{SUSPECT}\xa0: 3 ou 4", verified=False)
    doubted = replace(a_full_catalogue().activities["DEP"], provenance=contradicted)
    card = page.board.cards.program
    card.show_program(doubted, None, TODAY, a_full_catalogue(), Words("fr"))
    assert card.notice.text().startswith("Douteux") and not card.notice.isHidden()


def test_a_measure_says_conditions_amount_validity_and_who_decides(with_camille: CataloguePage) -> None:
    page = with_camille
    choose(page, Entry(MEASURE, "AIDE"))
    text = said(shown(page))
    assert shown(page) is page.board.cards.measure
    for part in (
        "Services Québec", "100 $ par semaine", "jusqu’au 31 mars 2027", "Conditions – pour Camille Exemple",
        "Porte 1\xa0: à documenter", "Une aide.", "Répertoire essai",
    ):  # fmt: skip
        assert part in text, part


def ways(page: CataloguePage) -> PathwayGraph:
    page.board.programs.tabs.setCurrentIndex(1)
    return page.board.programs.graph.graph


def test_what_leads_to_a_trade_is_drawn_and_a_box_opens_its_card(with_camille: CataloguePage) -> None:
    page = with_camille
    choose(page, MACHINIST)
    drawn = ways(page)
    codes = {node.code: node.state for node in drawn.picture.graph.nodes}
    assert codes["DEP"] == CLOSED and codes["MAT4"] == OPEN and drawn.picture.graph.opened == "DEP"
    assert drawn.accessibleName() and "Activité MAT4 → Porte 1" in drawn.accessibleDescription()
    drawn.setFocus()
    QTest.keyClick(drawn, Qt.Key.Key_Left)
    QTest.keyClick(drawn, Qt.Key.Key_Left)
    assert drawn.picture.node(drawn.current).code == "MAT4"
    QTest.keyClick(drawn, Qt.Key.Key_Return)
    assert page.card == Entry(PROGRAM, "MAT4") and shown(page) is page.board.cards.program
    assert page.chosen == MACHINIST and drawn.picture.graph.opened == "DEP"


def test_a_click_on_a_box_opens_its_card(page: CataloguePage) -> None:
    choose(page, MACHINIST)
    drawn = ways(page)
    QApplication.processEvents()
    box = drawn.boxes.boxes["DEP"]
    QTest.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert page.card == Entry(PROGRAM, "DEP")
    assert {node.state for node in drawn.picture.graph.nodes} == {PLAIN}


def test_without_a_trade_the_graph_says_what_to_choose(page: CataloguePage) -> None:
    drawn = ways(page)
    assert drawn.picture.graph.nodes == () and not page.board.programs.graph.area.isVisible()
    assert "Choisissez un métier" in page.board.programs.graph.legend.text()


def test_a_measure_is_answered_for_the_open_client(with_camille: CataloguePage) -> None:
    page, document = with_camille, with_camille.session.document
    choose(page, Entry(MEASURE, "AIDE"))
    assert "L’agente ou l’agent décide" in said(shown(page)) and "À documenter" in said(shown(page))
    born = replace(document.case.client, birth_date=date(1990, 1, 1))
    document.edit(replace(document.case, client=born), "Changer")
    text = said(shown(page))
    assert "À quoi s’attendre – pour Camille Exemple\nProbable" in text
    assert "à valider par Services Québec".casefold() in text.casefold() and "admissible" not in text
    assert page.board.tree.model.index_of(Entry(MEASURE, "AIDE")).data() == "probable · Aide d’essai"


def test_measures_stand_together_and_history_is_told_with_its_days(page: CataloguePage) -> None:
    past = replace(a_full_catalogue().measures[0], code="PASSE", valid_to=date(2026, 5, 1))
    both = replace(a_full_catalogue(), measures=(*a_full_catalogue().measures, past))
    page.session.opened = page.session.opened.with_catalogue(both)
    page.session.database_changed.emit()
    choose(page, Entry(MEASURES, ""))
    text = said(shown(page))
    assert text.index("En vigueur\n") < text.index("gardées pour l’histoire")
    assert "Aide d’essai – En vigueur du 1ᵉʳ avr. 2026 au 30 avr. 2026" in text
    assert page.board.tree.model.index_of(Entry(MEASURE, "PASSE")).data() == "terminée · Aide d’essai"


def test_doors_are_those_of_the_open_client(with_camille: CataloguePage) -> None:
    page = with_camille
    choose(page, MACHINIST)
    assert "Accès au métier – pour Camille Exemple" in said(shown(page))
    page.choose_program("DEP")
    text = said(shown(page))
    assert (
        "Il manque\u00a0: " in text
        and "c’est ouvert" not in text
        and "✗ Mathématique de 4ᵉ secondaire" in text
    )
    page.session.document.close()
    assert "✗" not in said(shown(page)) and "• Mathématique de 4ᵉ secondaire" in said(shown(page))


def test_levels_of_the_client_stand_beside_those_of_the_trade(with_camille: CataloguePage) -> None:
    page, document = with_camille, with_camille.session.document
    choose(page, MACHINIST)
    client = replace(document.case.client, skills={"S2": SkillLevel(1)})
    document.edit(replace(document.case, client=client), "Changer")
    first = page.board.cards.trade.model.index(0, 1).data(Qt.ItemDataRole.UserRole)
    assert (first.held, first.level) == (1, 4)


def test_the_goal_of_the_open_file_is_chosen_at_first(window: MainWindow) -> None:
    window.session.open_case(CAMILLE)
    window.go("catalogue")
    page = window.pages["catalogue"]
    assert page.chosen == MACHINIST
    assert page.board.cards.trade.aim.text() == "But du dossier ouvert"
    assert not page.board.cards.trade.aim.isEnabled()


def test_aiming_at_a_trade_is_one_undo_step(with_camille: CataloguePage) -> None:
    page, document = with_camille, with_camille.session.document
    choose(page, LIGHTING)
    aim = page.board.cards.trade.aim
    assert aim.isEnabled() and aim.text() == "Viser ce métier"
    aim.click()
    assert document.case.target.trade == "64100" and not aim.isEnabled()
    document.undo_stack.undo()
    assert document.case.target.trade == "72100" and aim.isEnabled()


def test_a_new_client_begins_with_the_goal(page: CataloguePage, window: MainWindow) -> None:
    choose(page, LIGHTING)
    page.board.cards.trade.begin.click()
    assert window.page == "intake" and window.session.document.case.target.trade == "64100"


def test_adding_to_the_plan_takes_the_first_session(with_camille: CataloguePage, window: MainWindow) -> None:
    page, document = with_camille, with_camille.session.document
    before = document.case.plan
    page.choose_program("WELCOME")
    page.board.cards.program.add.click()
    step = next(s for s in document.case.plan.steps if s.activity == "WELCOME")
    assert step.start is not None and step.session and window.notice.isVisible()
    assert "Activité WELCOME" in window.notice.text.text()
    document.undo_stack.undo()
    assert document.case.plan == before


def test_another_language_is_said_in_place(page: CataloguePage, window: MainWindow) -> None:
    choose(page, MACHINIST)
    window.use_language("en")
    QApplication.processEvents()
    assert page.chosen == MACHINIST and page.board.tree.tree.currentIndex().data() == "72100 · Machinist"
    assert page.board.cards.trade.title.text() == "Machinist" and "Moderate shortage" in said(shown(page))
    assert page.board.programs.filters.region.currentText() == "All regions"


def test_another_database_is_read_anew(page: CataloguePage) -> None:
    choose(page, MACHINIST)
    smaller = {"64100": a_full_catalogue().trades["64100"]}
    page.session.opened = page.session.opened.with_catalogue(replace(a_full_catalogue(), trades=smaller))
    page.session.database_changed.emit()
    assert page.card == NO_ENTRY and shown(page) is page.board.cards.nothing
    assert texts(page.board.tree.model)[0] == "6 · Vente et services"


def test_sources_and_licences_are_told(page: CataloguePage) -> None:
    page.board.sources.click()
    dialog = page.findChild(ReasonsDialog)
    assert "Guichet-Emplois" in said(dialog) and "Licence ouverte" in said(dialog)
    assert "Cents par heure" in said(dialog)
    dialog.close()


@pytest.mark.parametrize("code", ["fr", "en"])
def test_every_card_fits_a_small_laptop(with_camille: CataloguePage, window: MainWindow, code: str) -> None:
    page = with_camille
    window.use_language(code)
    for entry in (MACHINIST, Entry(MEASURE, "AIDE"), Entry(SECTOR, "7")):
        choose(page, entry)
        QApplication.processEvents()
        card = shown(page)
        inside = card.area.widget()
        assert inside.width() <= card.area.viewport().width(), "nothing is cut at the right"
        assert window.minimumSizeHint().width() <= 1340 and window.minimumSizeHint().height() <= 740


@pytest.mark.parametrize("theme", THEME_TOKENS)
def test_the_card_can_be_read_as_drawn(with_camille: CataloguePage, window: MainWindow, theme: str) -> None:
    page = with_camille
    choose(page, MACHINIST)
    window.use_theme(theme)
    QApplication.processEvents()
    checked = 0
    for label in shown(page).findChildren(QLabel):
        if label.text() and label.visibleRegion().boundingRect().height() >= 8:
            ground, ink = ground_and_ink(label.grab().toImage())
            assert contrast(ground, ink) >= 4.5, (label.text(), ground.name(), ink.name())
            checked += 1
    assert checked > 5
    window.use_theme("light")
