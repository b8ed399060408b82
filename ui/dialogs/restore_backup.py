"""The backups of the open database, the newest first, and going back to one of them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from db.backups import Backup
from planner.words import Words
from ui.models.backup_rows import COLUMNS, BackupLine
from ui.models.rows import RowModel
from ui.widgets.line_table import LineTable

WIDTHS = (30, 38, 14, 12, 40)
LETTERS, ROWS = 140, 22


class RestoreDialog(QDialog):
    """Lists backups; `chosen` says the one to go back to."""

    chosen = Signal(object)

    def __init__(
        self, found: Sequence[Backup], folder: Path, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words._("Restore a backup"))
        self.model = RowModel(COLUMNS, self)
        self.model.show_rows([BackupLine(backup, words) for backup in found], words)
        self.table = LineTable(self.model, WIDTHS)
        self.table.setAccessibleName(words._("Backups of the database"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.restore = self.buttons.addButton(words._("&Restore"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out(folder, words)
        self._connect()
        if found:
            self.table.selectRow(0)

    def _lay_out(self, folder: Path, words: Words) -> None:
        text = words._(
            "The database becomes what it was at that moment. Its present state is kept first, as a backup "
            "of its own: going back to that one undoes all of it."
        )
        empty = words._("There is no backup yet: one is made each day, and before whatever changes much.")
        column = QVBoxLayout(self)
        for said in (text if self.model.rows else empty, words._("Folder: {path}", path=folder)):
            label = QLabel(said, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.insertWidget(1, self.table, 1)
        column.addWidget(self.buttons)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.resize(letter * LETTERS, line * ROWS)

    def _connect(self) -> None:
        self.restore.setEnabled(False)
        chosen = self.table.selectionModel()
        chosen.selectionChanged.connect(lambda *_: self.restore.setEnabled(chosen.hasSelection()))
        self.table.doubleClicked.connect(lambda _: self.accept())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def accept(self) -> None:
        """Hand over the chosen backup."""
        rows = self.table.selectionModel().selectedRows()
        super().accept()
        if rows:
            self.chosen.emit(self.model.rows[rows[0].row()].backup)
