"""The field table of a merge: a side is chosen by a click, Space, Ctrl+→ and Ctrl+←."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.delegates.marked import MarkedDelegate
from ui.models.columns import VALUE
from ui.models.merge_decisions import HERE, RECEIVED, Line
from ui.models.merge_fields import SIDES, FieldDiffModel
from ui.widgets.fact_table import FactTable

TALL, MOST_LINES = 1.7, 5


class MergeFields(FactTable):
    """Shows the lines of a case, as high as their texts up to a few lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TALL, parent, titles=TALL)
        self.fields = FieldDiffModel(self)
        self.setModel(self.fields)
        self.setItemDelegate(MarkedDelegate(self))
        self.setShowGrid(True)
        self.setAlternatingRowColors(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._click)

    @property
    def line(self) -> Line | None:
        """Return the line that is chosen, if any."""
        found = self.currentIndex().data(VALUE)
        return found if isinstance(found, Line) else None

    def choose(self, side: str) -> None:
        """Choose a side of the current line."""
        if (index := self.currentIndex()).isValid():
            self.fields.choose(index.row(), side)

    def fit(self) -> None:
        """Give each line the height of its texts, and the focus line to the first one."""
        self.resizeRowsToContents()
        most = round(self.fontMetrics().height() * MOST_LINES)
        for row in range(self.fields.rowCount()):
            self.setRowHeight(row, min(self.rowHeight(row) + 6, most))
        if self.fields.rowCount():
            self.setCurrentIndex(self.fields.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a side by the arrows."""
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        sides = {Qt.Key.Key_Right: RECEIVED, Qt.Key.Key_Left: HERE}
        if event.key() == Qt.Key.Key_Space and self.line is not None:
            self.fields.turn(self.currentIndex().row())
        elif held and event.key() in sides:
            self.choose(sides[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _click(self, index: QModelIndex) -> None:
        if index.column() in SIDES:
            self.fields.choose(index.row(), SIDES[index.column()])
