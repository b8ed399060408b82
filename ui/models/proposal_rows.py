"""The proposed pathways side by side: a line for each figure, then for each activity that any takes."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt

from planner.activity_words import activity_name
from planner.amounts import Amount, dollars, hours, share
from planner.catalogue import Catalogue
from planner.condition_words import condition_sentence
from planner.cost_words import counted_cost
from planner.pathway.result import Proposal
from planner.profile_words import share_words
from planner.words import N_, Words
from ui import style
from ui.models.columns import ACCESSIBLE, DISPLAY, TOOL_TIP, Column
from ui.models.pathway_words import cost_text, finish_text, has_unknown_fees, profile_tags, untypical
from ui.models.rows import Index, RowModel
from ui.models.turn_rows import FONT, INK, bold
from ui.tips import tip

DAY = timedelta(days=1)
NOTHING, OTHER = "–", "≠"
Said = Callable[[Proposal, Catalogue, Words], str]
Counted = Callable[[Proposal, Catalogue], Amount | date | None]


def _cost(proposal: Proposal, catalogue: Catalogue) -> Amount | None:
    return counted_cost(proposal.money_cents, has_unknown_fees(proposal, catalogue))


FIGURES: tuple[tuple[str, Said, Counted | None], ...] = (
    (N_("Last day"), lambda p, c, w: finish_text(p, w), lambda p, c: p.last_day),
    (N_("Net cost"), cost_text, _cost),
    (N_("Paid in steps"), lambda p, c, w: w.money(p.income_cents), lambda p, c: dollars(p.income_cents)),
    (N_("Hours in class"), lambda p, c, w: w.hours(p.hours), lambda p, c: hours(p.hours)),
    (N_("Share of the profile"), lambda p, c, w: share_words(p.coverage, w), lambda p, c: share(p.coverage)),
    (N_("Steps away from home"), lambda p, c, w: w.number(p.away), lambda p, c: Amount(p.away)),
    (N_("Estimate"), lambda p, c, w: w._("yes") if p.estimated else w._("no"), None),
)


class Line(NamedTuple):
    """A figure or an activity, and what it is in each proposal."""

    name: str
    texts: tuple[str, ...]
    amounts: tuple[Amount | date | None, ...] = ()

    @property
    def differs(self) -> bool:
        """Say whether the proposals differ in it."""
        return len(set(self.texts)) > 1


class ProposalsModel(RowModel):
    """The first column names the figure, each other one is a proposal by its letter and title.

    What is not as in the `reference` is bold, what is as there is grey: by them a column is read at a glance.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self.reference = 0

    def compare(
        self,
        proposals: Sequence[Proposal],
        catalogue: Catalogue,
        words: Words,
        working: bool = True,
        titles: Sequence[str] = (),
        reference: int = 0,
        warned: Sequence[str] = (),
    ) -> None:
        """Show proposals side by side, for who is `working` or keeps no job; what differs is marked.

        `warned` is what to watch in the weeks of each, if anything.
        """
        self.reference = reference
        heads = [f"{letter(place)}. {title}".rstrip(" .") for place, title in _places(proposals, titles)]
        columns = [_column(place, head) for place, head in enumerate(heads)]
        self.columns = (Column(N_("Compared (≠: differs)"), _name), *columns) if proposals else ()
        lines = _lines(proposals, catalogue, words, working, warned) if proposals else ()
        self.show_rows(tuple(lines), words)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what a cell says, and in bold or in grey whether it is as in the reference."""
        if role == FONT:
            return bold() if self._differs(index) else None
        if role == INK:
            return style.colour("muted") if self._differs(index) is False else None
        said = super().data(index, role)
        return f"{OTHER} {said}" if role == ACCESSIBLE and self._differs(index) else said

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Return the title of a column, whole in its tip too."""
        if role == TOOL_TIP and orientation is Qt.Orientation.Horizontal:
            return tip(super().headerData(section, orientation))
        return super().headerData(section, orientation, role)

    def _differs(self, index: Index) -> bool | None:
        """Say whether a cell is not as in the reference; None for the reference and for what names a line."""
        place = index.column() - 1
        if not index.isValid() or place in (-1, self.reference):
            return None
        texts = self.rows[index.row()].texts
        return bool(texts[place] != texts[self.reference])


def _name(line: Line) -> str:
    return f"{OTHER} {line.name}" if line.differs else line.name


def letter(place: int) -> str:
    """Return the letter of a proposal: that of its card."""
    return chr(ord("A") + place)


def _places(proposals: Sequence[Proposal], titles: Sequence[str]) -> Iterator[tuple[int, str]]:
    return enumerate(titles or [""] * len(proposals))


def _column(place: int, title: str) -> Column:
    def amount(line: Line) -> Amount | date | None:
        return line.amounts[place] if line.amounts else None

    return Column(title, lambda line: line.texts[place], amount=amount)


def _lines(
    proposals: Sequence[Proposal], catalogue: Catalogue, words: Words, working: bool, warned: Sequence[str]
) -> Iterator[Line]:
    for name, text, count in FIGURES:
        amounts = tuple(count(p, catalogue) for p in proposals) if count else ()
        yield Line(words._(name), tuple(text(p, catalogue, words) for p in proposals), amounts)
    yield Line(words._("Best at"), tuple(profile_tags(p, words, working) for p in proposals))
    if any(warned):
        yield Line(words._("To watch"), tuple(said or NOTHING for said in warned))
    if any(p.conditional_on for p in proposals):
        asked = (_conditions(p, catalogue, words) for p in proposals)
        yield Line(words._("To be documented"), tuple(asked))
    for code in dict.fromkeys(s.activity for p in proposals for s in p.steps):
        name = untypical(activity_name(catalogue.activities.get(code), code, words))
        yield Line(name, tuple(_dates(code, p, words) for p in proposals))


def _conditions(proposal: Proposal, catalogue: Catalogue, words: Words) -> str:
    said = (condition_sentence(c, words, catalogue) for c in proposal.conditional_on)
    return "; ".join(said) or NOTHING


def _dates(code: str, proposal: Proposal, words: Words) -> str:
    step = next((s for s in proposal.steps if s.activity == code), None)
    if step is None:
        return NOTHING
    last = max(step.start, step.end - DAY)
    return words._("{start} to {end}", start=words.short_date(step.start), end=words.short_date(last))
