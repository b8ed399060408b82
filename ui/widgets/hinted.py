"""A view of a model, or a sentence in its place while the model has nothing to show."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from ui import style


class Hinted(QStackedWidget):
    """Shows the view as soon as its model has a row."""

    def __init__(self, view: QWidget, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._model = view, model
        self.hint = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        style.emphasise(self.hint, "muted")
        self.addWidget(view)
        self.addWidget(self.hint)
        model.modelReset.connect(self._look)
        self._look()

    def _look(self) -> None:
        self.setCurrentWidget(self._view if self._model.rowCount() else self.hint)
