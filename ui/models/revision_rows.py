"""The revisions of a plan as lines, and what differs from one plan to another as lines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from planner.case import Case
from planner.catalogue import Catalogue
from planner.figures import figures
from planner.keeping import Revision
from planner.plan import Plan, Step
from planner.revisions import (
    ADDED,
    ADOPTED,
    CHANGED,
    MOVED,
    PRINTED,
    REMOVED,
    REPLACED,
    SHAPED,
    SIGNED,
    StepChange,
    differences,
    hash_of,
    plan_of,
)
from planner.words import N_, Words
from ui.models.columns import Column
from ui.models.nothing import NOTHING, dates_or_nothing
from ui.models.replan_rows import FIGURES
from ui.models.step_words import RESPONSIBLE_WORDS, STATUS_WORDS, step_title

REASON_WORDS = {
    ADOPTED: N_("pathway adopted"),
    PRINTED: N_("printed"),
    SIGNED: N_("signed"),
    REPLACED: N_("before a restoration"),
    SHAPED: N_("changed by hand"),
}
CHANGE_WORDS = {
    ADDED: N_("step added"),
    REMOVED: N_("step taken out"),
    MOVED: N_("step moved"),
    CHANGED: N_("step changed"),
}


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """A revision, and the words to say it in."""

    revision: Revision
    words: Words

    @property
    def reason(self) -> str:
        """Return why it was kept."""
        reason = self.revision.reason
        return self.words._(REASON_WORDS[reason]) if reason in REASON_WORDS else reason

    @property
    def hash(self) -> str:
        """Return the short hash at the foot of its papers."""
        return hash_of(self.revision) or NOTHING


class DifferenceLine(NamedTuple):
    """A figure or a step, before and after; `turn` says in a word what became of it."""

    name: str
    before: str
    after: str
    turn: str


REVISIONS = (
    Column(N_("Revision"), lambda line: line.words.number(line.revision.number), right=True),
    Column(
        N_("Date"), lambda line: line.words.short_date(line.revision.day) if line.revision.day else NOTHING
    ),
    Column(N_("Hash"), lambda line: line.hash),
    Column(N_("Why"), lambda line: line.reason),
    Column(N_("By"), lambda line: line.revision.author),
)
DIFFERENCES = (
    Column(N_("Figure or step"), lambda line: line.name),
    Column(N_("In the revision"), lambda line: line.before),
    Column(N_("The plan now"), lambda line: line.after),
    Column(N_("What changes"), lambda line: line.turn),
)


def on_paper(case: Case, typed: str) -> Revision | None:
    """Return the newest revision of any plan of a case whose hash begins as was typed from a paper."""
    sought = "".join(typed.split()).casefold()
    kept = sorted(case.keeping.revisions, key=lambda r: (r.number, r.id), reverse=True)
    return next((r for r in kept if sought and hash_of(r).startswith(sought)), None)


def difference_lines(
    case: Case, revision: Revision, catalogue: Catalogue, words: Words
) -> tuple[DifferenceLine, ...] | None:
    """Return what differs between a revision and the plan now; None if the revision cannot be read."""
    before = plan_of(revision)
    if before is None:
        return None
    steps = (step_line(change, catalogue, words) for change in differences(before, case.plan))
    return (*_figures(case, before, catalogue, words), *steps)


def _figures(case: Case, before: Plan, catalogue: Catalogue, words: Words) -> Iterator[DifferenceLine]:
    """Yield the figures that differ, when both plans have steps to count."""
    if not (before.activity_steps and case.plan.activity_steps):
        return
    one, other = figures(replace(case, plan=before), catalogue), figures(case, catalogue)
    for name, text in FIGURES:
        said = text(one, words), text(other, words)
        if said[0] != said[1]:
            yield DifferenceLine(words._(name), *said, words._("differs"))


def step_line(
    change: StepChange, catalogue: Catalogue, words: Words, turns: Mapping[str, str] = CHANGE_WORDS
) -> DifferenceLine:
    """Return a step of one plan beside that of another; `turns` (msgids) say what became of it."""
    step = change.after or change.before
    assert step is not None
    name, said = step_title(step, catalogue, words), words._(turns[change.kind])
    return DifferenceLine(name, *_told_apart(change, words), said)


def _told_apart(change: StepChange, words: Words) -> tuple[str, str]:
    """Return when a step is, unless that stays, and what else differs: status, cost, who does it, words."""
    one, other = change.before, change.after
    if one is None or other is None:
        return dates_or_nothing(one, words), dates_or_nothing(other, words)
    pairs = zip(_parts(one, words), _parts(other, words), strict=True)
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    if change.kind == MOVED:
        differing.insert(0, (dates_or_nothing(one, words), dates_or_nothing(other, words)))
    before, after = (" · ".join(filter(None, side)) for side in zip(*differing, strict=True))
    return before or NOTHING, after or NOTHING


def _parts(step: Step, words: Words) -> tuple[str, ...]:
    cost = words.money(step.cost_cents) if step.cost_cents is not None else ""
    who = words._(RESPONSIBLE_WORDS[step.responsible]) if step.responsible in RESPONSIBLE_WORDS else ""
    pinned = words._("pinned") if step.pinned else ""
    status = words._(STATUS_WORDS.get(step.status, step.status))
    hours = words.hours(step.hours_per_week) if step.hours_per_week else ""
    return status, cost, who or step.responsible, pinned, hours, step.title, step.note, step.override
