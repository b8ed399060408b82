"""The chosen client in short: goal, progress, next step, and where to go from here."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planner.words import N_, Words
from ui import style
from ui.models import client_rows
from ui.models.client_rows import ClientRow
from ui.models.client_told import ClientTold, alerts, last_notes
from ui.widgets.labels import prose

LETTERS = 36
BUTTONS = {
    "plan": (N_("Open the plan"), "map-marker-path"),
    "intake": (N_("Client’s case"), "account-edit-outline"),
    "preview": (N_("PDF preview"), "file-pdf-box"),
}


class ClientCard(QFrame):
    """Shows one line of the list; a page asked for goes out as its name."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.emphasise(self, "card")
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * LETTERS)
        self.name, self.kind, self.goal = prose("title"), prose("heading"), prose()
        self._next_title, self.next, self.due = prose("heading"), prose(), prose("muted")
        self.later = prose("muted")
        self.responsible = prose("muted")
        self.drift, self.progress = prose("warning"), QProgressBar(maximum=100)
        self.alerts, self._notes_title, self.notes = prose("warning"), prose("heading"), prose("muted")
        self.buttons = {page: self._button(page, icon) for page, (_, icon) in BUTTONS.items()}
        self._parts = (
            self.kind, self.goal, self.responsible, self.drift, self.alerts, self.progress, self._next_title,
            self.next, self.due, self.later, self._notes_title, self.notes,
        )  # fmt: skip
        self._area, column = self._told(), QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for part in (self.name, self._area, *self.buttons.values()):
            column.addWidget(part, int(part is self._area))

    def _told(self) -> QScrollArea:
        """Return what is told of a client, which slides where there is much of it."""
        inside, area = QWidget(), QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        for part in self._parts:
            column.addWidget(part)
        column.addStretch()
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def show_row(self, row: ClientRow | None, words: Words) -> None:
        """Show a client, or an empty card."""
        for page, (text, _) in BUTTONS.items():
            self.buttons[page].setText(words._(text))
            self.buttons[page].setEnabled(row is not None)
        for part in self._parts:
            part.setVisible(row is not None)
        self.name.setText(client_rows.client_name(row) if row else words._("No client chosen"))
        self._area.setAccessibleName(self.name.text())
        if row is not None:
            self._fill(row, words)

    def show_told(self, row: ClientRow, told: ClientTold) -> None:
        """Show what the whole case tells: the steps after the next one, alerts, and the last contacts."""
        steps = (client_rows.step_line(step, row) for step in told.following[1:])
        _say(self.later, steps)
        _say(self.alerts, alerts(told, row.today, row.words))
        _say(self.notes, last_notes(told, row.words))
        self._notes_title.setText(row.words._("Last contacts"))
        self._notes_title.setVisible(bool(told.case.keeping.contacts))

    def _fill(self, row: ClientRow, words: Words) -> None:
        self.kind.setText(client_rows.kind_words(row))
        self.goal.setText(client_rows.goal(row) or words._("goal to choose"))
        name = row.summary.responsible
        self.responsible.setText(words._("In charge: {name}", name=name) if name else "")
        self.responsible.setVisible(bool(name))
        self.drift.setText(client_rows.drift_words(row))
        self.drift.setVisible(bool(row.summary.drift))
        self.progress.setVisible(row.summary.steps > 0)
        self._show_share(round(row.summary.progress * 100))
        self.progress.setFormat(words._("{share} of the plan", share=client_rows.progress(row)))
        self.progress.setAccessibleName(words._("Progress"))
        for told in (self.later, self.alerts, self._notes_title, self.notes):
            told.hide()
        self._next_title.setText(words._("Next action"))
        self.next.setText(client_rows.next_action(row))
        self.due.setText(client_rows.due(row))
        self.due.setVisible(bool(client_rows.due(row)))

    def _show_share(self, percent: int) -> None:
        # Another value has Qt draw at once whatever waits to be drawn: the whole table, which is drawn after.
        self.progress.setUpdatesEnabled(False)
        self.progress.setValue(percent)
        self.progress.setUpdatesEnabled(True)

    def _button(self, page: str, icon: str) -> QPushButton:
        main = page == "plan"
        button = QPushButton(style.icon(icon, "on_accent" if main else "muted"), "")
        style.emphasise(button, "primary" if main else "")
        button.clicked.connect(lambda: self.asked.emit(page))
        return button


def _say(label: QLabel, lines: Iterable[str]) -> None:
    """Show lines in a label that is there only where it says something."""
    label.setText("\n".join(lines))
    label.setVisible(bool(label.text()))
