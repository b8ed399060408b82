"""How the open database is protected, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.words import N_, Words
from ui import style
from ui.widgets.paper_drop import PaperDrop

MINUTES = (5, 10, 15, 30, 60, 0)
PLAIN = N_(
    "This database is not encrypted: whoever has the file reads every case in it. That is well for the "
    "samples; protect it before the first real client."
)
SEALED = N_(
    "This database is encrypted as a whole (SQLCipher, AES-256): without the passphrase or the recovery "
    "code, its file, its journals and its backup copies tell nothing."
)
DOINGS = {
    "protect": N_("&Protect this database…"),
    "change": N_("&Change the passphrase…"),
    "code": N_("New &recovery code…"),
    "lock": N_("&Lock now"),
}
WIDTH = 520


class ProtectionDialog(QDialog):
    """Says the state, and what the person wants by `asked`: protect, change, code or lock."""

    asked = Signal(str)
    waited = Signal(int)

    def __init__(self, sealed: bool, minutes: int, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.state = QLabel(words._(SEALED if sealed else PLAIN), wordWrap=True)
        self.buttons = {name: QPushButton(words._(text)) for name, text in DOINGS.items()}
        self.minutes = PaperDrop(dict.fromkeys((*MINUTES, minutes)), _minutes_words)
        self.setWindowTitle(words._("Protection of the database"))
        self._lay_out(sealed, words)
        self.minutes.retranslate(words)
        self.minutes.show_value(minutes)
        self.minutes.activated.connect(lambda _: self.waited.emit(self.minutes.value))

    def _ask(self, name: str) -> None:
        self.accept()
        self.asked.emit(name)

    def _lay_out(self, sealed: bool, words: Words) -> None:
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.addWidget(self.state)
        for name, button in self.buttons.items():
            button.setVisible(sealed is (name != "protect"))
            button.clicked.connect(lambda _, name=name: self._ask(name))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        style.emphasise(self.buttons["protect"], "primary")
        waiting = QWidget()
        waiting.setVisible(sealed)
        form = QFormLayout(waiting)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(words._("Lock &after"), self.minutes)
        column.addWidget(waiting)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setText(words._("Close"))
        close.rejected.connect(self.reject)
        column.addWidget(close)


def _minutes_words(minutes: int, words: Words) -> str:
    if minutes <= 0:
        return words._("Never")
    return words.n_("{n} minute without a touch", "{n} minutes without a touch", minutes)
