"""Administrative steps follow the activities that they were suggested for: when they are due, and whether."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from planner.adopt import own_id, step_id
from planner.case import Case
from planner.catalogue import Catalogue
from planner.fees import PROGRAMS
from planner.formalities import formalities
from planner.plan import BEGUN, Plan, Step, add, ordered

PLANNED, DONE = "planned", "finished"
# Nobody begins an activity without them.
OPENING = (
    "transcript", "visit_day", "admission_application", "registration", "test_registration",
    "recognition_file", "employer_agreement",
)  # fmt: skip
SUGGESTED = (
    "position_letter", "written_authorization", "transcript", "visit_day", "admission_application",
    "registration", "test_registration", "recognition_file", "employer_agreement", "mfor_request",
    "part_time_aid", "job_search", "employer_review",
)  # fmt: skip


def with_paperwork(before: Case, after: Case, catalogue: Catalogue) -> Case:
    """Return the edited case with its administrative steps where its activities now call for them.

    What is done, or was set by hand, stays as it is; so does what the edit itself changed.
    """
    if not any(step.is_formality for step in before.plan.steps):
        return after
    after = _overtaken(before.plan, after, catalogue)
    was, now = suggested(before, catalogue), suggested(after, catalogue)
    if was == now:
        return after
    steps, gone = [], set[str]()
    for step in after.plan.steps:
        first = was.get(step.id)
        if first is None or not _is_as_suggested(step, before.plan, first):
            steps.append(step)
        elif new := now.get(step.id):
            steps.append(replace(step, due=new.due))
        elif _has_nothing_of_its_own(step, first):
            gone.add(step.title)
        else:
            steps.append(step)
    plan = replace(after.plan, steps=tuple(steps))
    return replace(after, plan=ordered(add(plan, *_in_their_place(gone, was, now, plan))))


def _overtaken(before: Plan, after: Case, catalogue: Catalogue) -> Case:
    """Return the case whose opening steps are done where all that they served has begun in this edit."""
    begun = [s for s in after.plan.activity_steps if s.status in BEGUN and not _was_begun(s, before)]
    steps = tuple(
        replace(step, status=DONE) if _is_overtaken(step, begun, after.plan, catalogue) else step
        for step in after.plan.steps
    )
    return replace(after, plan=replace(after.plan, steps=steps)) if steps != after.plan.steps else after


def _was_begun(step: Step, before: Plan) -> bool:
    former = before.step(step.id)
    return former is not None and former.status in BEGUN


def _is_overtaken(step: Step, begun: list[Step], plan: Plan, catalogue: Catalogue) -> bool:
    if step.formality not in OPENING or step.status != PLANNED:
        return False
    ahead = (s for s in plan.activity_steps if s.status == PLANNED)
    return any(_serves(step, s, catalogue) for s in begun) and not any(
        _serves(step, s, catalogue) for s in ahead
    )


def suggested(case: Case, catalogue: Catalogue) -> Mapping[str, Step]:
    """Return what the plan calls for, by the id it has in the plan, whatever of it has begun or is done."""
    begun = {(own := step_id(case, s.id)): replace(s, id=own) for s in _had_nothing_begun(case, catalogue)}
    return begun | {(own := own_id(case, s)): replace(s, id=own) for s in formalities(case, catalogue)}


def called_for(case: Case, catalogue: Catalogue) -> Mapping[tuple[str, str], Step]:
    """Return what the plan calls for, by its formality and what it serves."""
    return {(s.formality, s.title): s for s in _called(case, catalogue)}


def _called(case: Case, catalogue: Catalogue) -> tuple[Step, ...]:
    """Return what the plan as it is calls for, after what it would if nothing of it had begun."""
    return (*_had_nothing_begun(case, catalogue), *formalities(case, catalogue))


def _had_nothing_begun(case: Case, catalogue: Catalogue) -> tuple[Step, ...]:
    begun = tuple(replace(s, status=PLANNED) if s.activity else s for s in case.plan.steps)
    whole = replace(case, plan=replace(case.plan, steps=begun))
    return formalities(whole, catalogue)


def on_counted_day(step: Step, case: Case, catalogue: Catalogue) -> Step:
    """Return the step with the due date counted back from what it opens; uncalled for, as it is."""
    counted = called_for(case, catalogue).get((step.formality, step.title))
    return replace(step, due=counted.due) if counted else step


def opened_by(step: Step, plan: Plan, catalogue: Catalogue) -> Step | None:
    """Return the planned activity that an administrative step must come before, if it has a day."""
    ahead = (s for s in plan.activity_steps if s.status == PLANNED and s.start)
    served = (s for s in ahead if _serves(step, s, catalogue))
    return min(served, key=lambda s: s.start or date.max, default=None)


def _serves(step: Step, activity_step: Step, catalogue: Catalogue) -> bool:
    activity = catalogue.activities.get(activity_step.activity)
    if step.formality == "transcript":
        return activity is not None and activity.kind in PROGRAMS
    return bool(step.title) and step.title == activity_step.activity


def _is_as_suggested(step: Step, before: Plan, first: Step) -> bool:
    """Say whether nobody has done the step, given it another day, or touches it in this very edit."""
    return step.status == PLANNED and step.due == first.due and before.step(step.id) == step


def _has_nothing_of_its_own(step: Step, first: Step) -> bool:
    return replace(step, id=first.id) == first


def _in_their_place(
    gone: set[str], was: Mapping[str, Step], now: Mapping[str, Step], plan: Plan
) -> Iterator[Step]:
    """Yield what is called for instead of what went: aid for part time in the place of aid for full time."""
    serving = {title for title in gone if title}
    for new_id, step in now.items():
        if new_id not in was and step.title in serving and plan.step(new_id) is None:
            yield step
