"""The first pane of an import: which file or folder, and why the last one was not understood."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style
from ui.widgets.labels import say_or_hide


class ImportChoice(QWidget):
    """Asks for a file or a folder; what is chosen goes out as paths."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.fault = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.fault.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hint = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.file = QPushButton(style.icon("file-outline", "on_accent"), "")
        self.folder = QPushButton(style.icon("folder-open-outline", "muted"), "")
        style.emphasise(self.fault, "error")
        style.emphasise(self.hint, "muted")
        style.emphasise(self.file, "primary")
        self.file.clicked.connect(self._ask_file)
        self.folder.clicked.connect(self._ask_folder)
        self.say_fault("")
        self._lay_out()

    def retranslate(self, words: Words) -> None:
        """Say every text again."""
        self._words = words
        self.text.setText(
            words._(
                "A catalogue in the exchange form (a folder of CSV tables or one workbook), or a public "
                "file as it was downloaded: NOC/CNP, OaSIS, COPS, Job Bank, ESCO, O*NET."
            )
        )
        self.hint.setText(
            words._(
                "You see what is new, changed and gone before anything is written. "
                "A file or folder can also be dropped here."
            )
        )
        self.file.setText(words._("Choose &files…"))
        self.folder.setText(words._("Choose a f&older…"))

    def say_fault(self, text: str) -> None:
        """Say why the last choice could not be read."""
        say_or_hide(self.fault, text)

    def _lay_out(self) -> None:
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.addWidget(self.file)
        row.addWidget(self.folder)
        row.addStretch(1)
        for part in (self.text, self.hint, self.fault):
            column.addWidget(part)
        column.addLayout(row)
        column.addStretch(1)

    def _ask_file(self) -> None:
        kinds = self._words._("Catalogues and public files (*.csv *.xlsx *.zip *.txt *.tsv);;All files (*)")
        # Several at once: some sources say something only together.
        names, _ = QFileDialog.getOpenFileNames(self, self._words._("Import a catalogue"), "", kinds)
        if names:
            self.chosen.emit(tuple(map(Path, names)))

    def _ask_folder(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, self._words._("Import a catalogue")):
            self.chosen.emit((Path(name),))
