"""What changes between two answers, profile by profile: every figure before and after, and by how much."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from planner.catalogue import Catalogue
from planner.pathway.comparison import Difference, differences
from planner.pathway.result import PROFILES, Proposal, Result, Status
from planner.profile_words import profile_words, share_words
from planner.words import N_, Words
from ui.models.columns import Column
from ui.models.pathway_words import cost_text, finish_text

NONE, OPEN = "–", "…"
BEING_SOUGHT, NOT_SOUGHT = N_("being searched"), N_("not searched to the end")
NOT_PROVEN = N_("the best found so far")
UNDECIDED = (Status.FEASIBLE, Status.UNKNOWN)


class DifferenceRow(NamedTuple):
    """A profile's difference, in one language; the catalogue tells which fees nothing states.

    `state` says, where the search has not ended, how far the profile's figures are known.
    """

    found: Difference
    words: Words
    catalogue: Catalogue
    state: str = ""

    @property
    def is_open(self) -> bool:
        """Say whether nothing is known yet of the profile after the change."""
        return bool(self.state) and self.found.after is None


def difference_rows(
    before: Result, after: Result, words: Words, catalogue: Catalogue, busy: bool = False
) -> list[DifferenceRow]:
    """Return every profile's difference; of a search that is `busy` or was stopped, how far each is known."""
    decided = {b.profile for b in after.why_not} if after.status in UNDECIDED else set(PROFILES)
    rows = differences(before, after)
    return [DifferenceRow(row, words, catalogue, _state(row, decided, busy)) for row in rows]


def _state(row: Difference, decided: set[str], busy: bool) -> str:
    if row.after is not None:
        return "" if row.after.status is Status.OPTIMAL else NOT_PROVEN
    if row.profile in decided:
        return ""
    return BEING_SOUGHT if busy else NOT_SOUGHT


Text = Callable[[Proposal, DifferenceRow], str]
Gap = Callable[[Proposal, Proposal, Words], str]


def _turn(text: Text, gap: Gap) -> Callable[[DifferenceRow], str]:
    """Return the text of a figure: what it is while it stays, else before, after and by how much."""

    def said(row: DifferenceRow) -> str:
        words, before, after = row.words, row.found.before, row.found.after
        none = NONE, OPEN if row.is_open else NONE
        first, last = (text(p, row) if p else no for p, no in zip((before, after), none, strict=True))
        if first == last:
            return last
        turn = words._("{before} → {after}", before=first, after=last)
        by = gap(before, after, words) if before and after else ""
        return words._("{turn} ({by})", turn=turn, by=by) if by else turn

    return said


def _weeks(before: Proposal, after: Proposal, words: Words) -> str:
    days = (after.finish - before.finish).days
    weeks = round(abs(days) / 7)
    if days < 0:
        return words.n_("{n} week sooner", "{n} weeks sooner", weeks)
    return words.n_("{n} week later", "{n} weeks later", weeks)


def signed(value: float, text: Callable[[Any], str]) -> str:
    """Return a difference with its sign."""
    return f"{'−' if value < 0 else '+'}{text(abs(value))}"


def _steps(row: DifferenceRow) -> str:
    """Return whether the same steps are taken: they may change where no figure does."""
    before, after = row.found.before, row.found.after
    if before is None or after is None:
        return OPEN if row.is_open else NONE
    return row.words._("the same") if before.steps == after.steps else row.words._("others")


def _profile(row: DifferenceRow) -> str:
    named, words = profile_words(row.found.profile, row.words), row.words
    return words._("{profile} ({state})", profile=named, state=words._(row.state)) if row.state else named


COLUMNS = (
    Column(N_("Profile"), _profile),
    Column(N_("Last day"), _turn(lambda p, r: finish_text(p, r.words), _weeks)),
    Column(
        N_("Net cost"),
        _turn(
            lambda p, r: cost_text(p, r.catalogue, r.words),
            lambda a, b, w: signed(b.money_cents - a.money_cents, lambda v: w.money(int(v))),
        ),
    ),
    Column(
        N_("Paid in steps"),
        _turn(
            lambda p, r: r.words.money(p.income_cents),
            lambda a, b, w: signed(b.income_cents - a.income_cents, lambda v: w.money(int(v))),
        ),
    ),
    Column(
        N_("Hours in class"),
        _turn(lambda p, r: r.words.hours(p.hours), lambda a, b, w: signed(b.hours - a.hours, w.hours)),
    ),
    Column(
        N_("Share of the profile"),
        _turn(lambda p, r: share_words(p.coverage, r.words), lambda a, b, w: ""),
    ),
    Column(
        N_("Away"),
        _turn(lambda p, r: r.words.number(p.away), lambda a, b, w: signed(b.away - a.away, w.number)),
    ),
    Column(
        N_("Conditions"),
        _turn(lambda p, r: r.words.number(len(p.conditional_on)), lambda a, b, w: ""),
    ),
    Column(N_("Steps"), _steps),
)


def difference_sentence(rows: Sequence[DifferenceRow], words: Words) -> str:
    """Return how many profiles change, as far as is known."""
    known = [row for row in rows if not row.is_open]
    changed = sum(row.found.changed for row in known)
    if not rows:
        return words._("With this change, no pathway is found.")
    if len(known) < len(rows) or any(row.state for row in known):
        return words.n_(
            "{n} profile changes, as far as the search went:",
            "{n} profiles change, as far as the search went:",
            changed,
        )
    if not changed:
        return words._("Nothing changes: every profile keeps its pathway and its figures.")
    return words.n_("{n} profile changes:", "{n} profiles change:", changed)
