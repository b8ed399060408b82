"""The chosen step, field by field: what it is, when, what it costs, who does it, and its doors."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planner.case import Case
from planner.catalogue import Catalogue
from planner.plan import Step
from planner.words import N_, Words
from ui import style
from ui.models import step_words
from ui.widgets.door_list import DoorList
from ui.widgets.step_form import StepForm


class StepInspector(QFrame):
    """Shows one step; its form says what changes, as the name of the undo step and whether it goes on."""

    edited = Signal(object, str, bool)
    refused = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.emphasise(self, "card")
        self.title = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._kind = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._doors_title, self.doors = QLabel(), DoorList()
        self.pinned = QCheckBox()
        self.remove = QPushButton(style.icon("delete-outline"), "")
        self._form = StepForm(self)
        self.fields = self._form.fields
        self._area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self._build()
        self._form.edited.connect(self.edited)
        self._form.refused.connect(self.refused)
        self.pinned.clicked.connect(lambda on: self._form.put(N_("Pin the step"), pinned=on))
        self.remove.clicked.connect(self.removed)

    def show_step(
        self, step: Step | None, case: Case | None, catalogue: Catalogue, words: Words, troubled: bool
    ) -> None:
        """Show a step, or that none is chosen; `troubled` steps may be given a reason to stand."""
        self._say_texts(step, catalogue, words)
        shown = step if case is not None else None
        self._form.show_step(shown, catalogue, words, troubled)
        for own in (self._kind, self.pinned, self.remove):
            own.setVisible(shown is not None)
        for admission in (self._doors_title, self.doors):
            admission.setVisible(shown is not None and not shown.is_formality)
        if shown is not None and case is not None:
            self.pinned.setChecked(shown.pinned)
            self.doors.show_step(shown, case, catalogue, words)

    def settle(self) -> None:
        """End the typing, as leaving the field does."""
        self._form.settle()

    def ask_reason(self) -> None:
        """Go to where the reason is written why a rule is set aside."""
        self.fields["override"].setFocus()
        self._area.ensureWidgetVisible(self.fields["override"])

    def _build(self) -> None:
        style.emphasise(self.title, "heading")
        style.emphasise(self._kind, "muted")
        style.emphasise(self._doors_title, "heading")
        inside, column = QWidget(), QVBoxLayout()
        inside.setLayout(column)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.title)
        column.addWidget(self._kind)
        column.addLayout(self._form.places)
        for part in (self.pinned, self._doors_title, self.doors):
            column.addWidget(part)
        self._form.put_texts(column)
        column.addStretch(1)
        area = self._area
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the focus, and scroll into view
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(inside.minimumSizeHint().width() + bar)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2, 2, 2, 8)
        outer.addWidget(area, 1)
        outer.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignHCenter)

    def _say_texts(self, step: Step | None, catalogue: Catalogue, words: Words) -> None:
        self.setAccessibleName(words._("The chosen step"))
        nothing = words._("Choose a step to see and change it.")
        self.title.setText(step_words.step_title(step, catalogue, words) if step else nothing)
        kind = words._(step_words.KIND_WORDS[step_words.step_kind(step, catalogue)]) if step else ""
        self._kind.setText(kind)
        self.pinned.setText(words._("P&inned"))
        self.pinned.setToolTip(words._("Every new search keeps this step"))
        self._doors_title.setText(words._("Admission"))
        self.remove.setText(words._("Remove the step"))
