"""The regions of the plan page and where they stand; it knows no case."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style
from ui.models.pathways import PathwayModel
from ui.models.steps import StepModel
from ui.tips import tip
from ui.widgets.elided import ElidedLabel, GoalLabel
from ui.widgets.gap_panel import GapPanel
from ui.widgets.issue_bar import IssueBar
from ui.widgets.pathway_strip import PathwayStrip
from ui.widgets.plan_chooser import PlanChooser
from ui.widgets.plan_tabs import PlanTabs
from ui.widgets.step_inspector import StepInspector

LEFT_COLUMNS, RIGHT_COLUMNS = 38, 39
# What a long name does not take is left to the goal beside it.
NAME_LETTERS = 50


class PlanBoard(QWidget):
    """Header above; gaps at the left, pathways and plan in the middle, the chosen step at the right."""

    def __init__(self, steps: StepModel, pathways: PathwayModel, today: Callable[[], date]) -> None:
        super().__init__()
        self.name = ElidedLabel()
        self.plans = PlanChooser()
        self.goal = GoalLabel(textFormat=Qt.TextFormat.PlainText)
        self.intake, self.preview = QPushButton(style.icon("account-edit-outline"), ""), QPushButton()
        self.what_if, self.again = QPushButton(), QPushButton()
        self.follow_up = QPushButton()
        self.gap, self.strip = GapPanel(), PathwayStrip(pathways)
        self.tabs, self.issues, self.inspector = PlanTabs(steps, today), IssueBar(), StepInspector()
        style.emphasise(self.name, "title")
        style.emphasise(self.goal, "muted")
        style.emphasise(self.preview, "primary")
        self.preview.setIcon(style.icon("file-pdf-box", "on_accent"))
        letter = self.fontMetrics().averageCharWidth()
        self.name.setMaximumWidth(letter * NAME_LETTERS)
        self.gap.setFixedWidth(letter * LEFT_COLUMNS)
        self.inspector.setFixedWidth(max(letter * RIGHT_COLUMNS, self.inspector.minimumSizeHint().width()))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(self._header())
        column.addLayout(self._regions(), 1)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.name)
        row.addWidget(self.plans)
        row.addWidget(self.goal, 1)
        for button in (self.follow_up, self.what_if, self.again, self.intake, self.preview):
            row.addWidget(button)
        return row

    def _regions(self) -> QHBoxLayout:
        middle = QVBoxLayout()
        middle.addWidget(self.strip)
        middle.addWidget(self.tabs, 1)
        middle.addWidget(self.issues)
        row = QHBoxLayout()
        row.addWidget(self.gap)
        row.addLayout(middle, 1)
        row.addWidget(self.inspector)
        return row

    def retranslate(self, words: Words) -> None:
        """Say the fixed texts again; what depends on the case is shown anew by the page."""
        self.intake.setText(words._("Answers"))
        self.intake.setToolTip(words._("Open the client’s answers"))
        self.preview.setText(words._("PDF preview"))
        self.what_if.setText(words._("What if…"))
        self.again.setText(words._("Plan again…"))
        self.follow_up.setToolTip(words._("Agree on the day of the next meeting"))
        self.tabs.retranslate(words)

    def show_asking(self, ready: bool, busy: bool, words: Words) -> None:
        """Offer the questions that compare with the pathways found, and say when these still come."""
        waits = words._("The search is still under way: this opens once it has ended or is stopped")
        for button, explained in (
            (self.what_if, words._("Change one thing and see every figure before keeping it")),
            (self.again, words._("Search again around what is done, under way or pinned")),
        ):
            button.setEnabled(ready or busy)
            button.setToolTip(tip(waits if busy else explained))

    def show_follow_up(self, day: date | None, late: bool, words: Words) -> None:
        """Say when the next meeting is; one whose day is past is waiting for another."""
        shown, none = words._("Follow-up…"), words._("Agree on the day of the next meeting")
        if day is not None:
            shown = words.short_date(day)
        named = none if day is None else words._("Meeting: {day}", day=shown)
        self.follow_up.setText(shown)
        self.follow_up.setAccessibleName(words._("{day}, late", day=named) if late else named)
        self.follow_up.setIcon(style.icon("calendar-alert" if late else "calendar-clock"))
