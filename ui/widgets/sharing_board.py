"""The regions of the sharing page: export and reception on top, then what waits, keys and merges in tabs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from planner.words import Words
from ui import style
from ui.widgets.conflict_panel import ConflictPanel
from ui.widgets.labels import say_or_hide
from ui.widgets.merges_panel import MergesPanel
from ui.widgets.offices_panel import OfficesPanel


class SharingBoard(QWidget):
    """Two cards and three tabs; what is wanted goes out through their buttons."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.fault = QLabel(), QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.export, self.receive = QPushButton(), QPushButton()
        self._heads = QLabel(), QLabel()
        self._texts = tuple(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText) for _ in range(2))
        self.conflicts, self.offices, self.merges = ConflictPanel(), OfficesPanel(), MergesPanel()
        self.tabs = QTabWidget()
        for panel in (self.conflicts, self.offices, self.merges):
            self.tabs.addTab(panel, "")
        self._lay_out()

    def retranslate(self, words: Words) -> None:
        """Say the fixed texts again."""
        self.title.setText(words._("Sharing"))
        said = (
            (words._("Send cases to another office"),
             words._("One sealed file, that only the passphrase or the office’s key opens. Names stay here "
                     "unless you state a basis.")),
            (words._("Receive a file (.parcours)"),
             words._("You see every difference first; nothing changes before “Merge”. A file can also be "
                     "dropped anywhere on the window.")),
        )  # fmt: skip
        for (head, text), title, label in zip(said, self._heads, self._texts, strict=True):
            title.setText(head)
            label.setText(text)
        self.export.setText(words._("Export…"))
        self.receive.setText(words._("Choose a file…"))
        for panel in (self.conflicts, self.offices, self.merges):
            panel.retranslate(words)
        self.tabs.setTabText(1, words._("Offices and keys"))
        self.tabs.setTabText(2, words._("Merges"))
        self.tabs.setAccessibleName(words._("What was exchanged"))

    def show_waiting(self, number: int, words: Words) -> None:
        """Say on its tab how many conflicts wait."""
        self.tabs.setTabText(0, words._("To decide ({n})", n=words.number(number)))

    def say_fault(self, text: str) -> None:
        """Say why a file was refused; nothing when none was."""
        say_or_hide(self.fault, text)

    def _lay_out(self) -> None:
        style.emphasise(self.title, "title")
        style.emphasise(self.fault, "error")
        self.fault.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.export.setIcon(style.icon("export-variant", "muted"))
        self.receive.setIcon(style.icon("tray-arrow-down", "on_accent"))
        style.emphasise(self.receive, "primary")
        cards, column = QHBoxLayout(), QVBoxLayout(self)
        for head, text, button in zip(self._heads, self._texts, (self.export, self.receive), strict=True):
            cards.addWidget(_card(head, text, button), 1)
        column.setContentsMargins(16, 10, 16, 10)
        column.addWidget(self.title)
        column.addLayout(cards)
        column.addWidget(self.fault)
        column.addWidget(self.tabs, 1)
        self.say_fault("")


def _card(head: QLabel, text: QLabel, button: QPushButton) -> QFrame:
    card = QFrame()
    style.emphasise(card, "card")
    style.emphasise(head, "heading")
    style.emphasise(text, "muted")
    # Beside a text of more lines, a heading would take some of what is left.
    head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    column = QVBoxLayout(card)
    text.setAlignment(Qt.AlignmentFlag.AlignTop)
    column.addWidget(head)
    column.addWidget(text, 1)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return card
