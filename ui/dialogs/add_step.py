"""Add a step: an activity of the catalogue in one of its groups, or an administrative step in one's words."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.activity_words import activity_name
from planner.case import new_id
from planner.catalogue import Catalogue, Session
from planner.plan import Step
from planner.text import folded
from planner.words import Words
from ui.models import step_words
from ui.models.sessions import first_start, in_session, sessions_of
from ui.tips import tip
from ui.widgets.step_fields import CodeField, DayField

CODE = Qt.ItemDataRole.UserRole
OWN = "own"


class AddStepDialog(QDialog):
    """Finds an activity by its words; Enter adds it."""

    made = Signal(object)

    def __init__(
        self, catalogue: Catalogue, words: Words, not_before: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._catalogue, self._words, self._not_before = catalogue, words, not_before
        self.search, self.list = QLineEdit(), QListWidget()
        self.group, self.start = CodeField(), DayField()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._names = self._named()
        self._build()
        self.search.textChanged.connect(self._look)
        self.list.currentItemChanged.connect(self._show_groups)
        self.list.itemActivated.connect(self.accept)
        self.group.activated.connect(self._show_start)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._look()

    def _named(self) -> list[tuple[str, str, str]]:
        rows = []
        offered = (a for a in self._catalogue.activities.values() if not (a.retired or a.replaced_by))
        for activity in offered:
            code = activity.code
            kind = self._words._(step_words.KIND_WORDS.get(activity.kind, activity.kind))
            name = f"{activity_name(activity, code, self._words)} ({code}) · {kind}"
            rows.append((name, folded(name), code))
        return sorted(rows, key=lambda row: row[1])

    def _build(self) -> None:
        words = self._words
        self.setWindowTitle(words._("Add a step"))
        self.search.setPlaceholderText(words._("Programme, course, test, job, or what to do"))
        self.list.setAccessibleName(words._("Activities found"))
        # A long name ends with an ellipsis, and is whole in its tip.
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        form = QFormLayout()
        form.addRow(words._("&Search"), self.search)
        form.addRow(self.list)
        form.addRow(words._("&Group and place"), self.group)
        form.addRow(words._("S&tart or due day"), self.start)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(words._("Add"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(words._("Cancel"))
        self.resize(self.fontMetrics().averageCharWidth() * 112, self.fontMetrics().height() * 24)

    def _look(self) -> None:
        typed = self.search.text().strip()
        asked = folded(typed).split()
        self.list.clear()
        for name, plain, code in self._names:
            if all(word in plain for word in asked):
                self._add_row(name, code)
        if typed:
            self._add_row(self._words._("Administrative step: “{text}”", text=typed), OWN)
        self.list.setCurrentRow(0)

    def _add_row(self, name: str, code: str) -> None:
        item = QListWidgetItem(name, self.list)
        item.setData(CODE, code)
        item.setToolTip(tip(name))

    @property
    def _code(self) -> str:
        item = self.list.currentItem()
        return str(item.data(CODE)) if item else ""

    def _show_groups(self) -> None:
        code = self._code
        own = code in ("", OWN)
        sessions = () if own else sessions_of(code, self._catalogue)
        texts = {s.code: step_words.group_words(s, self._words) for s in sessions}
        self.group.show_choices(texts, next(iter(texts), ""))
        self.group.setEnabled(bool(sessions))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(own is False or code == OWN)
        self._show_start()

    def _show_start(self) -> None:
        found = self._session()
        self.start.show_day(first_start(found, self._not_before) if found else self._not_before)

    def _session(self) -> Session | None:
        sessions = sessions_of(self._code, self._catalogue) if self._code not in ("", OWN) else ()
        return next((s for s in sessions if s.code == self.group.code), None)

    def accept(self) -> None:
        """Hand over the step, once something is chosen."""
        if self._code:
            self.made.emit(self._step())
        super().accept()

    def _step(self) -> Step:
        if self._code == OWN:
            title = self.search.text().strip()
            return Step(new_id(), formality=OWN, title=title, due=self.start.day, responsible="client")
        step = Step(new_id(), activity=self._code, responsible="client")
        session = self._session()
        return in_session(step, session, self.start.day, self._catalogue) if session else step
