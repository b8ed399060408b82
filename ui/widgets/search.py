"""The search of the top bar: clients, cards and commands by their words, chosen by arrows and Enter."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

from planner.text import folded
from planner.words import Words
from ui import style
from ui.widgets.drop_list import below

PAUSE_MS = 120
LIMIT = 8


class Found(NamedTuple):
    """One answer: what the list says, and what choosing it does."""

    text: str
    act: Callable[[], object]


Source = Callable[[str], Iterable[Found]]


def holds_words(query: str, text: str) -> bool:
    """Say whether every word of a folded query begins a word of a folded text, or lies within it."""
    return all(word in text for word in query.split())


class SearchBox(QLineEdit):
    """Asks its sources a moment after the last letter, and lists what they answer.

    `when` does what it is given as soon as the sources can answer.
    """

    def __init__(
        self,
        sources: Iterable[Source],
        when: Callable[[Callable[[], object]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sources, self._found = tuple(sources), list[Found]()
        self._words = Words("fr")
        style.emphasise(self, "search")
        self.addAction(style.icon("magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self._model = QStringListModel(self)
        self._list = QCompleter(self._model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setWidget(self)
        self._list.setMaxVisibleItems(2 * LIMIT)
        self._popup = cast(QAbstractItemView, self._list.popup())
        self._popup.clicked.connect(self._choose)
        self._popup.installEventFilter(self)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(lambda: when(self.look))
        self.textEdited.connect(lambda: self._timer.start())
        self.returnPressed.connect(lambda: when(self._choose_first))

    def look(self) -> None:
        """Ask every source now, and list the answers."""
        query = folded(self.text())
        self._found = [f for source in self._sources for f in source(query)] if query else []
        nothing = [] if self._found or not query else [self._nothing(self.text())]
        self._model.setStringList([found.text for found in self._found] or nothing)
        if query:
            self._list.complete(below(self, self._popup))
        else:
            self._popup.hide()

    def retranslate(self, words: Words) -> None:
        """Say again what can be searched."""
        self._words = words
        self.setPlaceholderText(words._("Search: client, occupation, programme, command…   (Ctrl+K)"))
        self.setAccessibleName(
            words._("Search for a client, an occupation, a programme, a measure or a command")
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the list work from the line."""
        pressed = (
            event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        )
        if pressed not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return super().eventFilter(watched, event)
        index = self._popup.currentIndex()
        self._choose(index if index.isValid() else self._model.index(0))
        return True

    def _choose_first(self) -> None:
        self._timer.stop()
        self.look()
        if self._found:
            self._choose(self._model.index(0))

    def _nothing(self, typed: str) -> str:
        return self._words._("Nothing found for “{words}”", words=typed.strip())

    def _choose(self, index: QModelIndex) -> None:
        if not self._found:
            return
        found = self._found[index.row()]
        self._popup.hide()
        self.clear()
        self.clearFocus()
        found.act()
