"""The cards of the catalogue: what a trade, a programme and a measure say, and to whom."""

from dataclasses import replace

import pytest

from planner.catalogue import Provenance
from planner.suspect import SUSPECT
from planner.words import Words
from tests.ui.full_catalogue import a_full_catalogue
from tests.ui.office import TODAY
from tests.ui.pages.catalogue.reading import MACHINIST, choose, said, shown
from ui.models.catalogue_entries import MEASURE, Entry
from ui.pages.catalogue import CataloguePage

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_a_programme_card_says_admission_sessions_grants_and_source(page: CataloguePage) -> None:
    choose(page, MACHINIST)
    page.choose_program("DEP")
    card, text = page.board.cards.program, said(shown(page))
    assert shown(page) is card
    for part in (
        "900\xa0h",
        "Mathématique de 4ᵉ secondaire",
        "(estimé)",
        "30\u00a0août\u00a02027",
        "Répertoire essai",
    ):
        assert part in text, part
    assert "Vérifié le 1ᵉʳ\u00a0sept.\u00a02026" in text and "Frais\nnon indiqué" in text
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
        "Services Québec", "100 $ par semaine", "jusqu’au 31\u00a0mars\u00a02027",
        "Conditions – pour Camille Exemple",
        "Porte 1\xa0: à documenter", "Une aide.", "Répertoire essai",
    ):  # fmt: skip
        assert part in text, part
