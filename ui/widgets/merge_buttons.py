"""What can be decided for a whole case of a merge at once."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.words import Words
from ui.models.merge_plan import MergePlan


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
        out = case_id in plan.left_out
        taking = words._("Destroy it here too") if case_id in plan.doubtful else words._("Take the case in")
        self.take.setText(taking if out else words._("Leave the case out"))
        self.take.setVisible(bool(case_id))
        self.link.setVisible(case_id in plan.twins)
        linked = case_id in plan.linked
        self.link.setText(words._("Unlink") if linked else words._("Link as the same person"))
