"""One section of a client's file as a card: labels, fields, and their undo steps."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from planner.case import Case
from planner.words import N_, Words
from ui import style
from ui.session import Session
from ui.widgets.intake_fields import Field, Section

TWICE = N_(
    "This is in the list already: the row in red is not counted. Change the row above; the months of several "
    "jobs in one occupation add up there."
)


class IntakeCard(QFrame):
    """Shows the fields of a section, and edits the open case."""

    def __init__(self, session: Session, section: Section) -> None:
        super().__init__()
        style.emphasise(self, "card")
        self._session, self._section, self._case_id = session, section, ""
        self.editors: dict[str, Any] = {}
        self._labels: dict[str, QLabel] = {}
        self._title = QLabel()
        style.emphasise(self._title, "heading")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 10, 14, 12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._title, 0, 0, 1, 2)
        for field in section.fields:
            self._add(field)

    def show_case(self, case: Case) -> None:
        """Show a case in every field; what is being typed stays, unless it was typed for another client."""
        if case.id != self._case_id:
            self._leave_for(case)
        for field in self._section.fields:
            self.editors[field.name].show_value(field.lens.get(case))

    def retranslate(self, words: Words) -> None:
        """Say every text again."""
        self._title.setText(words._(self._section.title))
        for field in self._section.fields:
            editor = self.editors[field.name]
            editor.retranslate(words)
            if field.label:
                self._labels[field.name].setText(words._(field.label))
                editor.setAccessibleName(words._(field.label))

    def _add(self, field: Field) -> None:
        editor = self.editors[field.name] = field.make()
        editor.edited.connect(partial(self._edit, field))
        row = self._grid.rowCount()
        if field.label:
            self._grid.addWidget(self._label(field, editor), row, 0, 1, 2 if field.wide else 1)
        if field.wide:
            self._grid.addWidget(editor, row + 1, 0, 1, 2)
        else:
            place = (1, 1) if field.label else (0, 2)
            self._grid.addWidget(editor, row, place[0], 1, place[1], _side(field))

    def _label(self, field: Field, editor: QWidget) -> QLabel:
        label = self._labels[field.name] = QLabel()
        label.setBuddy(editor)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return label

    def _leave_for(self, case: Case) -> None:
        self._case_id = ""
        focused = self.focusWidget()
        if focused is not None and focused.hasFocus():
            focused.clearFocus()
        for editor in self.editors.values():
            if hasattr(editor, "begin_anew"):
                editor.begin_anew()
        self._case_id = case.id

    def _edit(self, field: Field) -> None:
        case = self._session.document.case
        if case is None or case.id != self._case_id:
            return
        editor = self.editors[field.name]
        changed = field.lens.put(case, editor.value())
        if complaint := _complaint(field, editor, changed == case):
            self._session.said.emit(self._session.language.words._(complaint))
        if changed == case and field.in_vain:
            editor.show_value(field.lens.get(case))
        step = getattr(editor, "step", field.step)
        self._session.document.edit(changed, step, joins=getattr(editor, "goes_on", False))


def _complaint(field: Field, editor: Any, in_vain: bool) -> str:
    """Return what is said of an edit that is not kept, a msgid; nothing where it is."""
    if getattr(editor, "repeats", False):
        return TWICE
    return field.in_vain if in_vain else ""


def _side(field: Field) -> Qt.AlignmentFlag:
    """Return where an editor stands: a button at the side where the labels begin, a field in all the room."""
    return Qt.AlignmentFlag(0) if field.label else Qt.AlignmentFlag.AlignLeft
