"""A dialog whose column scrolls, with a button that closes it."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget


def scroll(dialog: QDialog, column: QVBoxLayout, letters: int) -> None:
    """Put a column that scrolls into the dialog, as wide as so many letters, and a button below."""
    inside = QWidget()
    inside.setLayout(column)
    column.addStretch(1)
    area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
    area.setWidget(inside)
    area.setAccessibleName(dialog.windowTitle())
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    outer = QVBoxLayout(dialog)
    outer.addWidget(area, 1)
    outer.addWidget(buttons)
    measure = dialog.fontMetrics()
    dialog.resize(measure.averageCharWidth() * letters, measure.height() * 26)
