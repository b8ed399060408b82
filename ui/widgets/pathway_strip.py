"""The proposed pathways in a row, with the state of the search above them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.case import Case
from planner.catalogue import Catalogue
from planner.pathway.comparison import MOST_SHOWN
from planner.pathway.result import Proposal, Result
from planner.words import Words
from ui import style
from ui.models.columns import VALUE
from ui.models.pathway_words import is_adopted
from ui.models.pathways import PathwayModel
from ui.widgets.no_goal import NoGoal
from ui.widgets.pathway_card import PathwayCard

BUSY_AFTER_MS = 500
CARD_COLUMNS, BETWEEN = 28, 8
CARD_LINES = 9.6


class Held(NamedTuple):
    """Where the focus is while cards are made anew."""

    proposal: Proposal | None
    place: int
    control: int


class PathwayStrip(QWidget):
    """Cards of a pathway model, side by side; what is wanted goes out as signals."""

    chosen = Signal(object)
    asked_why = Signal(object)
    asked_why_not = Signal()
    asked_every = Signal(bool)
    cancelled = Signal()
    asked_goal, asked_directions = Signal(), Signal()

    def __init__(self, model: PathwayModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.cards: list[PathwayCard] = []
        self._ways: tuple[QPushButton, ...] = ()
        self._shown: object = None
        self._plan: Proposal | None = None
        self._sliding = QTimer(self, singleShot=True, interval=0, timeout=self._slide_to_plan)
        self.heading, self.state = QLabel(), QLabel(textFormat=Qt.TextFormat.PlainText)
        self.why_not, self.every, self.cancel = QPushButton(), QPushButton(), QPushButton()
        self._bar = QProgressBar(textVisible=False)
        self._area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self._busy = QTimer(
            self, singleShot=True, interval=BUSY_AFTER_MS, timeout=lambda: self._show_bar(True)
        )
        self._build()

    def _build(self) -> None:
        style.emphasise(self.heading, "heading")
        style.emphasise(self.state, "muted")
        for link in (self.why_not, self.every):
            style.emphasise(link, "link")
        self.why_not.clicked.connect(self.asked_why_not)
        self.every.clicked.connect(lambda: self.asked_every.emit(not self._model.every))
        self.cancel.clicked.connect(self.cancelled)
        self._bar.setFixedWidth(self.fontMetrics().averageCharWidth() * 16)
        head = QHBoxLayout()
        for part in (self.heading, self.state, self.why_not, self.every):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self._bar)
        head.addWidget(self.cancel)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # It slides to the card that has the focus: alone, it has nothing to do by keyboard.
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 2)
        self._row.setSpacing(BETWEEN)
        self._area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._area)
        self._show_bar(False)

    def show_busy(self, busy: bool) -> None:
        """Show that a search runs, half a second after it began."""
        if busy and not (self._busy.isActive() or self._bar.isVisibleTo(self)):
            self._bar.setRange(0, 0)
            self._busy.start()
        elif not busy:
            self._busy.stop()
            self._show_bar(False)

    def show_progress(self, fraction: float) -> None:
        """Show the share of the search that is done."""
        self._bar.setRange(0, 100)
        self._bar.setValue(round(fraction * 100))

    def show_cards(self, case: Case | None, catalogue: Catalogue, words: Words, said: str, none: str) -> None:
        """Show the model's proposals, and a sentence on the answer; cards that still hold stay in place."""
        self._say_texts(words, said)
        proposals = self._model.proposals
        gains = tuple(map(self._model.gain, proposals))
        shown = (proposals, gains, words.language, case and case.client, case and case.target, none)
        if case is None or shown != self._shown:
            self._shown = shown
            self._fill(case, catalogue, words, none)
        self._mark_plan(case)

    def _mark_plan(self, case: Case | None) -> None:
        """Mark the card that is the plan, and slide to it when it has just become so."""
        plan = None
        for card, proposal in zip(self.cards, self._model.proposals if case else (), strict=False):
            adopted = case is not None and is_adopted(proposal, case)
            card.show_adopted(adopted)
            plan = proposal if adopted else plan
        if plan != self._plan and plan is not None:
            self._sliding.start()
        self._plan = plan

    def _slide_to_plan(self) -> None:
        if plan := next((card for card in self.cards if card.radio.isChecked()), None):
            self._area.ensureWidgetVisible(plan, 0, 0)

    def _fill(self, case: Case | None, catalogue: Catalogue, words: Words, none: str) -> None:
        held = _focused(self.cards)
        row = self._row
        while (item := row.takeAt(0)) is not None:
            if (before := item.widget()) is not None:
                before.hide()
                before.deleteLater()  # not at once: one of its buttons may be speaking
        self.cards, self._ways = [], ()
        if case is not None:
            for number in range(self._model.rowCount()):
                self._add_card(row, number, case, catalogue, words)
        if none:
            told = self._nothing(case, none, words)
            row.addWidget(told, 1)
            told.show()
        row.addStretch(0 if none else 1)
        # What comes last to the window would be reached last.
        controls = (part for card in self.cards for part in card.controls)
        for one, other in pairwise((self.cancel, *self._ways, *controls)):
            self.setTabOrder(one, other)
        self._fit()
        self._plan = None
        _focus_again(held, self.cards)

    def _nothing(self, case: Case | None, none: str, words: Words) -> QWidget:
        """Return what stands in the place of the cards: why there are none, and how to come to some."""
        if case is None or case.target.trade:
            return QLabel(none, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        told = NoGoal(none, words)
        told.asked_goal.connect(self.asked_goal)
        told.asked_directions.connect(self.asked_directions)
        self._ways = (told.goal, told.directions)
        return told

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every card its share of the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the cards the height that they take: their news and badges, and the bar that slides them."""
        self._share_width()
        needed, inside = QSize(), self._area.widget()
        if inside is not None:
            for part in inside.findChildren(QWidget):
                part.ensurePolished()  # before that, a text does not know its font
            needed = inside.sizeHint()
        slides = needed.width() > self._area.width()
        bar = self._area.horizontalScrollBar().sizeHint().height() if slides else 0
        least = round(self.fontMetrics().height() * CARD_LINES)
        frame = self._area.height() - self._area.maximumViewportSize().height()
        self._area.setFixedHeight(max(least, needed.height() + bar + frame))
        self._row.activate()  # cards that wait for their place would lie upon each other meanwhile

    def _share_width(self) -> None:
        """Give the cards such a width that only whole ones are seen, as many as there is room for."""
        least = self.fontMetrics().averageCharWidth() * CARD_COLUMNS + 24
        room = self._area.width()
        whole = max(1, (room + BETWEEN) // (least + BETWEEN))
        shared = (room + BETWEEN) // whole - BETWEEN
        for card in self.cards:
            card.setFixedWidth(max(least, shared) if len(self.cards) > whole else least)

    def _add_card(
        self, row: QHBoxLayout, number: int, case: Case, catalogue: Catalogue, words: Words
    ) -> None:
        proposal: Proposal = self._model.index(number).data(VALUE)
        card = PathwayCard(number)
        gain, told = self._model.gain(proposal), self._model.telling_title(proposal)
        card.show_proposal(proposal, case, catalogue, words, gain, told, self._model.added(proposal))
        card.chosen.connect(lambda n: self.chosen.emit(self._model.index(n).data(VALUE)))
        card.asked_why.connect(lambda n: self.asked_why.emit(self._model.index(n).data(VALUE)))
        self.cards.append(card)
        row.addWidget(card)
        card.show()  # what is not shown yet takes no room where the height is measured

    def _say_texts(self, words: Words, said: str) -> None:
        result: Result | None = self._model.result
        self.heading.setText(words._("Proposed pathways"))
        self.state.setText(said)
        self.why_not.setText(words._("Why not another?") if self._model.rowCount() else words._("Why none?"))
        self.why_not.setVisible(bool(result and result.why_not))
        hidden = self._model.hidden
        few, many = words._("Show fewer"), words.n_("Show {n} more", "Show {n} more", hidden)
        self.every.setText(few if self._model.every else many)
        self.every.setVisible(bool(hidden or (self._model.every and self._model.rowCount() > MOST_SHOWN)))
        self.cancel.setText(words._("Stop the search"))
        self._bar.setAccessibleName(words._("Progress of the search"))
        self._area.setAccessibleName(words._("Proposed pathways"))

    def _show_bar(self, shown: bool) -> None:
        self._bar.setVisible(shown)
        self.cancel.setVisible(shown)


def _focused(cards: Sequence[PathwayCard]) -> Held | None:
    """Return which pathway has the focus, its place, and which of its controls."""
    for place, card in enumerate(cards):
        for control, part in enumerate(card.controls):
            if part.hasFocus():
                return Held(card.proposal, place, control)
    return None


def _focus_again(held: Held | None, cards: Sequence[PathwayCard]) -> None:
    """Give the focus back to the same pathway, or to what stands in its place now: cards come anew."""
    if held is not None and cards:
        same = next((card for card in cards if card.proposal == held.proposal), None)
        card = same or cards[min(held.place, len(cards) - 1)]
        card.controls[held.control].setFocus(Qt.FocusReason.OtherFocusReason)
