"""One proposed pathway as a card: what it is, at what it is best, its figures, on what it rests."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from planner.case import Case
from planner.catalogue import Catalogue
from planner.forewarning import forewarnings
from planner.pathway.result import Proposal
from planner.present_job import present_job
from planner.profile_words import share_words
from planner.sentences import condition_sentence
from planner.words import Words
from ui import style
from ui.models import forewarned, pathway_words
from ui.models.forewarned import Forewarned
from ui.models.pathways import Added
from ui.tips import tip
from ui.widgets.clamped import ClampedLabel
from ui.widgets.labels import prose

TITLE_LINES, TAG_LINES = 3, 2


class CoverageBar(QWidget):
    """The share of the occupation's whole profile, as a bar with its figure."""

    def __init__(self, share: float, text: str) -> None:
        super().__init__()
        self._share, self._text = share, text
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Return the size of the figure with room for a bar."""
        return QSize(80, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the share as a bar with its figure."""
        painter = QPainter(self)
        wide, tall = self.fontMetrics().horizontalAdvance(self._text), self.fontMetrics().height() * 0.45
        room = QRectF(0.5, (self.height() - tall) / 2, self.width() - wide - 8, tall)
        painter.setPen(QPen(style.colour("held"), 1))
        painter.drawRect(room)
        painter.fillRect(room.adjusted(0, 0, room.width() * (self._share - 1), 0), style.colour("held"))
        painter.setPen(style.colour("muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._text)


class PathwayCard(QFrame):
    """A card with a radio button: chosen, its pathway becomes the plan."""

    chosen = Signal(int)
    asked_why = Signal(int)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.proposal: Proposal | None = None
        style.emphasise(self, "card")
        self.radio, self.why = QRadioButton(), QPushButton()
        self.radio.setAutoExclusive(False)
        self.radio.clicked.connect(self._choose)
        self.why.clicked.connect(lambda: self.asked_why.emit(self._number))
        style.emphasise(self.why, "link")

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """Return what can be pressed, in reading order."""
        return self.radio, self.why

    def show_adopted(self, adopted: bool) -> None:
        """Show whether the pathway is the plan."""
        self.radio.setChecked(adopted)
        self.update()

    def show_proposal(
        self,
        proposal: Proposal,
        case: Case,
        catalogue: Catalogue,
        words: Words,
        gain: str = "",
        told: str = "",
        added: Added | None = None,
    ) -> None:
        """Fill the card once, in one language: what was gained with a new catalogue, a title as told, and
        what it adds to the fastest.
        """
        self.proposal = proposal
        title = pathway_words.pathway_title(proposal, case, catalogue, words)
        letter = chr(ord("A") + self._number)
        self._name_controls(letter, title, words)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(3)
        column.addLayout(self._head(f"{letter}. {told or title}", title))
        # What is new takes two lines: the tags then keep to one, and are whole in their tip.
        lines, working = 1 if gain else TAG_LINES, present_job(case, catalogue) is not None
        column.addWidget(_tags(proposal, words, lines, working))
        column.addLayout(_figures(proposal, case, catalogue, words))
        # There is room for one of these; the share of the profile is no news.
        column.addWidget(_gain(gain) if gain else _coverage(proposal, words, added))
        column.addStretch(1)
        column.addLayout(self._foot(proposal, catalogue, words))

    def _name_controls(self, letter: str, title: str, words: Words) -> None:
        self.radio.setAccessibleName(words._("Choose pathway {letter}: {title}", letter=letter, title=title))
        self.why.setText(words._("Why?"))
        self.why.setAccessibleName(words._("Why pathway {letter}", letter=letter))

    def _head(self, title: str, whole: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignTop)
        label = ClampedLabel(title, TITLE_LINES)
        label.setFont(_bold(label))
        label.setToolTip(tip(whole))
        row.addWidget(label, 1)
        return row

    def _foot(self, proposal: Proposal, catalogue: Catalogue, words: Words) -> QHBoxLayout:
        row = QHBoxLayout()
        if proposal.estimated:
            row.addWidget(
                _badge(words._("estimate"), words._("Some dates or hours were not seen in a source."))
            )
        if proposal.conditional_on:
            row.addWidget(_badge(words._("conditional"), _conditions(proposal, catalogue, words)))
        row.addStretch(1)
        row.addWidget(self.why)
        return row

    def _choose(self) -> None:
        """Stay chosen when pressed again, and say so."""
        self.radio.setChecked(True)
        self.chosen.emit(self._number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the pathway wherever its card is pressed."""
        self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
        self.radio.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame of the chosen card."""
        super().paintEvent(event)
        if self.radio.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(style.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


def _conditions(proposal: Proposal, catalogue: Catalogue, words: Words) -> str:
    conditions = [condition_sentence(c, words, catalogue) for c in proposal.conditional_on]
    return words._("If: {conditions}", conditions="; ".join(conditions))


def _tags(proposal: Proposal, words: Words, lines: int, working: bool) -> ClampedLabel:
    label = ClampedLabel(pathway_words.profile_tags(proposal, words, working), lines)
    said = pathway_words.profiles_text(proposal, words, working)
    label.setToolTip(tip(said))
    label.setAccessibleName(said)
    style.emphasise(label, "muted")
    return label


def _bold(label: QLabel) -> QFont:
    font = label.font()
    font.setBold(True)
    return font


def _gain(text: str) -> ClampedLabel:
    label = ClampedLabel(f"▲ {text}", 2)
    label.setToolTip(tip(text))
    label.setAccessibleName(text)
    style.emphasise(label, "ok")
    return label


def _badge(text: str, explained: str) -> QLabel:
    label = prose("warning", f"◇ {text}")
    label.setWordWrap(False)
    label.setToolTip(tip(explained))
    label.setAccessibleName(f"{text}. {explained}")
    return label


def _figures(proposal: Proposal, case: Case, catalogue: Catalogue, words: Words) -> QGridLayout:
    """Return the figures over what they are, or over what the check would say of them once chosen."""
    grid = QGridLayout()
    grid.setSpacing(0)
    grid.setHorizontalSpacing(10)
    unknown = pathway_words.has_unknown_fees(proposal, catalogue)
    issues = forewarnings(case, proposal, catalogue)
    figures = (
        (pathway_words.finish_text(proposal, words), words._("last day"), None),
        (
            words.money(proposal.money_cents),
            words._("+ fees") if unknown else words._("net cost"),
            forewarned.of_pay(issues, words, catalogue),
        ),
        (words.hours(proposal.hours), words._("in class"), forewarned.of_load(issues, words, catalogue)),
    )
    for column, (figure, name, warned) in enumerate(figures):
        label = prose(text=figure)
        label.setFont(_bold(label))
        label.setWordWrap(False)
        grid.addWidget(label, 0, column)
        grid.addWidget(_below(name, warned), 1, column)
    return grid


def _below(name: str, warned: Forewarned | None) -> QLabel:
    below = prose("warning" if warned else "muted", warned.short if warned else name)
    below.setWordWrap(False)
    if warned:
        below.setToolTip(tip(warned.said))
        below.setAccessibleName(f"{name}. {warned.said}")
    return below


def _coverage(proposal: Proposal, words: Words, added: Added | None) -> CoverageBar:
    share = words._("{share} of the profile", share=share_words(proposal.coverage, words))
    bar = CoverageBar(proposal.coverage, added.figures if added else share)
    if added:
        bar.setToolTip(tip(added.said))
        bar.setAccessibleName(added.said)
    return bar
