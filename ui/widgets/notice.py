"""The strip under the top bar: one message, and what can be done about it; nothing pops up."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from planner.words import Words
from ui import style

READING_MS = 10_000
# Beside the text stand its margins and the button that closes it.
ASIDE, BAR_LINES = 76, 2


class Way(NamedTuple):
    """One way out: what its button says and does; the message `stays` when it settles nothing."""

    label: str
    act: Callable[[], object]
    stays: bool = False


class Notice(QFrame):
    """A message in place; an ordinary one leaves by itself, one with ways out waits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton(icon=style.icon("close"), autoRaise=True)
        self._close.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 1, 6, 1)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self._close)
        self._buttons: list[QPushButton] = []
        self._about = ""
        self._strip: QBoxLayout | None = None
        self._bar: QBoxLayout | None = None
        self._timer = QTimer(self, singleShot=True, interval=READING_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def stand(self, strip: QBoxLayout, bar: QBoxLayout) -> None:
        """Stand in a strip over the pages, or where a bar is free: a short message then moves nothing."""
        self._strip, self._bar = strip, bar
        strip.addWidget(self)

    def say(self, text: str, *ways: Way, role: str = "", about: str = "") -> None:
        """Show a message in the role "told", "good", "notice" or "fault"; with ways out it is a notice."""
        self._clear()
        self._go_where_it_fits(text, is_short=not ways and role != "fault")
        self._about = about
        self.text.setText(text)
        self.setAccessibleName(text)
        for way in ways:
            self._add(way)
        style.emphasise(self, role or ("notice" if ways else "told"))
        self.show()
        if not ways and role != "fault":
            self._timer.start()

    def _go_where_it_fits(self, text: str, is_short: bool) -> None:
        if self._strip is None or self._bar is None:
            return
        host = self._bar.parentWidget()
        room = QRect(0, 0, (host.width() if host else 0) - ASIDE, 1000)
        tall = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
        fits = is_short and room.width() > 0 and tall <= BAR_LINES * self.fontMetrics().lineSpacing()
        home, other = (self._bar, self._strip) if fits else (self._strip, self._bar)
        other.removeWidget(self)
        home.addWidget(self)

    def settle(self, about: str) -> None:
        """Take the message away if it is about something that is settled now."""
        if self._about == about:
            self.hide()

    def tells(self, about: str) -> bool:
        """Say whether a message about something is on show."""
        return not self.isHidden() and self._about == about

    def retranslate(self, words: Words) -> None:
        """Name the close button; a message is said in the language of its moment."""
        self._close.setAccessibleName(words._("Close the message"))
        self._close.setToolTip(words._("Close the message"))

    def _add(self, way: Way) -> None:
        button = QPushButton(way.label)
        if not way.stays:
            button.clicked.connect(self.hide)
        button.clicked.connect(lambda: way.act())
        self._row.insertWidget(self._row.count() - 1, button)
        self._buttons.append(button)

    def _clear(self) -> None:
        self._timer.stop()
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
