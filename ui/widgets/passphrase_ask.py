"""The pane that asks for the passphrase of a received file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style


class PassphraseAsk(QWidget):
    """Asks for one line; what is typed goes out once, and is forgotten."""

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text, self.fault = (QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText) for _ in range(2))
        self.line = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.open, self.leave = QPushButton(), QPushButton()
        style.emphasise(self.text, "heading")
        style.emphasise(self.fault, "error")
        style.emphasise(self.open, "primary")
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.addWidget(self.line, 1)
        row.addWidget(self.open)
        row.addWidget(self.leave)
        column.setContentsMargins(24, 18, 24, 18)
        column.addWidget(self.text)
        column.addWidget(self.fault)
        column.addLayout(row)
        column.addStretch(1)
        self.line.returnPressed.connect(self._give)
        self.open.clicked.connect(self._give)
        self.leave.clicked.connect(self.left)

    def retranslate(self, words: Words) -> None:
        """Say the fixed texts again."""
        self.line.setAccessibleName(words._("Passphrase of the file"))
        self.line.setPlaceholderText(words._("Passphrase of the file"))
        self.open.setText(words._("Open"))
        self.leave.setText(words._("Cancel"))

    def ask(self, file: str, fault: str, words: Words) -> None:
        """Ask for the passphrase of a file, and say why the last one was not it."""
        self.text.setText(words._("{file} is sealed by a passphrase.", file=file))
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.line.setFocus()

    def _give(self) -> None:
        typed = self.line.text()
        self.line.clear()
        if typed:
            self.given.emit(typed)
