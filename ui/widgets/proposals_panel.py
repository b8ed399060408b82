"""The compare tab: the proposed pathways side by side, what differs marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from planner.case import Case
from planner.catalogue import Catalogue
from planner.pathway.result import Proposal
from planner.present_job import present_job
from planner.words import Words
from ui import style
from ui.models.pathway_words import is_adopted
from ui.models.proposal_rows import ProposalsModel
from ui.widgets.fact_table import FactTable

NAME_LETTERS, TEXT_LETTERS, TITLES = 20, 19, 3.6


class ProposalsPanel(QWidget):
    """A table of proposals; the letters are those of the cards above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model, self.table = ProposalsModel(self), FactTable(2.5, titles=TITLES)
        self.hint = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
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
        working = case is None or present_job(case, catalogue) is not None
        heads = [_head(*told, case, words) for told in zip(proposals, titles, strict=False)]
        self.model.compare(proposals, catalogue, words, working, heads)
        self._stack.setCurrentIndex(1 if proposals else 0)
        if proposals:
            letters = (NAME_LETTERS, *[TEXT_LETTERS] * len(proposals))
            self.table.widen(letters, len(letters) - 1)


def _head(proposal: Proposal, title: str, case: Case | None, words: Words) -> str:
    adopted = case is not None and is_adopted(proposal, case)
    return words._("the plan: {title}", title=title) if adopted else title
