"""Check the administrative steps: none is due after what it opens, and each still serves something."""

from collections.abc import Iterator

from planner.issue import Issue, warning
from planner.paperwork import PLANNED, SUGGESTED, called_for, opened_by
from planner.plan import Step
from planner.timeline import Timeline


def paperwork_issues(timeline: Timeline) -> Iterator[Issue]:
    """Yield the administrative steps that come too late, or that nothing in the plan calls for any more."""
    for step in timeline.case.plan.steps:
        if step.formality in SUGGESTED and step.status == PLANNED:
            yield from _of(step, timeline)


def _of(step: Step, timeline: Timeline) -> Iterator[Issue]:
    case, catalogue = timeline.case, timeline.catalogue
    said = (step.formality, step.title)
    if called_for(step, case, catalogue) is None:
        yield warning("paperwork-idle", step.id, paper=said)
        return
    opened = opened_by(step, case.plan, catalogue)
    if opened and opened.start and step.due and step.due > opened.start:
        yield warning(
            "paperwork-late", step.id, paper=said, date=step.due, activity=opened.activity, start=opened.start
        )
