"""The fields of the chosen step: where they stand, what they show, and the changes that go out of them."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout

from planner.catalogue import Catalogue
from planner.plan import STATUSES, Step
from planner.words import N_, Words
from ui.models import step_words
from ui.models.sessions import first_start, in_session, sessions_of, starting
from ui.widgets.cost_field import CostField
from ui.widgets.day_editor import DayEditor
from ui.widgets.editors import LongTextEditor
from ui.widgets.step_fields import CodeField

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
DAYS, TEXTS = ("start", "last", "due"), ("note", "override")


class StepForm(QObject):
    """Shows a step in its fields; what is typed goes out as a change with the name of its undo step.

    The third value says that it goes on with the edit before. `refused`: an activity keeps the day that was
    emptied.
    """

    edited = Signal(object, str, bool)
    refused = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._step: Step | None = None
        self._catalogue = Catalogue()
        self.fields: dict[str, Any] = {
            "session": CodeField(),
            "start": DayEditor(needed=True), "last": DayEditor(needed=True), "due": DayEditor(),
            "cost": CostField(), "status": CodeField(), "responsible": CodeField(),
            "note": LongTextEditor(), "override": LongTextEditor(),
        }  # fmt: skip
        self.fields["responsible"].setEditable(True)
        self._labels = {name: QLabel() for name in self.fields}
        self.places = QGridLayout()
        self.places.setVerticalSpacing(1)
        for name, place in PLACES.items():
            self._put_at(name, place)
        for name, field in self.fields.items():
            self._labels[name].setBuddy(field)
        self._connect()

    def put_texts(self, column: QVBoxLayout) -> None:
        """Put the long texts into a column, each under its label."""
        for name in TEXTS:
            column.addWidget(self._labels[name])
            column.addWidget(self.fields[name])

    def show_step(self, step: Step | None, catalogue: Catalogue, words: Words, troubled: bool) -> None:
        """Show a step, or no field; `troubled` steps may be given a reason to stand."""
        if step is None or self._step is None or step.id != self._step.id:
            self._forget_days()
        self._step, self._catalogue = step, catalogue
        for name, label in self._labels.items():
            label.setText(words._(LABELS[name]))
            said = words._(LABELS[name]).replace("&", "")
            for part in (self.fields[name], *self.fields[name].findChildren(QLineEdit)):
                part.setAccessibleName(said)
        if step is None:
            self._show_only(())
            return
        names = [n for n in self.fields if n not in (OF_ACTIVITIES if step.is_formality else ("due",))]
        self._show_only([n for n in names if n != "override" or troubled or step.override])
        # An administrative step has no cost beside its status.
        self._put_at("status", (6, 0, 2) if step.is_formality else PLACES["status"])
        self._show_values(step, words)

    def settle(self) -> None:
        """End the typing, as leaving the field does."""
        for field in self.fields.values():
            if getattr(field, "is_typing", False):
                field.clearFocus()

    def put(self, text: str, **values: Any) -> None:
        """Hand out other values of the step shown, as an undo step of that name (a msgid)."""
        self._say(lambda step: replace(step, **values), text)

    def _put_at(self, name: str, place: tuple[int, int, int]) -> None:
        row, column, wide = place
        self.places.addWidget(self._labels[name], row, column, 1, wide)
        self.places.addWidget(self.fields[name], row + 1, column, 1, wide)

    def _forget_days(self) -> None:
        """Let no day that is written wrong stay for the step that comes."""
        for name in DAYS:
            self.fields[name].begin_anew()

    def _connect(self) -> None:
        f = self.fields
        for name in DAYS:
            f[name].refused.connect(self.refused)
        f["session"].activated.connect(lambda: self._say(self._in_session, N_("Change the group")))
        f["start"].edited.connect(lambda: self._say(self._starting, N_("Change the start")))
        f["last"].edited.connect(lambda: self._say(self._ending, N_("Change the end")))
        f["due"].edited.connect(lambda: self.put(N_("Change the due date"), due=f["due"].value()))
        f["cost"].valueChanged.connect(lambda: self.put(N_("Change the cost"), cost_cents=f["cost"].stated))
        f["status"].activated.connect(lambda: self.put(N_("Change the status"), status=f["status"].code))
        who = f["responsible"]
        for said in (who.activated, who.lineEdit().editingFinished):
            said.connect(lambda: self.put(N_("Change who does it"), responsible=who.code))
        f["note"].edited.connect(lambda: self._say_text("note", N_("Change the note")))
        f["override"].edited.connect(lambda: self._say_text("override", N_("Set a rule aside")))

    def _show_only(self, names: Collection[str]) -> None:
        for name, field in self.fields.items():
            field.setVisible(name in names)
            self._labels[name].setVisible(name in names)

    def _show_values(self, step: Step, words: Words) -> None:
        f, sessions = self.fields, sessions_of(step.activity, self._catalogue)
        f["session"].show_choices({s.code: step_words.group_words(s, words) for s in sessions}, step.session)
        for name in DAYS:
            f[name].retranslate(words)
        f["start"].show_day(step.start)
        f["last"].show_day(step.last_day, step.start)
        f["due"].show_day(step.due)
        f["cost"].show_cost(step.cost_cents, step_words.listed_cost(step, self._catalogue, words), words)
        f["status"].show_choices({s: step_words.status_words(s, words) for s in STATUSES}, step.status)
        roles = {r: step_words.responsible_words(r, words) for r in step_words.RESPONSIBLE_WORDS}
        f["responsible"].show_choices(roles, step.responsible)
        for name in TEXTS:
            f[name].show_value(getattr(step, name))

    def _say(self, change: Callable[[Step], Step], text: str, goes_on: bool = False) -> None:
        if self._step is not None and change(self._step) != self._step:
            self.edited.emit(change, text, goes_on)

    def _say_text(self, name: str, text: str) -> None:
        field = self.fields[name]
        self._say(lambda step: replace(step, **{name: field.value()}), text, field.goes_on)

    def _in_session(self, step: Step) -> Step:
        code = self.fields["session"].code
        found = next((s for s in sessions_of(step.activity, self._catalogue) if s.code == code), None)
        if found is None:
            return step
        return in_session(step, found, first_start(found, step.start or date.today()), self._catalogue)

    def _starting(self, step: Step) -> Step:
        return starting(step, self.fields["start"].value(), self._catalogue)

    def _ending(self, step: Step) -> Step:
        return replace(step, end=self.fields["last"].value() + DAY)
