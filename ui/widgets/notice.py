"""One message, and what can be done about it, where the top bar is free or under it; nothing pops up."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QHideEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from planner.words import Words
from ui import style

READING_MS = 10_000
# Beside the text stand its margins and the button that closes it.
ASIDE, BAR_LINES, WIDER = 76, 2, 8
# Two lines just stand in the bar; under it, more of them keep clear of the frame.
BESIDE, UNDER = (12, 1, 6, 1), (12, 7, 6, 7)
MakeRoom = Callable[[int], bool]


class Way(NamedTuple):
    """One way out: what its button says and does; the message `stays` when it settles nothing."""

    label: str
    act: Callable[[], object]
    stays: bool = False


class Message(NamedTuple):
    """What is said, its ways out, how it looks, and what it is about until that is settled.

    `again` says it anew in another language.
    """

    text: str
    ways: tuple[Way, ...]
    role: str
    about: str
    again: Callable[[], object] | None

    @property
    def leaves(self) -> bool:
        """Say whether it leaves by itself."""
        return not self.ways and self.role != "fault"


class Notice(QFrame):
    """A message in place; an ordinary one leaves by itself, one with ways out waits.

    What is about something unsettled comes back after another message that was said over it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton(icon=style.icon("close"), autoRaise=True)
        self._close.clicked.connect(self._leave)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(*BESIDE)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self._close)
        self._buttons: list[QPushButton] = []
        self._shown: Message | None = None
        self._waits: Message | None = None
        self._language = ""
        self._strip: QBoxLayout | None = None
        self._bar: QBoxLayout | None = None
        self._make_room: MakeRoom = lambda width: False
        self._timer = QTimer(self, singleShot=True, interval=READING_MS)
        self._timer.timeout.connect(self._leave)
        self.hide()

    def stand(self, strip: QBoxLayout, bar: QBoxLayout, make_room: MakeRoom) -> None:
        """Stand in a bar where room can be made, so that nothing moves, or else in a strip over the pages."""
        self._strip, self._bar, self._make_room = strip, bar, make_room
        strip.addWidget(self)

    def say(
        self,
        text: str,
        *ways: Way,
        role: str = "",
        about: str = "",
        again: Callable[[], object] | None = None,
    ) -> None:
        """Show a message in the role "told", "good", "notice" or "fault"; with ways out it is a notice.

        `again` says it in another language.
        """
        message = Message(text, ways, role or ("notice" if ways else "told"), about, again)
        if about:
            self._waits = message
        self._show(message)

    def _show(self, message: Message) -> None:
        self._clear()
        self._shown = message
        self.text.setText(message.text)
        self.setAccessibleName(message.text)
        for way in message.ways:
            self._add(way)
        self._go_where_it_fits(message.text)
        style.emphasise(self, message.role)
        self.show()
        if message.leaves:
            self._timer.start()

    def _leave(self) -> None:
        """Go, and let what waits be seen again; what the person puts away does not wait."""
        self.hide()
        if self._shown is self._waits:
            self._waits = None
        elif self._waits is not None:
            self._show(self._waits)

    def _go_where_it_fits(self, text: str) -> None:
        if self._strip is None or self._bar is None:
            return
        beside = ASIDE + sum(_wide(button) for button in self._buttons)
        letters = self.text.fontMetrics()
        fits = _is_short(letters, text) and self._make_room(_two_lines(letters, text) + beside)
        if not fits:
            self._make_room(0)
        self._row.setContentsMargins(*(BESIDE if fits else UNDER))
        home, other = (self._bar, self._strip) if fits else (self._strip, self._bar)
        other.removeWidget(self)
        home.addWidget(self)

    def settle(self, about: str) -> None:
        """Take the message away if it is about something that is settled now."""
        if self._waits is not None and self._waits.about == about:
            self._waits = None
        if self.tells(about):
            self.hide()

    def outdate(self) -> None:
        """Take away what was told of an edit that is undone or made again: it is so no more."""
        if self._shown is not None and self._shown.leaves and not self.isHidden():
            self._leave()

    def tells(self, about: str) -> bool:
        """Say whether a message about something is on show."""
        return not self.isHidden() and self._shown is not None and self._shown.about == about

    def hideEvent(self, event: QHideEvent) -> None:
        """Give back the room in the bar."""
        super().hideEvent(event)
        if self.isHidden():
            self._make_room(0)

    def retranslate(self, words: Words) -> None:
        """Name the close button; a message is said again, or leaves with its language if it would leave."""
        self._close.setAccessibleName(words._("Close the message"))
        self._close.setToolTip(words._("Close the message"))
        if words.language != self._language:
            self._language = words.language
            self._say_again()

    def _say_again(self) -> None:
        if self._shown is not None and self._shown.again is not None and not self.isHidden():
            self._shown.again()
        else:
            self.outdate()

    def _add(self, way: Way) -> None:
        button = QPushButton(way.label)
        if not way.stays:
            button.clicked.connect(self._leave)
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


def _is_short(letters: QFontMetrics, text: str) -> bool:
    """Say whether some width holds a text on the lines that a bar has."""
    return _lines(letters, letters.horizontalAdvance(text), text) <= BAR_LINES


def _two_lines(letters: QFontMetrics, text: str) -> int:
    """Return how wide a short text is on the lines that a bar has."""
    wide = letters.horizontalAdvance(text) // BAR_LINES
    while _lines(letters, wide, text) > BAR_LINES:
        wide += WIDER
    return wide


def _lines(letters: QFontMetrics, wide: int, text: str) -> int:
    room = QRect(0, 0, wide, 1000)
    return letters.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() // letters.height()


def _wide(button: QPushButton) -> int:
    button.ensurePolished()
    return button.sizeHint().width() + WIDER
