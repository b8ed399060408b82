"""The admission tree of a step, drawn as doors: open, to document or closed, the nearest one in words."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

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
CALM = "muted"
BESIDE, PLANNED = N_("open with what is taken at the same time"), N_("opened by the plan")


class Client(NamedTuple):
    """Who stands before the doors, now and `after` the plan, and how to say it."""

    standing: Standing
    catalogue: Catalogue
    words: Words
    after: Standing | None = None

    def enters(self, tree: Requirement) -> bool:
        """Say whether the plan opens what is closed now."""
        return self.after is not None and met(tree, self.after) is True


def _nearest(tree: Requirement, client: Client) -> str:
    """Return what opens the nearest door: what is missing, or only to be documented."""
    stands, words = client.after or client.standing, client.words
    left = nearest_door(tree, stands)
    sentence = condition_sentence(left, words, client.catalogue)
    if met(left, stands) is None:
        return words._("To be documented: {condition}", condition=sentence)
    return words._("Missing: {missing}", missing=sentence)


def _left(tree: Requirement, found: Sequence[doors.Door]) -> Requirement:
    """Return a requirement without the doors by which nobody comes in any more."""
    choice = Any(tuple(door.requirement for door in found))
    return All((*doors.common_conditions(tree), choice)) if found else tree


def _door(number: int, state: str, words: Words) -> str:
    return words._("Door {number}: {state}", number=number, state=words._(state))


def _mark(found: doors.Door | doors.Line) -> str:
    if found.planned:
        return doors.PLANNED_MARK
    return doors.BESIDE_MARK if found.beside else MARKS[found.state]


def _role(found: doors.Door | doors.Line, calm: bool) -> str:
    if found.state is True or found.planned:
        return ROLES[True]
    return CALM if calm else ROLES[None] if found.beside else ROLES[found.state]


def _word(found: doors.Door) -> str:
    return PLANNED if found.planned else BESIDE if found.beside else STATES[found.state]


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

    def show_tree(
        self,
        tree: Requirement,
        standing: Standing,
        catalogue: Catalogue,
        words: Words,
        after: Standing | None = None,
    ) -> None:
        """Show the doors of a requirement for someone who stands there, and `after` a plan."""
        self._clear()
        if tree == doors.CLOSED:
            self._add(words._("Closed to everyone."), "error")
            return
        client = Client(standing, catalogue, words, after)
        found = doors.entered(tree, standing, catalogue, after)
        self._add_first(tree, found, client)
        for condition in doors.common_conditions(tree):
            self._add_lines(condition, client)
        # One door is enough: beside it, the others are nothing to be alarmed about.
        calm = any(door.state is True or door.planned for door in found)
        for number, door in enumerate(found, start=1):
            if len(found) > 1:
                text = f"{_mark(door)} {_door(number, _word(door), words)}"
                self._add(text, _role(door, calm), strong=True)
            self._add_lines(door.requirement, client, calm and not (door.state is True or door.planned))
        if not self._lines.count():
            self._add(words._("Nothing is asked to enter."), "muted")

    def _add_first(self, tree: Requirement, found: Sequence[doors.Door], client: Client) -> None:
        """Say first what matters most: that a door is open, that the plan opens one, else the nearest."""
        words, several = client.words, len(found) > 1
        if met(tree, client.standing) is True:
            number = next((n for n, door in enumerate(found, start=1) if door.state), 0)
            if several and number:
                self._add(_door(number, STATES[True], words), "ok")
            return
        if client.enters(tree):
            number = next((n for n, door in enumerate(found, start=1) if door.planned or door.state), 0)
            opened = words._("The plan opens door {number}", number=number)
            self._add(opened if several and number else words._("The plan opens it"), "ok")
            return
        along = next((number for number, door in enumerate(found, start=1) if door.beside), 0)
        if along and several and doors.beside(tree, client.standing):
            self._add(_door(along, BESIDE, words), "warning")
        else:
            self._add(_nearest(_left(tree, found), client), "warning")

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

    def _add_lines(self, tree: Requirement, client: Client, calm: bool = False) -> None:
        for line in doors.lines(tree, client.standing, client.after):
            text = condition_sentence(line.condition, client.words, client.catalogue)
            self._add(f"{_mark(line)} {text}", _role(line, calm), indent=10)

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
