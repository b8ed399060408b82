"""The page as it is shown: in another language, on another database, on a small screen, in each theme."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.full_catalogue import a_full_catalogue
from tests.ui.models.reading import texts
from tests.ui.pages.catalogue.reading import MACHINIST, choose, said, shown
from tests.ui.test_style import ground_and_ink
from tests.ui.test_tokens import contrast
from ui.dialogs.reasons import ReasonsDialog
from ui.main_window import MainWindow
from ui.models.catalogue_entries import MEASURE, NO_ENTRY, SECTOR, Entry
from ui.pages.catalogue import CataloguePage
from ui.tokens import THEME_TOKENS

# What a platform without a screen says of dialogs.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


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
