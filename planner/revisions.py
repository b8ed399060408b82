"""The revisions of a plan: what was adopted, printed or signed is kept as it stood, and can be restored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from planner.case import Case, new_id
from planner.fingerprint import fingerprint
from planner.keeping import Revision
from planner.long_texts import fits
from planner.plan import Plan, Step
from planner.plan_text import HASH, paper_of, plan_from, plan_text, told_in

ADOPTED, PRINTED, SIGNED, REPLACED, SHAPED = "adopted", "printed", "signed", "replaced", "shaped"
ON_PAPER = (PRINTED, SIGNED)
ADDED, REMOVED, MOVED, CHANGED = "added", "removed", "moved", "changed"
DATES = ("start", "end", "due", "session")
# What a plan says of itself, and not of what is to be done: a new number or name alone makes no other plan.
OWN_WORDS = ("plan_revision", "plan_catalogue_version", "plan_prepared", "plan_name", HASH)


@dataclass(frozen=True, slots=True)
class StepChange:
    """What became of a step from one plan to another; `before` or `after` is None where it is not there."""

    kind: str
    before: Step | None
    after: Step | None


def frozen(case: Case, day: date, author: str, reason: str) -> Case:
    """Return the case with its plan kept as it stands, under the number that paper bears.

    What is kept already for the same reason is not kept twice, unless its paper bears another hash.
    """
    if not case.plan.steps:
        return case
    numbered = revised(case)
    number, paper = numbered.plan.revision, fingerprint(numbered)
    same = (r for r in case.keeping.revisions if (r.number, r.reason) == (number, reason))
    if any(hash_of(revision) in ("", paper) for revision in same):
        return numbered
    text = plan_text(numbered.plan, paper)
    kept = Revision(new_id(), number, day, author, reason, text if fits(text) else "")
    keeping = replace(case.keeping, revisions=(*case.keeping.revisions, kept))
    return replace(numbered, keeping=keeping)


def shaped_kept(case: Case, day: date, author: str) -> Case:
    """Return the case with its plan kept if it was shaped by hand since its last revision, or never kept."""
    number = _number(case)
    known = any(revision.number == number for revision in of_plan(case))
    return case if known else frozen(case, day, author, SHAPED)


def revised(case: Case) -> Case:
    """Return the case with its plan’s number: that of the last one kept if it is the same, else the next."""
    number = _number(case)
    return case if number == case.plan.revision else replace(case, plan=replace(case.plan, revision=number))


def _number(case: Case) -> int:
    own = of_plan(case)
    last = max(own, key=lambda r: (r.number, r.id), default=None)
    if last is not None and _told(last.plan) == _told(plan_text(case.plan)):
        return last.number
    following = max((r.number for r in case.keeping.revisions), default=0) + 1
    return max(case.plan.revision, following) if case.plan.steps or own else case.plan.revision


def _told(text: str) -> object:
    return told_in(text, OWN_WORDS)


def of_plan(case: Case) -> tuple[Revision, ...]:
    """Return the revisions of the current plan, with those of which nothing tells whose they are."""
    kept = ((revision, plan_of(revision)) for revision in case.keeping.revisions)
    return tuple(revision for revision, plan in kept if plan is None or plan.id == case.plan.id)


def in_order(case: Case) -> tuple[Revision, ...]:
    """Return the revisions of a case’s plan, the newest first."""
    return tuple(sorted(of_plan(case), key=lambda r: (r.number, r.day or date.min, r.id), reverse=True))


def restored(case: Case, revision: Revision, day: date, author: str) -> Case:
    """Return the case with the plan of a revision; the plan that it replaces is kept first.

    The case itself is returned when the revision cannot be read.
    """
    plan = plan_of(revision)
    if plan is None:
        return case
    kept = frozen(case, day, author, REPLACED)
    now = replace(plan, id=case.plan.id, name=case.plan.name, revision=kept.plan.revision)
    now = replace(now, catalogue_version=case.plan.catalogue_version)
    return revised(replace(kept, plan=now))


def differences(before: Plan, after: Plan) -> tuple[StepChange, ...]:
    """Return what became of each step that is not the same in both plans, in order of time."""
    pairs = _pairs(before, after)
    found = [StepChange(_kind(one, other), one, other) for one, other in pairs if one != other]
    return tuple(sorted(found, key=lambda change: _day(change.after or change.before)))


def _pairs(before: Plan, after: Plan) -> Iterator[tuple[Step | None, Step | None]]:
    """Pair the steps of two plans: by their id, then by what is done in them."""
    left = {step.id: step for step in after.steps}
    alone = []
    for step in before.steps:
        if step.id in left:
            yield step, left.pop(step.id)
        else:
            alone.append(step)
    for step in alone:
        other = next((s for s in left.values() if _what(s) == _what(step)), None)
        yield step, left.pop(other.id) if other else None
    yield from ((None, step) for step in left.values())


def _what(step: Step) -> tuple[str, str, str]:
    return step.activity, step.formality, step.title


def _kind(before: Step | None, after: Step | None) -> str:
    if before is None or after is None:
        return ADDED if before is None else REMOVED
    moved = any(getattr(before, name) != getattr(after, name) for name in DATES)
    return MOVED if moved else CHANGED


def _day(step: Step | None) -> date:
    return step.day if step else date.max


def hash_of(revision: Revision) -> str:
    """Return the short hash on the papers of a revision; nothing when it was kept without one."""
    return paper_of(revision.plan)


def plan_of(revision: Revision) -> Plan | None:
    """Return the plan that a revision kept; None if its text is not one of ours."""
    return plan_from(revision.plan)
