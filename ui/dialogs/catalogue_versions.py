"""What changed in the catalogue, version by version, the newest first."""

from collections.abc import Sequence
from concurrent.futures import Future

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from db.catalogue import CatalogueStore, CatalogueVersion
from planner.words import Words
from ui.models.rows import RowModel
from ui.models.version_rows import COLUMNS, VersionLine
from ui.session import Session
from ui.widgets.line_table import LineTable

WIDTHS = (10, 16, 16, 34, 22, 44)
LETTERS, ROWS = 150, 22


class CatalogueVersionsDialog(QDialog):
    """Lists the versions of the catalogue."""

    def __init__(
        self, versions: Sequence[CatalogueVersion], words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words._("What changed in the catalogue"))
        self.model = RowModel(COLUMNS, self)
        self.model.show_rows([VersionLine(version, words) for version in versions], words)
        table = LineTable(self.model, WIDTHS)
        table.setAccessibleName(words._("Versions of the catalogue"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(table, 1)
        column.addWidget(buttons)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.resize(letter * LETTERS, line * ROWS)


def show_versions(session: Session, parent: QWidget) -> None:
    """Read the versions beside the window, and list them."""

    def show(done: Future[tuple[CatalogueVersion, ...]]) -> None:
        found = session.answer(done)
        if found is not None:
            CatalogueVersionsDialog(found, session.language.words, parent).open()

    session.store_tasks.run(lambda: CatalogueStore(session.database).versions(), show)
