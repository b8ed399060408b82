"""What can be done with a whole table, beside its filter: choose its columns, save it as a file."""

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from planner.words import Words
from ui import style
from ui.tips import tip


class TableTools(QWidget):
    """Two buttons with an icon each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns, self.save = QToolButton(autoRaise=True), QToolButton(autoRaise=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.columns)
        row.addWidget(self.save)

    def retranslate(self, words: Words) -> None:
        """Say what the buttons do, and draw them in the ink of the theme."""
        _say(self.columns, words._("Choose the columns"), "view-column-outline")
        _say(self.save, words._("Save what is shown (Excel, CSV)"), "table-arrow-down")


def _say(button: QToolButton, text: str, icon: str) -> None:
    button.setIcon(style.icon(icon))
    button.setAccessibleName(text)
    button.setToolTip(tip(text))
