"""The left side of the catalogue: a line that filters, and the tree of sectors, trades and measures."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QStackedWidget, QTreeView, QVBoxLayout, QWidget

from planner.catalogue import Catalogue
from planner.finding import ProgramFinder, TradeFinder
from planner.words import Words
from ui import style
from ui.models.catalogue_entries import Entry
from ui.models.catalogue_tree import CatalogueTreeModel
from ui.widgets.filter_line import FilterLine
from ui.widgets.nothing_open import NothingOpen

LETTERS, OPENED = 38, 40


class TreePanel(QWidget):
    """Shows the tree; the entry that is chosen in it goes out as a signal."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = CatalogueTreeModel(self)
        self.search, self.tree = FilterLine(), QTreeView()
        # Titles of trades differ at their end as often as at their beginning.
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.found = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        style.emphasise(self.found, "muted")
        self.nothing, self._stack = NothingOpen(), QStackedWidget()
        for part in (self.tree, self.nothing):
            self._stack.addWidget(part)
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * LETTERS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self._stack, 1)
        column.addWidget(self.found)
        self.search.asked.connect(self._look)
        self.nothing.asked.connect(self._clear)
        # Not the current line: Qt moves it to the first one when the tree merely takes the focus.
        self.tree.selectionModel().selectionChanged.connect(self._say)
        self.tree.clicked.connect(self._say)

    def retranslate(self, words: Words) -> None:
        """Say every text again; what is chosen and opened stays so."""
        self.search.retranslate(words)
        self.search.setPlaceholderText(words._("Occupation, programme, code… (Ctrl+F)"))
        self.search.setAccessibleName(words._("Filter the occupations, programmes and measures"))
        self.tree.setAccessibleName(words._("Sectors and occupations"))
        self.model.say(words)
        self._say_found()

    def show_catalogue(
        self, catalogue: Catalogue, finder: TradeFinder, programs: ProgramFinder, words: Words
    ) -> None:
        """Show the tree of a catalogue, as far as the line's words allow."""
        self.model.show_catalogue(catalogue, finder, words, programs)
        self._look(self.search.text())

    def renew(self, catalogue: Catalogue, finder: TradeFinder, programs: ProgramFinder) -> None:
        """Show the catalogue as it is now; what is chosen stays marked, and is not said again."""
        kept, chosen = self._chosen, self.tree.selectionModel()
        chosen.blockSignals(True)
        self.show_catalogue(catalogue, finder, programs, self.model.words)
        if kept is not None:
            self.tree.setCurrentIndex(self.model.index_of(kept))
            self.tree.scrollTo(self.tree.currentIndex())
        chosen.blockSignals(False)
        self.tree.viewport().update()

    @property
    def _chosen(self) -> Entry | None:
        return next((self.model.entry(index) for index in self.tree.selectedIndexes()), None)

    def choose(self, entry: Entry) -> None:
        """Mark an entry; one that the tree does not show now is said all the same."""
        index = self.model.index_of(entry)
        if index.isValid():
            self.tree.setCurrentIndex(index)
        else:
            self.tree.clearSelection()
            self.tree.setCurrentIndex(QModelIndex())
            self.chosen.emit(entry)

    def _look(self, typed: str) -> None:
        kept = self._chosen
        self.model.look(typed)
        if typed.strip() and self.model.shown <= OPENED:
            self.tree.expandAll()
        self._say_found()
        if kept is not None and (index := self.model.index_of(kept)).isValid():
            self.tree.setCurrentIndex(index)

    def _say_found(self) -> None:
        words, shown = self.model.words, self.model.shown
        is_filtered = bool(self.search.text().strip())
        self.found.setText(words.n_("{n} found", "{n} found", shown))
        self.found.setVisible(is_filtered and bool(shown))
        none = words._("Nothing has these words. Try one word less, or the code.")
        self.nothing.say(none, words._("Clear the filters"))
        self._stack.setCurrentWidget(self.nothing if is_filtered and not shown else self.tree)

    def _clear(self) -> None:
        """Show all again; the typing goes on."""
        self.search.clear()
        self.search.asked.emit("")
        self.search.setFocus()

    def _say(self) -> None:
        for index in self.tree.selectedIndexes():
            self.chosen.emit(self.model.entry(index))
