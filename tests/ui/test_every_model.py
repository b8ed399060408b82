"""Qt's own test of models on every model of the window, while the window is worked with."""

from dataclasses import replace

from PySide6.QtCore import QAbstractItemModel, QSortFilterProxyModel
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QTabWidget

from tests.ui.office import CAMILLE, DIPLOMA, ELOISE, MATHS
from tests.ui.test_main_window import speak
from ui.main_window import MainWindow
from ui.models.catalogue_tree import CatalogueTreeModel

WARNING = QAbstractItemModelTester.FailureReportingMode.Warning
OF_PAGES = {
    "ChoiceModel", "ClientTableModel", "PathwayModel", "RecentFilesModel", "ProgramModel", "ProposalsModel",
    "StepModel", "GapModel", "ComparisonModel", "MergeTreeModel", "DirectionModel", "FieldDiffModel",
    "RowModel",
}  # fmt: skip


def test_no_model_breaks_a_rule_of_qt_while_the_window_is_used(planned: MainWindow) -> None:
    tabs = [t for page in planned.pages.values() for t in page.findChildren(QTabWidget)]
    models = planned.findChildren(QAbstractItemModel)
    # The tree has a test of its own: here its view fetches rows before a later tester hears of the reset.
    ours = [
        m for m in models if type(m).__module__.startswith("ui.") and not isinstance(m, CatalogueTreeModel)
    ]
    assert {type(model).__name__ for model in ours} >= OF_PAGES
    testers = [QAbstractItemModelTester(model, WARNING) for model in ours]
    _shape_the_plan(planned)
    for page in planned.pages:
        planned.go(page)
    for widget in tabs:
        for number in range(widget.count()):
            widget.setCurrentIndex(number)
    _ask_the_lists(planned)
    for code in ("en", "fr"):
        speak(planned, code)
    for case_id in (ELOISE, CAMILLE):
        planned.session.open_case(case_id)
    planned.session.close_case()
    assert len(testers) == len(ours) and not any(isinstance(m, QSortFilterProxyModel) for m in ours)


def _shape_the_plan(window: MainWindow) -> None:
    page, document = window.pages["plan"], window.session.document
    page.edits.move(MATHS.id, 7)
    page.edits.reorder(DIPLOMA.id, -1)
    page.edits.remove(DIPLOMA.id)
    page.edits.add(replace(DIPLOMA, id="again"))
    page.board.gap.whole.click()
    page.board.strip.every.click()
    for _ in range(document.undo_stack.count()):
        document.undo_stack.undo()
    QApplication.processEvents()


def _ask_the_lists(window: MainWindow) -> None:
    """Filter, sort and choose where that is done."""
    clients, catalogue, directions = (window.pages[n] for n in ("clients", "catalogue", "directions"))
    for text in ("é", "nobody at all", ""):
        clients.filter.setText(text)
        catalogue.board.tree.search.setText(text)
        QApplication.processEvents()
    for column in (0, 2, 0):
        clients.model.sort(column)
        directions.board.model.sort(column)
    tree = catalogue.board.tree.tree
    tree.expandAll()
    tree.setCurrentIndex(tree.model().index(0, 0))
