"""The recovery code, shown once: printed, saved or written down before the dialog can be left."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QTextDocument
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.errors import PlannerError
from planner.words import Words
from ui import failures, files, style

WIDTH, CODE_POINTS = 560, 15


class RecoveryCodeDialog(QDialog):
    """Shows a code that is kept nowhere; it is left once the person says that they have it."""

    done_with = Signal()

    def __init__(self, code: str, database: str, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words, self._database = words, database
        self.code = QLabel(code, textFormat=Qt.TextFormat.PlainText)
        self.print_, self.save = QPushButton(words._("&Print…")), QPushButton(words._("&Save as text…"))
        self.has_it = QCheckBox(words._("I have printed it, or &written it down, and I keep it elsewhere"))
        self.told = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox()
        self.go = self.buttons.addButton(words._("Done"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.setWindowTitle(words._("Recovery code"))
        self._lay_out()
        self._connect()

    @property
    def paper(self) -> str:
        """Return what is printed or saved."""
        return "\n\n".join(
            (
                self._words._("Recovery code of a Parcours database"),
                self._database,
                self.code.text(),
                self._words._(
                    "Whoever has this code and the files of the database can read every case. Keep it in a "
                    "locked place, apart from the computer. It works once: using it gives another one."
                ),
            )
        )

    def accept(self) -> None:
        """Leave, once the person says that they have the code."""
        if self.has_it.isChecked():
            super().accept()
            self.done_with.emit()

    def reject(self) -> None:
        """Stay: a code that nobody has is a database that may be lost."""
        self.told.setText(self._words._("Tick the box once you have the code: it is never shown again."))
        self.has_it.setFocus()

    def write(self, path: Path) -> None:
        """Save the code as a text; it is for the person to take it away from this computer."""
        try:
            files.write(path, (self.paper + "\n").encode())
        except PlannerError as error:
            self.told.setText(failures.sentence(error, self._words))
            return
        self.told.setText(self._words._("{path} is written. Take it away from this computer.", path=path))

    def _ask_path(self) -> None:
        words = self._words
        title, kinds = words._("Save the recovery code"), words._("Text files (*.txt)")
        name, _ = QFileDialog.getSaveFileName(self, title, f"{Path(self._database).stem}.txt", kinds)
        if name:
            self.write(Path(name))

    def _ask_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        document = QTextDocument(dialog)
        document.setPlainText(self.paper)
        dialog.accepted.connect(lambda: document.print_(printer))
        dialog.open()

    def _connect(self) -> None:
        self.go.setEnabled(False)
        self.has_it.toggled.connect(self.go.setEnabled)
        self.print_.clicked.connect(self._ask_printer)
        self.save.clicked.connect(self._ask_path)
        self.buttons.accepted.connect(self.accept)

    def _lay_out(self) -> None:
        self.setMinimumWidth(WIDTH)
        words = self._words
        why = words._(
            "If the passphrase is forgotten, this code is the only way back: nobody else can open the "
            "database, not even the people who make Parcours. It is shown this once, and kept nowhere."
        )
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSize(CODE_POINTS)
        self.code.setFont(font)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAccessibleName(words._("Recovery code"))
        column = QVBoxLayout(self)
        column.setSpacing(12)
        for widget in (
            QLabel(why, wordWrap=True, textFormat=Qt.TextFormat.PlainText), self.code, self.print_, self.save,
            self.has_it, self.told, self.buttons,
        ):  # fmt: skip
            column.addWidget(widget)
        style.emphasise(self.told, "muted")
