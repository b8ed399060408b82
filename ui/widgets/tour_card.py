"""What the guided tour shows: a ring around a control, and a card beside it with the way on."""

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style

WIDTH, GAP, RING = 340, 10, 4
LEAVING = Qt.Key.Key_Escape
KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, LEAVING)


class TourCard(QFrame):
    """Says one stop; `moved` asks for the stop before (-1) or after (+1), `left` for the end."""

    moved = Signal(int)
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self.ring = window, QFrame(window)
        self.ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        style.emphasise(self.ring, "ring")
        style.emphasise(self, "good")
        self.setFixedWidth(WIDTH)
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._count = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.back, self.on, self.end_button = QPushButton(), QPushButton(), QPushButton()
        style.emphasise(self.on, "primary")
        self.back.clicked.connect(lambda: self.moved.emit(-1))
        self.on.clicked.connect(lambda: self.moved.emit(1))
        self.end_button.clicked.connect(self.left)
        self._later = QTimer(self, singleShot=True, interval=0, timeout=self.on.setFocus)
        self._lay_out()

    def show_stop(self, target: QWidget, text: str, number: int, count: int, words: Words) -> None:
        """Ring a control, and say what it is for beside it."""
        self.text.setText(text)
        self._count.setText(words._("{number} of {count}", number=number, count=count))
        self.back.setText(words._("Back"))
        self.back.setEnabled(number > 1)
        self.on.setText(words._("Next") if number < count else words._("Finish"))
        self.end_button.setText(words._("Leave the tour"))
        self._place(target)
        for part in (self.ring, self):
            part.show()
            part.raise_()
        self.take_focus()

    def take_focus(self) -> None:
        """Have the keys lead on, once the page has taken the focus that showing it gives it."""
        self._later.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Return, or press the button that has the focus; leave by Escape."""
        if event.key() == LEAVING:
            self.left.emit()
        elif event.key() in KEYS:
            held = (button for button in (self.end_button, self.back) if button.hasFocus())
            next(held, self.on).click()
        else:
            super().keyPressEvent(event)

    def end(self) -> None:
        """Take the ring and the card away."""
        for part in (self.ring, self):
            part.hide()
            part.deleteLater()

    def _place(self, target: QWidget) -> None:
        window = self._window
        ringed = QRect(target.mapTo(window, QPoint()), target.size())
        self.ring.setGeometry(ringed.adjusted(-RING, -RING, RING, RING) & window.rect())
        self.adjustSize()
        self.move(_beside(ringed, self.rect(), window.rect()))

    def _lay_out(self) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        for widget in (self.end_button, self.back, self.on):
            row.addWidget(widget)
        for label in (self._count, self.text):
            column.addWidget(label)
        column.addLayout(row)


def _beside(ringed: QRect, card: QRect, room: QRect) -> QPoint:
    """Return where a card stands: under, over or beside what it tells about, where it covers least of it."""
    left, middle = ringed.left(), ringed.center().y() - card.height() // 2
    wanted = (
        QPoint(left, ringed.bottom() + GAP),
        QPoint(left, ringed.top() - GAP - card.height()),
        QPoint(ringed.right() + GAP, middle),
        QPoint(left - GAP - card.width(), middle),
    )
    inside = room.adjusted(GAP, GAP, -GAP - card.width(), -GAP - card.height())
    places = [_within(place, inside) for place in wanted]
    return min(places, key=lambda place: _area(QRect(place, card.size()) & ringed))


def _within(place: QPoint, room: QRect) -> QPoint:
    x = max(room.left(), min(place.x(), room.right()))
    return QPoint(x, max(room.top(), min(place.y(), room.bottom())))


def _area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())
