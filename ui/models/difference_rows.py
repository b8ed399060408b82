"""What changes between two answers, profile by profile: every figure before and after, and by how much."""

from collections.abc import Callable
from typing import Any, NamedTuple

from planner.catalogue import Catalogue
from planner.pathway.comparison import Difference
from planner.pathway.result import Proposal
from planner.profile_words import profile_words, share_words
from planner.words import N_, Words
from ui.models.columns import Column
from ui.models.pathway_words import cost_text, finish_text

NONE = "–"


class DifferenceRow(NamedTuple):
    """A profile's difference, in one language; the catalogue tells which fees nothing states."""

    found: Difference
    words: Words
    catalogue: Catalogue


Text = Callable[[Proposal, DifferenceRow], str]
Gap = Callable[[Proposal, Proposal, Words], str]


def _turn(text: Text, gap: Gap) -> Callable[[DifferenceRow], str]:
    """Return the text of a figure: what it is while it stays, else before, after and by how much."""

    def said(row: DifferenceRow) -> str:
        words, before, after = row.words, row.found.before, row.found.after
        first, last = (text(p, row) if p else NONE for p in (before, after))
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
        return NONE
    return row.words._("the same") if before.steps == after.steps else row.words._("others")


COLUMNS = (
    Column(N_("Profile"), lambda r: profile_words(r.found.profile, r.words)),
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


def difference_sentence(found: tuple[Difference, ...], words: Words) -> str:
    """Return how many profiles change."""
    changed = sum(row.changed for row in found)
    if not found:
        return words._("With this change, no pathway is found.")
    if not changed:
        return words._("Nothing changes: every profile keeps its pathway and its figures.")
    return words.n_("{n} profile changes:", "{n} profiles change:", changed)
