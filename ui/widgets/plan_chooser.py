"""The plans of the open client: a button that says the current one, and what can be done with them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from planner.words import Words
from ui import style
from ui.models.plan_lines import PlanLine

LETTERS = 26


class PlanChooser(QPushButton):
    """Opens the menu of the plans; what is chosen there goes out as a signal, with the id of a plan."""

    asked_new = Signal()
    asked_copy = Signal()
    asked_name = Signal()
    asked_open = Signal(str)
    asked_comparison = Signal(str)
    asked_deletion = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plans = QMenu(self)
        self.setMenu(self.plans)

    def show_plans(self, present: str, lines: Sequence[PlanLine], words: Words) -> None:
        """Offer the plans set aside beside the current one; `present` is what that is called, if anything."""
        self.setIcon(style.icon("file-multiple-outline"))
        wide = self.fontMetrics().averageCharWidth() * LETTERS
        short = self.fontMetrics().elidedText(present, Qt.TextElideMode.ElideRight, wide)
        self.setText(_literal(short) or words._("Plans"))
        self.setAccessibleName(words._("Current plan: {name}", name=present) if present else words._("Plans"))
        self.setToolTip(words._("The plans of this client: open, compare or copy one"))
        self._fill(lines, words)

    def pop_up(self) -> None:
        """Open the menu under the button, as a key would, and go on."""
        self.plans.popup(self.mapToGlobal(self.rect().bottomLeft()))
        if actions := self.plans.actions():
            self.plans.setActiveAction(actions[0])

    def _fill(self, lines: Sequence[PlanLine], words: Words) -> None:
        self.plans.clear()
        for line in lines:
            said = words._("Open “{name}”", name=line.title)
            self._offer(self.plans, said, self.asked_open, line, line.readable)
        if lines:
            self.plans.addSeparator()
        self._command("file-plus-outline", words._("&New plan for this client…"), self.asked_new.emit)
        self._command("content-copy", words._("&Copy of this plan…"), self.asked_copy.emit)
        self._command("pencil", words._("&Rename this plan…"), self.asked_name.emit)
        if lines:
            self.plans.addSeparator()
            self._each("compare-horizontal", words._("Co&mpare with"), self.asked_comparison, lines, True)
            self._each("delete-outline", words._("&Delete"), self.asked_deletion, lines, False)

    def _each(
        self, icon: str, title: str, asked: SignalInstance, lines: Sequence[PlanLine], readable: bool
    ) -> None:
        """Add a menu of its own with every plan that is set aside."""
        menu = self.plans.addMenu(style.icon(icon, "text"), title)
        for line in lines:
            self._offer(menu, line.title, asked, line, line.readable or not readable)

    @staticmethod
    def _offer(menu: QMenu, said: str, asked: SignalInstance, line: PlanLine, enabled: bool) -> None:
        action = menu.addAction(_literal(said), partial(asked.emit, line.id))
        action.setEnabled(enabled)

    def _command(self, icon: str, said: str, act: Callable[[], None]) -> None:
        self.plans.addAction(style.icon(icon, "text"), said, act)


def _literal(text: str) -> str:
    """Return a text in which no letter is taken for a key."""
    return text.replace("&", "&&")
