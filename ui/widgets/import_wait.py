"""The pane of an import that is being read or written: what is done, how far, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from planner.words import Words


class ImportWait(QWidget):
    """Shows the progress of a piece of work."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.bar, self.cancel = QProgressBar(textVisible=False), QPushButton()
        self.cancel.clicked.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(self.bar)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_progress(self, text: str, fraction: float) -> None:
        """Show what is being done, and the share that is done; none is not known yet."""
        self.text.setText(text)
        self.bar.setRange(0, 100 if fraction > 0 else 0)
        self.bar.setValue(round(fraction * 100))

    def retranslate(self, words: Words) -> None:
        """Name the controls again."""
        self.cancel.setText(words._("Stop: leave everything as it is"))
        self.bar.setAccessibleName(words._("Progress"))
