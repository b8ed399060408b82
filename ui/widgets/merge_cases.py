"""The tree of the cases of a merge: Space takes a case in or leaves it out."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from db.exchange.case_merges import CaseMerge
from planner.words import Words
from ui.delegates.marked import MarkedDelegate
from ui.models.columns import VALUE
from ui.models.merge_plan import MergePlan
from ui.models.merge_tree import MergeTreeModel

# Only the lines on screen are measured.
SEEN, INDENT = 0, 12


class MergeCases(QTreeView):
    """Shows the headings open, with one line a case."""

    asked_take = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(MergeTreeModel(self))
        self.setItemDelegate(MarkedDelegate(self))
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        across = self.header()
        across.setStretchLastSection(False)
        # What happens is whole in every language; the names take what is left.
        across.setResizeContentsPrecision(SEEN)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    @property
    def plan_model(self) -> MergeTreeModel:
        """Return the model, as what it is."""
        found = self.model()
        assert isinstance(found, MergeTreeModel)
        return found

    @property
    def chosen(self) -> CaseMerge | None:
        """Return the case of the current line."""
        found = self.currentIndex().siblingAtColumn(0).data(VALUE)
        return found if isinstance(found, CaseMerge) else None

    def show_plan(self, plan: MergePlan | None, words: Words) -> None:
        """Show a plan; the case that was chosen stays so, else the first one is."""
        kept = self.chosen.id if self.chosen else ""
        self.plan_model.show_plan(plan, words)
        self.expandAll()
        for row in range(self.plan_model.rowCount()):
            self.setFirstColumnSpanned(row, self.rootIndex(), True)
        self.setCurrentIndex(self.plan_model.place(kept))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 44, self.fontMetrics().height() * 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chosen case in or leave it out by the space bar."""
        if event.key() == Qt.Key.Key_Space:
            self.asked_take.emit()
        else:
            super().keyPressEvent(event)
