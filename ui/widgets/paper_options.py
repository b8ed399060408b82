"""What can be chosen about the paper: the document, its parts, its language and look, and where it goes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.report.choice import PARTS, REASONS, Choice
from planner.report.documents import DOCUMENTS
from planner.words import N_, Words
from ui import style
from ui.widgets.paper_drop import Name, PaperDrop
from ui.widgets.paper_parts import PaperParts

LETTERS = 40
BOTH = "both"
LANGUAGES = {
    "": N_("The client’s language"),
    "fr": "Français",
    "en": "English",
    BOTH: N_("French, then English"),
}
PAPERS = {"letter": N_("Letter (8.5 × 11 in)"), "legal": N_("Legal (8.5 × 14 in)")}
SCALES = (0.75, 1.0, 1.25, 1.5, 2.0)
CHECKS = {
    "large": N_("L&arge print (16 points)"),
    "grey": N_("&Black and white"),
    "notes": N_("&Internal notes"),
}
LABELS = {
    "document": N_("&Document"),
    "language": N_("&Language"),
    "reason": N_("Wh&y English is added to the French"),
    "paper": N_("Pape&r"),
    "scale": N_("Si&ze on screen"),
    "password": N_("Pass&word of the PDF (optional)"),
}
# Who advises knows the words that are explained to the client.
OFFERED = {"action_plan": PARTS, "counsellor_copy": tuple(part for part in PARTS if part != "words")}
WITH_NOTES = "counsellor_copy"


def _named(names: dict[str, str]) -> Name:
    return lambda value, words: words._(names[value])


def _drops() -> dict[str, PaperDrop]:
    titles = {kind.name: kind.title for kind in DOCUMENTS}
    return {
        "document": PaperDrop(titles, _named(titles)),
        "language": PaperDrop(LANGUAGES, _named(LANGUAGES)),
        "reason": PaperDrop(REASONS, _named(REASONS)),
        "paper": PaperDrop(PAPERS, _named(PAPERS)),
        "scale": PaperDrop(SCALES, lambda scale, words: words.percent(scale)),
    }


class PaperOptions(QFrame):
    """Choices whose changes are said; saving and printing wait for pages."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.emphasise(self, "card")
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * LETTERS)
        self._note = QLabel(wordWrap=True)
        self._labels = {name: QLabel() for name in LABELS}
        self.drops, self.checks = _drops(), {name: QCheckBox() for name in CHECKS}
        self.parts, self.secret = PaperParts(), QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.print, self.save, self.many = QPushButton(), QPushButton(), QPushButton()
        self.open = QPushButton()
        self.drops["scale"].show_value(1.0)
        self._lay_out()
        self._connect()
        self._fit_document()

    @property
    def language(self) -> str:
        """Return the language of the paper; empty for the client's own."""
        chosen = str(self.drops["language"].value)
        return "fr" if chosen == BOTH else chosen

    @property
    def scale(self) -> float:
        """Return the size on screen, 1 being the paper's own."""
        return float(self.drops["scale"].value)

    @property
    def choice(self) -> Choice:
        """Return what is to be printed, and how."""
        checked = {name: box.isChecked() and box.isEnabled() for name, box in self.checks.items()}
        document, both = self.drops["document"].value, self.drops["language"].value == BOTH
        parts = self.parts.parts if document in OFFERED else PARTS
        paper, reason = (str(self.drops[name].value) for name in ("paper", "reason"))
        return Choice(document, parts, both, paper=paper, reason=reason, **checked)

    def use_language(self, code: str) -> None:
        """Choose the language of the paper."""
        self.drops["language"].choose(code)

    def begin_client(self) -> None:
        """Forget what was chosen for one client: the language and its reason, the notes, the password."""
        for name in ("language", "reason"):
            self.drops[name].show_value("")
        self.checks["notes"].setChecked(False)
        self.secret.clear()

    def ask_reason(self, asked: bool) -> None:
        """Ask why English is added, as a public office must say it."""
        for widget in (self._labels["reason"], self.drops["reason"]):
            widget.setVisible(asked)

    def set_ready(self, ready: bool) -> None:
        """Let the paper go out, or not yet."""
        for button in (self.print, self.save, self.open):
            button.setEnabled(ready)

    def retranslate(self, words: Words) -> None:
        """Say every text again."""
        for name, label in LABELS.items():
            self._labels[name].setText(words._(label))
        for name, box in self.checks.items():
            box.setText(words._(CHECKS[name]))
        for drop in self.drops.values():
            drop.retranslate(words)
        self.parts.retranslate(words)
        note = words._("The birth date is never printed; internal notes only on the counsellor’s copy.")
        self._note.setText(note)
        self.print.setText(words._("Pri&nt…"))
        self.save.setText(words._("Save &the PDF…"))
        self.open.setText(words._("&Open"))
        self.open.setToolTip(words._("Open the document in the PDF reader of this computer"))
        self.many.setText(words._("Print several plans…"))

    def _connect(self) -> None:
        for drop in self.drops.values():
            drop.activated.connect(self._told)
        for box in self.checks.values():
            box.clicked.connect(self._told)
        self.parts.changed.connect(self.changed)

    def _told(self) -> None:
        self._fit_document()
        self.changed.emit()

    def _fit_document(self) -> None:
        """Offer only what the document has: parts, or notes."""
        document = self.drops["document"].value
        self.parts.setVisible(document in OFFERED)
        self.parts.offer(OFFERED.get(document, PARTS))
        self.checks["notes"].setEnabled(document == WITH_NOTES)

    def _lay_out(self) -> None:
        for widget, role in ((self._note, "muted"), (self.save, "primary")):
            style.emphasise(widget, role)
        self.print.setIcon(style.icon("printer-outline"))
        self.save.setIcon(style.icon("content-save-outline", "on_accent"))
        self.open.setIcon(style.icon("open-in-new"))
        self.many.setIcon(style.icon("file-multiple-outline"))
        area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        # The fields inside take the focus, and scroll to themselves.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._choices())
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 8, 12)
        column.addWidget(area, 1)
        column.addWidget(self.save)
        row = QHBoxLayout()
        for button in (self.print, self.open):
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self.many)

    def _choices(self) -> QWidget:
        inside, column = QWidget(), QVBoxLayout()
        inside.setLayout(column)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(5)
        self._add(column, "document", self.drops["document"])
        column.addWidget(self.parts)
        for name in ("language", "reason", "paper"):
            self._add(column, name, self.drops[name])
        for box in self.checks.values():
            column.addWidget(box)
        self._add(column, "scale", self.drops["scale"])
        self._add(column, "password", self.secret)
        column.addWidget(self._note)
        column.addStretch()
        return inside

    def _add(self, column: QVBoxLayout, name: str, field: QWidget) -> None:
        self._labels[name].setBuddy(field)
        column.addWidget(self._labels[name])
        column.addWidget(field)
