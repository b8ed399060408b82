"""A plan planned again, as lines: the figures before and after, then what becomes of each step."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from planner.activity_words import activity_name
from planner.catalogue import Catalogue
from planner.cost_words import cost_words
from planner.failures import FAILED
from planner.figures import Figures
from planner.plan import Step
from planner.profile_words import share_words
from planner.replanning import ADDED, AGAIN, DROPPED, KEPT, MOVED, REGROUPED, Replanning, Turn
from planner.words import N_, Words
from ui.models.columns import Column
from ui.models.nothing import NOTHING, dates_or_nothing
from ui.models.step_words import step_place

DAY = timedelta(days=1)
TURNS = {
    KEPT: N_("stays"),
    MOVED: N_("moves"),
    REGROUPED: N_("changes groups"),
    ADDED: N_("comes"),
    DROPPED: N_("goes"),
    AGAIN: N_("taken again"),
}
FIGURES: tuple[tuple[str, Callable[[Figures, Words], str]], ...] = (
    (N_("Last day"), lambda f, w: w.short_date(max(f.finish - DAY, date.min + DAY))),
    (N_("Net cost"), lambda f, w: cost_words(f.money_cents, f.fees_unstated, w)),
    (N_("Paid in steps"), lambda f, w: w.money(f.income_cents)),
    (N_("Hours in class"), lambda f, w: w.hours(f.hours)),
    (N_("Share of the profile"), lambda f, w: share_words(f.coverage, w)),
    (N_("Steps away from home"), lambda f, w: w.number(f.away)),
)


class Line(NamedTuple):
    """A figure or a step, before and after; `turn` says in a word what becomes of it."""

    name: str
    before: str
    after: str
    turn: str


COLUMNS = (
    Column(N_("Figure or step"), lambda line: line.name),
    Column(N_("The plan now"), lambda line: line.before),
    Column(N_("Planned again"), lambda line: line.after),
    Column(N_("What changes"), lambda line: line.turn),
)


def replan_lines(found: Replanning, catalogue: Catalogue, words: Words) -> Iterator[Line]:
    """Yield the figures, then the steps in order of time."""
    for name, text in FIGURES:
        before, after = text(found.before, words), text(found.after, words)
        yield Line(words._(name), before, after, words._("same") if before == after else words._("differs"))
    yield from (_step(turn, catalogue, words) for turn in found.turns)


def _step(turn: Turn, catalogue: Catalogue, words: Words) -> Line:
    name = activity_name(catalogue.activities.get(turn.activity), turn.activity, words)
    said = words._(TURNS[turn.kind])
    if turn.kind == KEPT and turn.before and turn.before.pinned:
        said = words._("stays, pinned")
    if turn.kind == KEPT and turn.before and turn.before.status == FAILED:
        said = words._("stays, failed")
    before, after = dates_or_nothing(turn.before, words), dates_or_nothing(turn.after, words)
    if turn.kind == REGROUPED and turn.before and turn.after:
        here, there = _groups(turn.before, turn.after, catalogue, words)
        before, after = f"{here} · {before}", f"{there} · {after}"
    return Line(name, before, after, said)


def _groups(before: Step, after: Step, catalogue: Catalogue, words: Words) -> tuple[str, str]:
    """Return what two groups of the same days are called: by their codes where the words are alike."""
    here, there = step_place(before, catalogue, words), step_place(after, catalogue, words)
    if here == there:
        return before.session or NOTHING, after.session or NOTHING
    return here or before.session or NOTHING, there or after.session or NOTHING


def replan_sentence(found: Replanning, words: Words) -> str:
    """Return how many steps differ."""
    count = sum(turn.kind != KEPT for turn in found.turns)
    if not count:
        return words._("Planned again, the plan stays as it is.")
    return words.n_("{n} step differs.", "{n} steps differ.", count)
