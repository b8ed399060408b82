"""A table of lines that are read, never typed in."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.models.rows import RowModel
from ui.widgets.fact_table import FactTable

TALL = 1.5


class LineTable(FactTable):
    """Shows a model of lines; the widths are in letters, and the last column takes what is left."""

    def __init__(
        self, model: RowModel, widths: Sequence[int], parent: QWidget | None = None, titles: float = TALL
    ) -> None:
        super().__init__(TALL, parent, titles)
        self.setModel(model)
        self.setWordWrap(False)
        self.horizontalHeader().setStretchLastSection(True)
        for column, letters in enumerate(widths):
            self.setColumnWidth(column, letters * self.fontMetrics().averageCharWidth())
