"""A table to read whose rows are as high as their texts, up to a few lines."""

from PySide6.QtCore import QAbstractItemModel, QTimer
from PySide6.QtWidgets import QWidget

from ui.delegates.lines import LinesDelegate
from ui.widgets.fact_table import HEADER, FactTable

TALL, MOST_LINES = 1.5, 3


class FittedTable(FactTable):
    """Measures its rows anew when its model or the width of a column changes."""

    def __init__(self, parent: QWidget | None = None, titles: float = HEADER) -> None:
        super().__init__(TALL, parent, titles)
        self.setItemDelegate(LinesDelegate(self, MOST_LINES))
        self._later = QTimer(self, singleShot=True, interval=0, timeout=self._fit_rows)
        self.horizontalHeader().sectionResized.connect(lambda: self._later.start())

    @property
    def is_fitted(self) -> bool:
        """Say whether no row waits to be measured."""
        return not self._later.isActive()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model, and follow what becomes of it."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(lambda: self._later.start())
            self._later.start()

    def _fit_rows(self) -> None:
        """Give each row the height of its texts.

        The header's own measure would not do: hidden as it is, it asks for the room of its numbers.
        """
        for row in range(self.model().rowCount()):
            self.setRowHeight(row, self.sizeHintForRow(row))
