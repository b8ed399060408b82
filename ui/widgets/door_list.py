"""The admission tree of a step, drawn as doors: open, to document or closed, the nearest one in words."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from planner.case import Case
from planner.catalogue import Catalogue
from planner.doors import nearest_door
from planner.figures import laid_out
from planner.plan import Step
from planner.requirement import All, Any, Requirement
from planner.sentences import condition_sentence
from planner.standing import Standing, Truth, met
from planner.words import N_, Words
from ui import style
from ui.models import doors

MARKS: dict[Truth, str] = {True: "✓", None: "?", False: "✗"}
ROLES: dict[Truth, str] = {True: "ok", None: "warning", False: "error"}
STATES: dict[Truth, str] = {True: N_("open"), None: N_("to document"), False: N_("closed")}
BESIDE = N_("open with what is taken at the same time")


def _nearest(tree: Requirement, standing: Standing, catalogue: Catalogue, words: Words) -> str:
    """Return what opens the nearest door: what is missing, or only to be documented."""
    left = nearest_door(tree, standing)
    sentence = condition_sentence(left, words, catalogue)
    if met(left, standing) is None:
        return words._("To be documented: {condition}", condition=sentence)
    return words._("Missing: {missing}", missing=sentence)


def _left(tree: Requirement, found: Sequence[doors.Door]) -> Requirement:
    """Return a requirement without the doors by which nobody comes in any more."""
    choice = Any(tuple(door.requirement for door in found))
    return All((*doors.common_conditions(tree), choice)) if found else tree


def _door(number: int, state: str, words: Words) -> str:
    return words._("Door {number}: {state}", number=number, state=words._(state))


def _mark(found: doors.Door | doors.Line) -> str:
    return doors.BESIDE_MARK if found.beside else MARKS[found.state]


def _role(found: doors.Door | doors.Line) -> str:
    return ROLES[None] if found.beside else ROLES[found.state]


class DoorList(QWidget):
    """Lines of plain text, one per door and condition; each state has its mark and its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(3)

    def show_step(self, step: Step | None, case: Case, catalogue: Catalogue, words: Words) -> None:
        """Show by which doors the client may enter the step on its first day."""
        activity = catalogue.activities.get(step.activity) if step else None
        if step is None or activity is None:
            self._clear()
            return
        day = step.start or case.preferences.start
        standing = laid_out(case, catalogue).standing(day, (step.id,))
        self.show_tree(activity.requires, standing, catalogue, words)

    def show_tree(self, tree: Requirement, standing: Standing, catalogue: Catalogue, words: Words) -> None:
        """Show the doors of a requirement for someone who stands there."""
        self._clear()
        if tree == doors.CLOSED:
            self._add(words._("Closed to everyone."), "error")
            return
        found = doors.entered(tree, standing, catalogue)
        along = next((number for number, door in enumerate(found, start=1) if door.beside), 0)
        if along and len(found) > 1 and doors.beside(tree, standing):
            self._add(_door(along, BESIDE, words), "warning")
        elif met(tree, standing) is not True:
            self._add(_nearest(_left(tree, found), standing, catalogue, words), "warning")
        for condition in doors.common_conditions(tree):
            self._add_lines(condition, standing, catalogue, words)
        for number, door in enumerate(found, start=1):
            if len(found) > 1:
                text = _door(number, BESIDE if door.beside else STATES[door.state], words)
                self._add(f"{_mark(door)} {text}", _role(door), strong=True)
            self._add_lines(door.requirement, standing, catalogue, words)
        if not self._lines.count():
            self._add(words._("Nothing is asked to enter."), "muted")

    def show_plain(self, tree: Requirement, day: date, catalogue: Catalogue, words: Words) -> None:
        """Show the doors of a requirement for nobody in particular."""
        self._clear()
        nobody = Standing(day)
        found = doors.doors(tree, nobody)
        for condition in doors.common_conditions(tree):
            self._add_plain(condition, nobody, catalogue, words)
        for number, door in enumerate(found, start=1):
            if len(found) > 1:
                self._add(words._("Door {number}", number=number), "", strong=True)
            self._add_plain(door.requirement, nobody, catalogue, words)
        if not self._lines.count():
            nothing = words._("Nothing is asked to enter.")
            self._add(words._("Closed to everyone.") if tree == doors.CLOSED else nothing, "muted")

    def _add_plain(self, tree: Requirement, nobody: Standing, catalogue: Catalogue, words: Words) -> None:
        for line in doors.lines(tree, nobody):
            self._add(f"• {condition_sentence(line.condition, words, catalogue)}", "", indent=10)

    def _add_lines(self, tree: Requirement, standing: Standing, catalogue: Catalogue, words: Words) -> None:
        for line in doors.lines(tree, standing):
            text = condition_sentence(line.condition, words, catalogue)
            self._add(f"{_mark(line)} {text}", _role(line), indent=10)

    def _add(self, text: str, role: str, strong: bool = False, indent: int = 0) -> None:
        label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setFrameShape(QFrame.Shape.NoFrame)
        label.setIndent(indent)  # margins do not outlive a change of the style sheet
        if strong:
            font = label.font()
            font.setBold(True)
            label.setFont(font)
        style.emphasise(label, role)
        self._lines.addWidget(label)

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
