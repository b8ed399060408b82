"""The proposed pathways as a list: firm and conditional, in the order of the search."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

from planner.case import Case
from planner.catalogue import Catalogue
from planner.pathway.comparison import MOST_SHOWN, leaner, most_different
from planner.pathway.result import ALTERNATIVE, Proposal, Result
from planner.present_job import present_job
from planner.words import Words
from ui.models import pathway_words
from ui.models.columns import ACCESSIBLE, DISPLAY, TOOL_TIP, VALUE
from ui.models.gains import gain_words
from ui.models.pathway_titles import telling_titles
from ui.tips import tip

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
MOST_COMPLETE = "most_complete"
ORDER = ("fastest", "least_costly", "while_working", "closest", "earliest_pay", ALTERNATIVE, MOST_COMPLETE)


def _rank(proposal: Proposal) -> int:
    return min((ORDER.index(profile) for profile in proposal.profiles), default=len(ORDER))


def _fastest_like(proposal: Proposal, found: Iterable[Proposal]) -> Proposal | None:
    """Return the fastest proposal that is as sure as another one, else any fastest."""
    fastest = [p for p in found if ORDER[0] in p.profiles]
    alike = (p for p in fastest if bool(p.conditional_on) is bool(proposal.conditional_on))
    return next(alike, next(iter(fastest), None))


class Added(NamedTuple):
    """What a pathway adds to the fastest one: its figures in short, and a whole sentence."""

    figures: str
    said: str


class PathwayModel(QAbstractListModel):
    """The proposals of one result, said in one language."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.result: Result | None = None
        self._case: Case | None = None
        self._catalogue = Catalogue()
        self._words = Words("fr")
        self._before: Result | None = None
        self.every = False
        self._shown: tuple[Proposal, ...] | None = None
        self._titles: tuple[str, ...] | None = None
        self._former = Catalogue()

    def compare(self, before: Result | None, former: Catalogue) -> None:
        """Say of each proposal by what it is better than in the answer before, in a former catalogue."""
        self._before, self._former = before, former

    def gain(self, proposal: Proposal) -> str:
        """Return by what a proposal is better since the catalogue changed, or nothing."""
        return gain_words(proposal, self._before, self._former, self._catalogue, self._words)

    def telling_title(self, proposal: Proposal) -> str:
        """Return the title of a proposal among those shown, led by what the others do not have."""
        if self._case is None:
            return ""
        if self._titles is None:
            self._titles = telling_titles(self.proposals, self._case, self._catalogue, self._words)
        return self._titles[self.proposals.index(proposal)]

    def show_result(
        self, result: Result | None, case: Case | None, catalogue: Catalogue, words: Words
    ) -> None:
        """Show what the search answered for a case."""
        self.beginResetModel()
        self.result = result if case else None
        self._case, self._catalogue, self._words = case, catalogue, words
        self._shown = self._titles = None
        self.endResetModel()

    def show_every(self, every: bool) -> None:
        """Show all proposals, or only those that differ most."""
        self.beginResetModel()
        self.every, self._shown, self._titles = every, None, None
        self.endResetModel()

    @property
    def hidden(self) -> int:
        """Return how many proposals are not shown."""
        return len(self.result.proposals if self.result else ()) - len(self.proposals)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Return the proposals shown, the plan always, in the order in which people ask.

        Those that differ most come before the others: more of them moves none, and each keeps its letter.
        """
        if self._shown is None:
            self._shown = self._chosen()
        return self._shown

    def _chosen(self) -> tuple[Proposal, ...]:
        whole = self.result.proposals if self.result else ()
        found = most_different(leaner(whole))
        plan = tuple(filter(self._is_plan, whole))[:1]
        if plan and not any(map(self._is_plan, found)):
            found = (*found[: MOST_SHOWN - 1], *plan)
        others = [proposal for proposal in whole if self.every and proposal not in found]
        return (*sorted(found, key=_rank), *sorted(others, key=_rank))

    def added(self, proposal: Proposal) -> Added | None:
        """Return what a proposal that only adds skills adds to the fastest one, nothing for any other."""
        fastest = _fastest_like(proposal, self.result.proposals if self.result else ())
        if fastest is None or proposal.profiles != (MOST_COMPLETE,):
            return None
        return Added(
            pathway_words.added_figures(proposal, fastest, self._words),
            pathway_words.added_text(proposal, fastest, self._words),
        )

    def _is_plan(self, proposal: Proposal) -> bool:
        return self._case is not None and pathway_words.is_adopted(proposal, self._case)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return how many pathways were found."""
        return 0 if parent.isValid() else len(self.proposals)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a pathway says, by role."""
        if not index.isValid() or self._case is None:
            return None
        proposal = self.proposals[index.row()]
        if role == VALUE:
            return proposal
        if role == DISPLAY:
            return pathway_words.pathway_title(proposal, self._case, self._catalogue, self._words)
        if role == TOOL_TIP:
            return tip(self._sentence(proposal))
        return self._sentence(proposal) if role == ACCESSIBLE else None

    def _sentence(self, proposal: Proposal) -> str:
        assert self._case is not None
        words = self._words
        return " · ".join(
            (
                pathway_words.pathway_title(proposal, self._case, self._catalogue, words),
                pathway_words.profiles_text(
                    proposal, words, present_job(self._case, self._catalogue) is not None
                ),
                words._("ends {day}", day=pathway_words.finish_text(proposal, words)),
                words._(
                    "cost for the client: {cost}",
                    cost=pathway_words.cost_text(proposal, self._catalogue, words),
                ),
                *filter(None, [self.gain(proposal)]),
            )
        )
