"""The chosen step, field by field: what it is, when, what it costs, who does it, and its doors."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.case import Case
from planner.catalogue import Catalogue
from planner.plan import STATUSES, Step
from planner.words import N_, Words
from ui import style
from ui.models import step_words
from ui.models.sessions import first_start, in_session, sessions_of, starting
from ui.widgets.door_list import DoorList
from ui.widgets.editors import LongTextEditor
from ui.widgets.step_fields import CodeField, DayField, DollarField

DAY = timedelta(days=1)
LABELS = {
    "session": N_("Group &and place"),
    "start": N_("S&tart"),
    "last": N_("&Last day"),
    "due": N_("&Due"),
    "cost": N_("C&ost for the client"),
    "status": N_("Stat&us"),
    "responsible": N_("&Who does it"),
    "note": N_("&Note"),
    "override": N_("Wh&y the rule is set aside"),
}
PLACES = {
    "session": (0, 0, 2), "start": (2, 0, 1), "last": (2, 1, 1), "due": (4, 0, 2), "cost": (6, 0, 1),
    "status": (6, 1, 1), "responsible": (8, 0, 2),
}  # fmt: skip
OF_ACTIVITIES = ("session", "start", "last", "cost")


class StepInspector(QFrame):
    """Shows one step; what is typed goes out as a change with the name of its undo step.

    The third value says that it goes on with the edit before.
    """

    edited = Signal(object, str, bool)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: Step | None = None
        self._catalogue, self._words = Catalogue(), Words("fr")
        style.emphasise(self, "card")
        self.title = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._kind = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._doors_title, self.doors = QLabel(), DoorList()
        self.pinned = QCheckBox()
        self.remove = QPushButton(style.icon("delete-outline"), "")
        self.fields: dict[str, Any] = {
            "session": CodeField(), "start": DayField(), "last": DayField(), "due": DayField(),
            "cost": DollarField(), "status": CodeField(), "responsible": CodeField(),
            "note": LongTextEditor(), "override": LongTextEditor(),
        }  # fmt: skip
        self._labels = {name: QLabel() for name in self.fields}
        self._build()
        self._connect()

    def _build(self) -> None:
        style.emphasise(self.title, "heading")
        style.emphasise(self._kind, "muted")
        style.emphasise(self._doors_title, "heading")
        self.fields["responsible"].setEditable(True)
        inside, column = QWidget(), QVBoxLayout()
        inside.setLayout(column)
        column.setContentsMargins(8, 8, 8, 8)
        for part in (self.title, self._kind, self._grid(), self.pinned, self._doors_title, self.doors):
            column.addLayout(part) if isinstance(part, QGridLayout) else column.addWidget(part)
        for name in ("note", "override"):
            column.addWidget(self._labels[name])
            column.addWidget(self.fields[name])
        column.addStretch(1)
        area = self._area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the focus, and scroll into view
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(inside.minimumSizeHint().width() + bar)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2, 2, 2, 8)
        outer.addWidget(area, 1)
        outer.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignHCenter)

    def _grid(self) -> QGridLayout:
        grid = self._places = QGridLayout()
        grid.setVerticalSpacing(1)
        for name, place in PLACES.items():
            self._put_at(name, place)
        for name, field in self.fields.items():
            self._labels[name].setBuddy(field)
        return grid

    def _put_at(self, name: str, place: tuple[int, int, int]) -> None:
        row, column, wide = place
        self._places.addWidget(self._labels[name], row, column, 1, wide)
        self._places.addWidget(self.fields[name], row + 1, column, 1, wide)

    def _connect(self) -> None:
        f = self.fields
        f["session"].activated.connect(lambda: self._say(self._in_session, N_("Change the group")))
        f["start"].dateChanged.connect(lambda: self._say(self._starting, N_("Change the start")))
        f["last"].dateChanged.connect(lambda: self._say(self._ending, N_("Change the end")))
        f["due"].dateChanged.connect(lambda: self._put(N_("Change the due date"), due=f["due"].day))
        f["cost"].valueChanged.connect(lambda: self._put(N_("Change the cost"), cost_cents=f["cost"].cents))
        f["status"].activated.connect(lambda: self._put(N_("Change the status"), status=f["status"].code))
        f["responsible"].activated.connect(self._say_responsible)
        f["responsible"].lineEdit().editingFinished.connect(self._say_responsible)
        f["note"].edited.connect(lambda: self._say_text("note", N_("Change the note")))
        f["override"].edited.connect(lambda: self._say_text("override", N_("Set a rule aside")))
        self.pinned.clicked.connect(lambda on: self._put(N_("Pin the step"), pinned=on))
        self.remove.clicked.connect(self.removed)

    def show_step(
        self, step: Step | None, case: Case | None, catalogue: Catalogue, words: Words, troubled: bool
    ) -> None:
        """Show a step, or that none is chosen; `troubled` steps may be given a reason to stand."""
        self._step, self._catalogue, self._words = step, catalogue, words
        self._say_texts(step)
        if step is None or case is None:
            self._show_only(())
            return
        names = [n for n in self.fields if n not in (OF_ACTIVITIES if step.is_formality else ("due",))]
        self._show_only([n for n in names if n != "override" or troubled or step.override])
        # An administrative step has no cost beside its status.
        self._put_at("status", (6, 0, 2) if step.is_formality else PLACES["status"])
        self._show_values(step)
        self.doors.show_step(step, case, catalogue, words)

    def settle(self) -> None:
        """End the typing, as leaving the field does."""
        for field in self.fields.values():
            if getattr(field, "is_typing", False):
                field.clearFocus()

    def ask_reason(self) -> None:
        """Go to where the reason is written why a rule is set aside."""
        self.fields["override"].setFocus()
        self._area.ensureWidgetVisible(self.fields["override"])

    def _say_texts(self, step: Step | None) -> None:
        words = self._words
        self.setAccessibleName(words._("The chosen step"))
        nothing = words._("Choose a step to see and change it.")
        self.title.setText(step_words.step_title(step, self._catalogue, words) if step else nothing)
        kind = words._(step_words.KIND_WORDS[step_words.step_kind(step, self._catalogue)]) if step else ""
        self._kind.setText(kind)
        self.pinned.setText(words._("P&inned"))
        self.pinned.setToolTip(words._("Every new search keeps this step"))
        self._doors_title.setText(words._("Admission"))
        self.remove.setText(words._("Remove the step"))
        for name, label in self._labels.items():
            label.setText(words._(LABELS[name]))
            self.fields[name].setAccessibleName(words._(LABELS[name]).replace("&", ""))

    def _show_only(self, names: Collection[str]) -> None:
        shown = set(names)
        for name, field in self.fields.items():
            field.setVisible(name in shown)
            self._labels[name].setVisible(name in shown)
        for own in (self._kind, self.pinned, self.remove):
            own.setVisible(bool(shown))
        for admission in (self._doors_title, self.doors):
            admission.setVisible("session" in shown)

    def _show_values(self, step: Step) -> None:
        f, words = self.fields, self._words
        groups = {
            s.code: step_words.group_words(s, words) for s in sessions_of(step.activity, self._catalogue)
        }
        f["session"].show_choices(groups, step.session)
        f["start"].show_day(step.start)
        f["last"].show_day(step.last_day, step.start)
        f["due"].show_day(step.due)
        f["cost"].show_cents(step_words.step_cost(step, self._catalogue), words)
        f["status"].show_choices({s: step_words.status_words(s, words) for s in STATUSES}, step.status)
        roles = {r: step_words.responsible_words(r, words) for r in step_words.RESPONSIBLE_WORDS}
        f["responsible"].show_choices(roles, step.responsible)
        for name in ("note", "override"):
            f[name].show_value(getattr(step, name))
        self.pinned.setChecked(step.pinned)

    def _say(self, change: Callable[[Step], Step], text: str, goes_on: bool = False) -> None:
        if self._step is not None and change(self._step) != self._step:
            self.edited.emit(change, text, goes_on)

    def _put(self, text: str, **values: Any) -> None:
        self._say(lambda step: replace(step, **values), text)

    def _say_text(self, name: str, text: str) -> None:
        field = self.fields[name]
        self._say(lambda step: replace(step, **{name: field.value()}), text, field.goes_on)

    def _say_responsible(self) -> None:
        self._put(N_("Change who does it"), responsible=self.fields["responsible"].code)

    def _in_session(self, step: Step) -> Step:
        code = self.fields["session"].code
        found = next((s for s in sessions_of(step.activity, self._catalogue) if s.code == code), None)
        if found is None:
            return step
        return in_session(step, found, first_start(found, step.start or date.today()), self._catalogue)

    def _starting(self, step: Step) -> Step:
        return starting(step, self.fields["start"].day, self._catalogue)

    def _ending(self, step: Step) -> Step:
        return replace(step, end=self.fields["last"].day + DAY)
