"""Check the administrative steps: none is due after what it opens, and each still serves something."""

from collections.abc import Iterator

from planner.issue import Issue, warning
from planner.paperwork import PLANNED, SUGGESTED, called_for, opened_by
from planner.plan import Step
from planner.timeline import Timeline


def paperwork_issues(timeline: Timeline) -> Iterator[Issue]:
    """Yield the administrative steps that come too late, or that nothing in the plan calls for any more."""
    plan = timeline.case.plan
    ahead = [s for s in plan.steps if s.formality in SUGGESTED and s.status == PLANNED]
    called = called_for(timeline.case, timeline.catalogue) if ahead else {}
    for step in ahead:
        said = (step.formality, step.title)
        if said not in called:
            yield warning("paperwork-idle", step.id, paper=said)
        elif (opened := opened_by(step, plan, timeline.catalogue)) and _is_late(step, opened):
            yield warning(
                "paperwork-late", step.id, paper=said, date=step.due, activity=opened.activity,
                start=opened.start,
            )  # fmt: skip


def _is_late(step: Step, opened: Step) -> bool:
    return bool(step.due and opened.start and step.due > opened.start)
