"""The plan planned again around its facts and pins: which steps stay, move, come and go, and the figures."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.adopt import adopt
from planner.case import Case
from planner.catalogue import Catalogue
from planner.failures import FAILED
from planner.figures import Figures, figures
from planner.pathway.result import Proposal
from planner.plan import Step

KEPT, MOVED, ADDED, DROPPED, AGAIN = "kept", "moved", "added", "dropped", "again"
REGROUPED = "regrouped"


@dataclass(frozen=True, slots=True)
class Turn:
    """What becomes of one activity: its step before and after, None where it has none."""

    kind: str
    before: Step | None
    after: Step | None

    @property
    def activity(self) -> str:
        """Return the activity's code."""
        step = self.after or self.before
        return step.activity if step else ""


@dataclass(frozen=True, slots=True)
class Replanning:
    """A case planned again, with its figures before and after and the turn of each activity, in time."""

    case: Case
    before: Figures
    after: Figures
    turns: tuple[Turn, ...]


def replanning(case: Case, proposal: Proposal, catalogue: Catalogue) -> Replanning:
    """Return what adopting a proposal does to the plan: facts, failures too, and pinned steps stay."""
    adopted = adopt(case, proposal, catalogue)
    turns = tuple(sorted(_turns(case, adopted), key=_day))
    return Replanning(adopted, figures(case, catalogue), figures(adopted, catalogue), turns)


def _day(turn: Turn) -> tuple[object, str]:
    step = turn.after or turn.before
    return (step.day if step else None, turn.activity)


def _turns(case: Case, adopted: Case) -> Iterator[Turn]:
    ours, theirs, failed = _standing(case), _standing(adopted), _failed(case)
    for code in sorted(ours.keys() | theirs.keys()):
        before, after = ours.get(code) or failed.get(code), theirs.get(code)
        yield Turn(_kind(before, after), before, after)
    # What failed is said beside what comes in its place, and by itself where nothing does anew.
    yield from (Turn(KEPT, f, f) for code, f in failed.items() if code in ours or code not in theirs)


def _standing(case: Case) -> dict[str, Step]:
    return {s.activity: s for s in case.plan.activity_steps if s.status != FAILED}


def _failed(case: Case) -> dict[str, Step]:
    return {s.activity: s for s in case.plan.activity_steps if s.status == FAILED}


def _kind(before: Step | None, after: Step | None) -> str:
    if before is None:
        return ADDED
    if after is None:
        return DROPPED
    if before.status == FAILED:
        return AGAIN
    if (before.start, before.end) != (after.start, after.end):
        return MOVED
    return KEPT if before.session == after.session else REGROUPED
