"""Adopt a proposed pathway: its steps become the plan, with the administrative steps they call for."""

from dataclasses import replace
from uuid import UUID, uuid5

from planner.case import Case
from planner.catalogue import Catalogue
from planner.failures import FAILED
from planner.formalities import formalities
from planner.pathway.result import Proposal, ProposedStep
from planner.plan import BEGUN, Step, add, ordered


def step_id(case: Case, name: str) -> str:
    """Return the identifier of the case's step of that name, the same each time it is proposed."""
    return str(uuid5(UUID(case.id), name))


def own_id(case: Case, step: Step) -> str:
    """Return the identifier of a proposed step: what was failed before keeps its own, and is a fact."""
    name = step.activity or step.id
    before = sum(s.status == FAILED and _tried(s, step) for s in case.plan.steps)
    return step_id(case, f"{name}#{before}" if before else name)


def _tried(failed: Step, step: Step) -> bool:
    """Say whether a failed step was the step proposed again, or the activity that it opens."""
    if failed.activity:
        return failed.activity == (step.activity or step.title)
    return (failed.formality, failed.title) == (step.formality, step.title)


def adopt(case: Case, proposal: Proposal, catalogue: Catalogue) -> Case:
    """Return the case with the proposal as its plan; finished, running, failed and pinned steps stay."""
    kept = [s for s in case.plan.steps if s.status in BEGUN or s.pinned]
    there = {s.activity for s in kept if s.activity and s.status != FAILED}
    steps = (*(_step(case, p) for p in proposal.steps if p.activity not in there), *kept)
    plan = replace(
        case.plan,
        steps=steps,
        profiles=proposal.profiles,
        revision=case.plan.revision + 1,
        catalogue_version=catalogue.version,
    )
    return with_formalities(replace(case, plan=ordered(plan)), catalogue)


def with_formalities(case: Case, catalogue: Catalogue) -> Case:
    """Return the case with the administrative steps that its activities call for and that it lacks."""
    known = {s.id for s in case.plan.steps}
    missing = tuple(
        replace(s, id=new) for s in formalities(case, catalogue) if (new := own_id(case, s)) not in known
    )
    # On a shared day what opens an activity comes before it.
    return replace(case, plan=add(replace(case.plan, steps=missing), *case.plan.steps))


def _step(case: Case, proposed: ProposedStep) -> Step:
    step = Step(
        id="",
        activity=proposed.activity,
        session=proposed.session,
        start=proposed.start,
        end=proposed.end,
        hours_per_week=proposed.hours_per_week,
        responsible="client",
    )
    return replace(step, id=own_id(case, step))
