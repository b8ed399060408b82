"""The plans of one client as lines: what each is called, and the present one beside another."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from planner.called import called
from planner.case import Case
from planner.catalogue import Catalogue
from planner.figures import Figures, figures
from planner.recognition import with_recognition
from planner.revisions import ADDED, CHANGED, MOVED, REMOVED, StepChange, differences
from planner.set_aside import plan_title, seen
from planner.words import N_, Words
from ui.models.case_options import KINDS
from ui.models.nothing import NOTHING, day_or_nothing
from ui.models.replan_rows import FIGURES
from ui.models.revision_rows import DifferenceLine, step_line

TURNS = {
    ADDED: N_("in the other plan only"),
    REMOVED: N_("in the present plan only"),
    MOVED: N_("at other dates"),
    CHANGED: N_("differs"),
}


class PlanLine(NamedTuple):
    """A plan set aside: its id, what it is called, and whether it can be read."""

    id: str
    title: str
    readable: bool


def present_title(case: Case, catalogue: Catalogue, words: Words) -> str:
    """Return what the current plan of a case is called."""
    return plan_title(case.plan.name, case, catalogue, words)


def plan_lines(case: Case, catalogue: Catalogue, words: Words) -> tuple[PlanLine, ...]:
    """Return the plans set aside of a case, by their titles."""
    found = ((aside, seen(case, aside)) for aside in case.keeping.plans)
    lines = (
        PlanLine(aside.id, plan_title(aside.name, there, catalogue, words), there is not None)
        for aside, there in found
    )
    return tuple(sorted(lines, key=lambda line: (line.title.casefold(), line.id)))


def compared(case: Case, other: Case, catalogue: Catalogue, words: Words) -> tuple[DifferenceLine, ...]:
    """Return a case’s plan beside another one: what they aim at, their figures, the steps that differ."""
    whole = with_recognition(other, with_recognition(case, catalogue))
    changes = differences(case.plan, other.plan)
    return (
        *_aims(case, other, whole, words),
        *_figures(case, other, whole, words),
        *(step_line(change, whole, words, TURNS) for change in changes),
        *_same(case, changes, whole, words),
    )


def _aims(case: Case, other: Case, catalogue: Catalogue, words: Words) -> Iterator[DifferenceLine]:
    told: tuple[tuple[str, Callable[[Case], str]], ...] = (
        (N_("Kind of plan"), lambda c: words._(KINDS.get(c.kind, c.kind))),
        (N_("Occupation aimed at"), lambda c: _trade(c, catalogue, words)),
        (N_("Start"), lambda c: day_or_nothing(c.preferences.start, words)),
        (N_("Deadline"), lambda c: day_or_nothing(c.preferences.deadline, words)),
    )
    for name, text in told:
        yield _line(words._(name), text(case), text(other), words)


def _trade(case: Case, catalogue: Catalogue, words: Words) -> str:
    aim = case.target
    return called(aim.trade, aim.title, catalogue, words) if aim.trade else NOTHING


def _figures(case: Case, other: Case, catalogue: Catalogue, words: Words) -> Iterator[DifferenceLine]:
    """Yield the figures of both; a plan without an activity has none."""
    one, two = (figures(c, catalogue) if c.plan.activity_steps else None for c in (case, other))
    if one or two:
        for name, text in FIGURES:
            yield _line(words._(name), _figure(text, one, words), _figure(text, two, words), words)


def _figure(text: Callable[[Figures, Words], str], found: Figures | None, words: Words) -> str:
    return text(found, words) if found else NOTHING


def _same(
    case: Case, changes: tuple[StepChange, ...], catalogue: Catalogue, words: Words
) -> Iterator[DifferenceLine]:
    """Yield the steps that are the same in both plans."""
    differing = {change.before.id for change in changes if change.before}
    for step in case.plan.steps:
        if step.id not in differing:
            line = step_line(StepChange(MOVED, step, step), catalogue, words, TURNS)
            yield line._replace(turn=words._("same"))


def _line(name: str, before: str, after: str, words: Words) -> DifferenceLine:
    return DifferenceLine(name, before, after, words._("same") if before == after else words._("differs"))
