"""What can be decided for a whole case of a merge at once."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from db.exchange.case_merges import DESTROYED, NEW
from planner.words import N_, Words
from ui.models.merge_plan import MergePlan

GOES = N_(
    "Destroyed there, as the law asks: it cannot be left out, and goes with whatever of this file is merged."
)


class MergeButtons(QWidget):
    """The buttons above the field table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.here, self.received, self.newest = QPushButton(), QPushButton(), QPushButton()
        self.both, self.take, self.link = QPushButton(), QPushButton(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.here, self.received, self.newest, self.both):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.link)
        row.addWidget(self.take)

    def setEnabled(self, enabled: bool) -> None:
        """Let every side be chosen, or none."""
        for button in (self.here, self.received, self.newest):
            button.setEnabled(enabled)

    def retranslate(self, words: Words) -> None:
        """Say every button again."""
        self.here.setText(words._("Keep all of here"))
        self.received.setText(words._("Take all received"))
        self.newest.setText(words._("The most recent"))
        self.both.setText(words._("Both texts"))

    def show_case(self, plan: MergePlan, case_id: str, words: Words) -> None:
        """Say what can be done with the chosen case."""
        if case_id and plan.cases[case_id].kind == NEW:
            self.here.setEnabled(False)
        out = case_id in plan.left_out
        taking = words._("Destroy it here too") if case_id in plan.doubtful else words._("Take the case in")
        self.take.setText(taking if out else words._("Leave the case out"))
        self.take.setVisible(bool(case_id))
        goes = bool(case_id) and plan.cases[case_id].kind == DESTROYED
        self.take.setEnabled(not goes)
        self.take.setToolTip(words._(GOES) if goes else "")
        self.link.setVisible(case_id in plan.twins)
        linked = case_id in plan.linked
        self.link.setText(words._("Unlink") if linked else words._("Link as the same person"))
