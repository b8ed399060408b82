"""The search of the top bar: clients, cards and commands by their words, chosen by arrows and Enter."""

from collections.abc import Callable, Iterable
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

from planner.text import folded
from planner.words import Words
from ui import style
from ui.widgets.drop_list import below
from ui.widgets.search_answers import Answers, Read, Source

PAUSE_MS = 120
LIMIT = 8


def holds_words(query: str, text: str) -> bool:
    """Say whether every word of a folded query begins a word of a folded text, or lies within it."""
    return all(word in text for word in query.split())


class SearchBox(QLineEdit):
    """Asks its sources a moment after the last letter, and lists what they answer.

    `when` does what it is given as soon as the sources can answer; `read` reads what takes a while. Answers
    stand in the order of their sources, whichever comes first; Enter waits for all of them.
    """

    # Somebody is about to type here.
    entered = Signal()

    def __init__(
        self,
        sources: Iterable[Source],
        when: Callable[[Callable[[], object]], None],
        read: Read,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._answers, self._enters = Answers(sources, read, self._show_more), False
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
        self._timer.timeout.connect(lambda: when(self._look_while_here))
        self.textEdited.connect(lambda: self._timer.start())
        self.returnPressed.connect(lambda: when(self._choose_first))

    def look(self) -> None:
        """Ask every source now, and list the answers."""
        self._enters = False
        self._answers.ask(folded(self.text()))
        self._show()

    def _look_while_here(self) -> None:
        if self.hasFocus():
            self.look()

    def _show_more(self) -> None:
        """List what came beside the window; Enter, pressed before, waits for all of it."""
        self._show()
        if self._enters and not self._answers.are_awaited:
            self._choose(self._model.index(0))

    def _show(self) -> None:
        """List what is found so far; the answer that is chosen in the list stays so."""
        chosen = self._popup.currentIndex().data()
        nothing = self._words._("Nothing found for “{words}”", words=self.text().strip())
        texts = [one.text for one in self._answers.found] or [nothing] * self._answers.are_none
        self._model.setStringList(texts)
        # A list over a field that is being typed in elsewhere would take its keys.
        if not (texts and self.hasFocus()):
            self._popup.hide()
            return
        self._list.complete(below(self, self._popup))
        if chosen in texts:
            self._popup.setCurrentIndex(self._list.completionModel().index(texts.index(chosen), 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that somebody is about to type."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Wait for no answer any more; what is typed stays."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._wait_no_more()

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
        if pressed == Qt.Key.Key_Escape:
            self._give_up()
        if pressed not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return super().eventFilter(watched, event)
        index = self._popup.currentIndex()
        self._choose(index) if index.isValid() else self._choose_when_read()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up by Escape; the other keys are those of a line."""
        if event.key() == Qt.Key.Key_Escape:
            self._give_up()
        else:
            super().keyPressEvent(event)

    def _give_up(self) -> None:
        """Empty the line; what is still awaited does not open the list again."""
        self._wait_no_more()
        self.clear()

    def _wait_no_more(self) -> None:
        self._timer.stop()
        self._answers.forget()
        self._enters = False

    def _choose_first(self) -> None:
        self._timer.stop()
        self.look()
        self._choose_when_read()

    def _choose_when_read(self) -> None:
        """Choose the first answer, once it is known which one that is."""
        self._enters = self._answers.are_awaited
        if not self._enters:
            self._choose(self._model.index(0))

    def _choose(self, index: QModelIndex) -> None:
        if not (answers := self._answers.found):
            return
        found = answers[index.row()]
        self._popup.hide()
        self._answers.forget()
        self.clear()
        self.clearFocus()
        found.act()
