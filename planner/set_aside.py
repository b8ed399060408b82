"""Several plans for one client: the current one, and those set aside with what each rests on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from planner.called import called
from planner.case import Case, Target, new_id
from planner.catalogue import Catalogue
from planner.client import PastActivity
from planner.keeping import PlanAside
from planner.long_texts import fits
from planner.plan import OVER, Plan
from planner.plan_text import whole_from, whole_text
from planner.words import Words


def new_plan(case: Case, name: str, day: date, author: str) -> Case:
    """Return the case with an empty plan, for the same client, in the place of the current one.

    What the client can, wants, and has passed or failed stays; the target, and what was pinned or set aside
    for it, does not.
    """
    wishes = replace(case.preferences, pinned=(), forbidden=())
    empty = Plan(id=new_id(), name=name, catalogue_version=case.plan.catalogue_version)
    client = replace(case.client, activities=(*case.client.activities, *_over(case)))
    made = replace(_put_by(case, day, author), client=client)
    return replace(made, preferences=wishes, target=Target(), plan=empty)


def _over(case: Case) -> Iterator[PastActivity]:
    """Yield what is over of the plan, and that the client's file does not tell yet: no plan undoes it."""
    known = {(past.activity, past.status, past.start) for past in case.client.activities}
    for step in case.plan.activity_steps:
        if step.status in OVER and (step.activity, step.status, step.start) not in known:
            yield PastActivity(step.activity, step.session, step.start, step.end, step.status)


def copied(case: Case, name: str, day: date, author: str) -> Case:
    """Return the case with a copy of the current plan in its place; no paper bears the copy’s number yet."""
    copy = replace(case.plan, id=new_id(), name=name, revision=0)
    return replace(_put_by(case, day, author), plan=copy)


def renamed(case: Case, name: str) -> Case:
    """Return the case with another name for its current plan."""
    return replace(case, plan=replace(case.plan, name=name))


def opened(case: Case, plan_id: str, day: date, author: str) -> Case:
    """Return the case with a plan set aside in the place of the current one, which is set aside.

    The case itself is returned when there is no such plan, or when it cannot be read.
    """
    aside = plan_aside(case, plan_id)
    there = seen(case, aside) if aside else None
    return case if there is None else _on(dropped(_put_by(case, day, author), plan_id), there)


def dropped(case: Case, plan_id: str) -> Case:
    """Return the case without a plan that was set aside."""
    gone = plan_aside(case, plan_id)
    kept = tuple(aside for aside in case.keeping.plans if aside is not gone)
    return replace(case, keeping=replace(case.keeping, plans=kept))


def plan_aside(case: Case, plan_id: str) -> PlanAside | None:
    """Return the plan set aside of that id, if there is one."""
    return next((aside for aside in case.keeping.plans if aside.id == plan_id), None)


def seen(case: Case, aside: PlanAside) -> Case | None:
    """Return the case as it would be with a plan set aside as its current one; None if it cannot be read."""
    kept = whole_from(aside.plan)
    if kept is None:
        return None
    version = aside.catalogue_version
    plan = replace(kept.plan, id=aside.id, name=aside.name, catalogue_version=version)
    return _on(case, replace(kept, plan=plan))


def can_be_set_aside(case: Case) -> bool:
    """Say whether the current plan is short enough to be kept as one text."""
    return fits(_text(case))


def plan_title(name: str, case: Case | None, catalogue: Catalogue, words: Words) -> str:
    """Return what a plan is called: by its name, else by the trade it aims at."""
    aim = case.target if case else Target()
    return name or called(aim.trade, aim.title, catalogue, words) or words._("Plan without a name")


def _put_by(case: Case, day: date, author: str) -> Case:
    plan = case.plan
    aside = PlanAside(plan.id, plan.name, day, author, _text(case), plan.catalogue_version)
    return replace(case, keeping=replace(case.keeping, plans=(*case.keeping.plans, aside)))


def _text(case: Case) -> str:
    """Return the text of the current plan; what has a field of its own beside the text stays out of it."""
    return whole_text(replace(case, plan=replace(case.plan, id="", name="", catalogue_version=0)))


def _on(case: Case, other: Case) -> Case:
    """Return the case with the plan of another one, and what that rests on."""
    return replace(case, preferences=other.preferences, target=other.target, kind=other.kind, plan=other.plan)
