"""What can be done at once about an issue of a plan: by its code, where it would change something."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planner.case import Case
from planner.catalogue import Catalogue
from planner.issue import Issue
from planner.paperwork import on_counted_day, suggested
from planner.plan import Step
from planner.words import N_
from ui.models.sessions import another_group, dates_of_group

MOST_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Remedy:
    """Something to do about an issue: its name for the page, what stands on its button, and why."""

    name: str
    text: str
    tip: str


LOOK = Remedy(
    "look",
    N_("I have looked at it"),
    N_("The catalogue changed: note that the plan was looked at with it"),
)
SEARCH = Remedy("search", N_("Search again"), N_("Search pathways anew, with the answers as they are"))
AGAIN = Remedy("again", N_("Plan again…"), N_("Search again around what is done, under way or pinned"))
ANSWER = Remedy("answer", N_("Answer…"), N_("Open the client’s answers"))
REMOVE = Remedy("remove", N_("Remove the step"), N_("Take this step out of the plan"))
DATES = Remedy("dates", N_("Take the group’s dates"), N_("Give the step the start and the end of its group"))
GROUP = Remedy("group", N_("Take another group"), N_("Give the step the first other group that suits"))
ASIDE = Remedy("aside", N_("Set the rule aside…"), N_("Write why the step stands in spite of the rule"))
AUTHORIZATION = Remedy(
    "authorization", N_("Add the step"), N_("Add the request for authorization, with its due date")
)
COUNTED = Remedy(
    "counted", N_("Take the counted day"), N_("Give the step the due date counted back from what it opens")
)
REMEDIES: Mapping[str, tuple[Remedy, ...]] = {
    "catalogue-changed": (LOOK, SEARCH),
    "catalogue-improves": (LOOK, SEARCH),
    "authorization-missing": (AUTHORIZATION,),
    "paperwork-late": (COUNTED,),
    "paperwork-idle": (REMOVE,),
    **dict.fromkeys(("activity-unknown", "activity-twice"), (REMOVE,)),
    **dict.fromkeys(("activity-forbidden", "activities-exclude"), (REMOVE, ASIDE)),
    **dict.fromkeys(("step-undated", "session-unknown"), (GROUP, REMOVE)),
    **dict.fromkeys(
        ("before-start", "start-disagrees", "not-a-monday", "outside-window", "end-disagrees"),
        (DATES, GROUP, ASIDE),
    ),
    **dict.fromkeys(
        ("session-full", "application-closed", "mode-refused", "language-refused", "region-refused"),
        (GROUP, ASIDE),
    ),
    **dict.fromkeys(("job-not-kept", "admission-unmet"), (AGAIN, ASIDE)),
    **dict.fromkeys(("entry-tight", "entry-beside", "hours-over-limit"), (AGAIN,)),
    **dict.fromkeys(("admission-unknown", "target-unknown", "sooner-if-documented"), (ANSWER,)),
    **dict.fromkeys(("pinned-missing", "target-unmet", "skill-below-entry"), (SEARCH, ANSWER)),
    **dict.fromkeys(("deadline-passed", "money-over-limit", "target-unknown-trade"), (SEARCH, ANSWER)),
}
CHANGES: Mapping[str, Callable[[Step, Case, Catalogue], Step]] = {
    DATES.name: dates_of_group,
    GROUP.name: another_group,
    COUNTED.name: on_counted_day,
}
OF_A_STEP = (REMOVE.name, ASIDE.name, *CHANGES)


def remedies(issue: Issue, case: Case, catalogue: Catalogue) -> tuple[Remedy, ...]:
    """Return what can be done about an issue, the nearest first, at most two."""
    offered = REMEDIES.get(issue.code, ())
    return tuple(r for r in offered if _would_help(r, issue, case, catalogue))[:MOST_SHOWN]


def authorization(case: Case, catalogue: Catalogue) -> Step | None:
    """Return the step that asks for the authorization to leave the job, if the plan calls for one."""
    found = suggested(case, catalogue).values()
    return next(
        (step for step in found if step.formality == "written_authorization" and not step.title), None
    )


def _would_help(remedy: Remedy, issue: Issue, case: Case, catalogue: Catalogue) -> bool:
    step = case.plan.step(issue.step)
    if remedy is AUTHORIZATION:
        return authorization(case, catalogue) is not None
    if step is None:
        return remedy.name not in OF_A_STEP
    change = CHANGES.get(remedy.name)
    return change is None or change(step, case, catalogue) != step
