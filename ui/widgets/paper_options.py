"""What can be chosen about the paper: its language, its size on screen, and where it goes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.words import N_, Words
from ui import style

LETTERS = 34
LANGUAGES = {"": N_("The client’s language"), "fr": "Français", "en": "English"}
SCALES = (0.75, 1.0, 1.25, 1.5, 2.0)


class PaperOptions(QFrame):
    """Choices whose changes are said; saving and printing wait for pages."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.emphasise(self, "card")
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * LETTERS)
        self._title, self._note = QLabel(), QLabel(wordWrap=True)
        self._labels = {name: QLabel() for name in ("language", "scale")}
        self._language, self._scale = QComboBox(), QComboBox()
        self.print, self.save = QPushButton(), QPushButton()
        self._fill()
        self._lay_out()
        self._language.activated.connect(self.changed)
        self._scale.activated.connect(self.changed)

    @property
    def language(self) -> str:
        """Return the language of the paper; empty for the client's own."""
        return str(self._language.currentData())

    @property
    def scale(self) -> float:
        """Return the size on screen, 1 being the paper's own."""
        return float(self._scale.currentData())

    def use_language(self, code: str) -> None:
        """Choose the language of the paper."""
        self._language.setCurrentIndex(self._language.findData(code))
        self.changed.emit()

    def set_ready(self, ready: bool) -> None:
        """Let the paper go out, or not yet."""
        for button in (self.print, self.save):
            button.setEnabled(ready)

    def retranslate(self, words: Words) -> None:
        """Say every text again."""
        self._title.setText(words._("Paper"))
        self._labels["language"].setText(words._("&Language"))
        self._labels["scale"].setText(words._("Si&ze on screen"))
        for number, text in enumerate(LANGUAGES.values()):
            self._language.setItemText(number, words._(text))
        for number, scale in enumerate(SCALES):
            self._scale.setItemText(number, words.percent(scale))
        self._note.setText(words._("Internal notes and the birth date are never printed on this document."))
        self.print.setText(words._("&Print…"))
        self.save.setText(words._("&Save the PDF…"))

    def _fill(self) -> None:
        for code in LANGUAGES:
            self._language.addItem("", code)
        for scale in SCALES:
            self._scale.addItem("", scale)
        self._scale.setCurrentIndex(SCALES.index(1.0))

    def _lay_out(self) -> None:
        style.emphasise(self._title, "heading")
        style.emphasise(self._note, "muted")
        style.emphasise(self.save, "primary")
        self.print.setIcon(style.icon("printer-outline"))
        self.save.setIcon(style.icon("content-save-outline", "on_accent"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.addWidget(self._title)
        for name, field in (("language", self._language), ("scale", self._scale)):
            self._labels[name].setBuddy(field)
            column.addWidget(self._labels[name])
            column.addWidget(field)
        column.addWidget(self._note)
        column.addStretch()
        column.addWidget(self.save)
        column.addWidget(self.print)
