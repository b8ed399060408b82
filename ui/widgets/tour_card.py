"""What the guided tour shows: a ring around a control, and a card beside it with the way on."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.words import Words
from ui import style

WIDTH, GAP, RING = 340, 10, 4


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
        self.on.setFocus()

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
    """Return where a card stands: under, over or beside what it tells about, always inside the room."""
    x = max(GAP, min(ringed.left(), room.width() - card.width() - GAP))
    if ringed.bottom() + GAP + card.height() < room.height():
        return QPoint(x, ringed.bottom() + GAP)
    if ringed.top() - GAP - card.height() > 0:
        return QPoint(x, ringed.top() - GAP - card.height())
    aside = (
        ringed.right() + GAP
        if ringed.center().x() < room.center().x()
        else ringed.left() - GAP - card.width()
    )
    return QPoint(max(GAP, min(aside, room.width() - card.width() - GAP)), max(GAP, ringed.center().y()))
