"""The compare tab: the proposed pathways side by side, what differs marked."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from planner.case import Case
from planner.catalogue import Catalogue
from planner.forewarning import forewarnings
from planner.pathway.result import Proposal
from planner.present_job import present_job
from planner.words import Words
from ui import style
from ui.models.forewarned import sentences
from ui.models.pathway_words import is_adopted
from ui.models.proposal_rows import ProposalsModel
from ui.widgets.fitted_table import FittedTable

NAME_LETTERS, LEAST_LETTERS, TITLES = 18, 16, 3.4


class Compared(NamedTuple):
    """What is compared for a case, each proposal under its title."""

    proposals: Sequence[Proposal]
    case: Case | None
    catalogue: Catalogue
    words: Words
    titles: Sequence[str]


class ProposalsPanel(QWidget):
    """A table of proposals; the letters are those of the cards above.

    The proposals are told when they are on screen: while the panel is hidden, nobody waits for them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.table = ProposalsModel(self), FittedTable(titles=TITLES)
        self.hint = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._compared: Compared | None = None
        style.emphasise(self.hint, "muted")
        self.table.setModel(self.model)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.hint)
        self._stack.addWidget(self.table)

    def show_proposals(
        self,
        proposals: Sequence[Proposal],
        case: Case | None,
        catalogue: Catalogue,
        words: Words,
        titles: Sequence[str] = (),
    ) -> None:
        """Show the proposals for a case side by side, each under its title; the plan is marked."""
        self.hint.setText(words._("The pathways show side by side once the search has found some."))
        self.table.setAccessibleName(words._("Proposed pathways side by side; ≠ marks what differs"))
        self._compared = Compared(proposals, case, catalogue, words, titles)
        self._stack.setCurrentIndex(1 if proposals else 0)
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell what was found meanwhile."""
        super().showEvent(event)
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give every proposal its share of the width."""
        super().resizeEvent(event)
        self._share_width()

    def _fill(self) -> None:
        if self._compared is None:
            return
        proposals, case, catalogue, words, titles = self._compared
        self._compared = None
        working = case is None or present_job(case, catalogue) is not None
        adopted = [case is not None and is_adopted(proposal, case) for proposal in proposals]
        heads = [_head(*told, words) for told in zip(titles, adopted, strict=False)]
        reference = adopted.index(True) if True in adopted else 0
        warned = [_warned(case, proposal, catalogue, words) for proposal in proposals] if case else ()
        self.model.compare(proposals, catalogue, words, working, heads, reference, warned)
        self._share_width()

    def _share_width(self) -> None:
        """Give the proposals the width that there is, as long as a figure stands on one line of it."""
        letter, count = self.fontMetrics().averageCharWidth(), self.model.columnCount() - 1
        if count < 1:
            return
        room = self.table.maximumViewportSize().width() - self.table.verticalScrollBar().sizeHint().width()
        shared = (room - NAME_LETTERS * letter) // count // letter
        letters = (NAME_LETTERS, *[max(LEAST_LETTERS, shared)] * count)
        self.table.widen(letters, count)


def _warned(case: Case, proposal: Proposal, catalogue: Catalogue, words: Words) -> str:
    return sentences(forewarnings(case, proposal, catalogue), words, catalogue)


def _head(title: str, adopted: bool, words: Words) -> str:
    return words._("the plan: {title}", title=title) if adopted else title
