"""What the tests of the catalogue's page choose, and what they read of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.models.catalogue_entries import TRADE, Entry
from ui.pages.catalogue import CataloguePage
from ui.widgets.fact_card import WORD_JOINER

MACHINIST, LIGHTING = Entry(TRADE, "72100"), Entry(TRADE, "64100")


def choose(page: CataloguePage, entry: Entry) -> None:
    page.board.tree.choose(entry)


def said(card: QWidget) -> str:
    """Return all that a card says, once its new lines are laid out."""
    QApplication.processEvents()
    shown = (label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))
    return "\n".join(shown).replace(WORD_JOINER, "")


def shown(page: CataloguePage) -> QWidget:
    return page.board.cards.currentWidget()


def codes(page: CataloguePage) -> list[str]:
    model = page.board.programs.table.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.UserRole).code for row in range(model.rowCount())]
