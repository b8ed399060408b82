"""The help, offline: its pages at the left, searched as one types, and the one that is read."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QStringListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QListView, QTextBrowser, QWidget

from ui.help_pages import HelpPage, folder, help_pages
from ui.session import Session

SIZE = (1040, 680)
LIST_LETTERS, MARGIN = 26, 14


class HelpDialog(QDialog):
    """Stays open beside the work; F1 on another page of the window shows the help of that page."""

    def __init__(self, session: Session, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._actions = session, actions
        self._pages, self._shown = tuple[HelpPage, ...](), tuple[HelpPage, ...]()
        self.search, self.list, self.text = QLineEdit(clearButtonEnabled=True), QListView(), QTextBrowser()
        self._titles = QStringListModel(self)
        self.list.setModel(self._titles)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.text.document().setDocumentMargin(MARGIN)
        self._say()
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(lambda now, _: self._read(now.row()))
        self._filter("")

    def changeEvent(self, event: QEvent) -> None:
        """Show the same page in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            row = self.list.currentIndex().row()
            self._say()
            self._filter(self.search.text())
            self.list.setCurrentIndex(self._titles.index(row))
        super().changeEvent(event)

    def show_page(self, name: str) -> None:
        """Read the page of that name, whatever was searched."""
        self.search.clear()
        names = [page.name for page in self._shown]
        self.list.setCurrentIndex(self._titles.index(names.index(name) if name in names else 0))

    def _filter(self, query: str) -> None:
        self._shown = tuple(page for page in self._pages if page.holds(query))
        self._titles.setStringList([page.title for page in self._shown])
        self.list.setCurrentIndex(self._titles.index(0))
        self._read(0)

    def _read(self, row: int) -> None:
        self.text.setMarkdown(self._shown[row].text if 0 <= row < len(self._shown) else self._nothing)

    def _say(self) -> None:
        words = self._session.language.words
        self.text.setSearchPaths([str(folder(words))])
        self._pages = self._shown = help_pages(words, self._actions)
        self._nothing = words._("No page of the help holds these words.")
        self.setWindowTitle(words._("Help"))
        self.search.setPlaceholderText(words._("Search the help"))
        self.search.setAccessibleName(words._("Search the help"))
        self.list.setAccessibleName(words._("Pages of the help"))
        self.text.setAccessibleName(words._("Page of the help"))

    def _lay_out(self) -> None:
        self.resize(*SIZE)
        width = self.fontMetrics().averageCharWidth() * LIST_LETTERS
        self.search.setFixedWidth(width)
        self.list.setFixedWidth(width)
        grid = QGridLayout(self)
        grid.addWidget(self.search, 0, 0)
        grid.addWidget(self.list, 1, 0)
        grid.addWidget(self.text, 0, 1, 2, 1)
