"""Where no change of limits helps: what the target asks that nothing gives."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from frozendict import frozendict

from planner.gap import target_trade
from planner.pathway.facts import NEVER
from planner.pathway.problem import BASE, Problem
from planner.pathway.problem import problem as posed
from planner.pathway.reach import reach
from planner.requirement import All, Requirement, SkillAt, requirement_json

ADMISSION = "admission"


def admission(problem: Problem) -> Mapping[str, Any]:
    """Return what keeps the target shut: the parts that nothing gives, all of them if each is given alone."""
    parts = tuple(_parts(problem))
    asked = tuple(part for part in parts if _is_closed(problem, part)) or parts
    whole = asked[0] if len(asked) == 1 else All(asked)
    return frozendict({"constraint": ADMISSION, "value": requirement_json(whole)})


def _is_closed(problem: Problem, part: Requirement) -> bool:
    """Say whether no activity and no hope ever makes a part true, were it the whole target."""
    case, code = problem.case, problem.case.target.trade
    trade = replace(target_trade(case.target, problem.catalogue), requires=part, skills=())
    alone = posed(
        replace(case, target=replace(case.target, additions=())),
        replace(problem.catalogue, trades={**problem.catalogue.trades, code: trade}),
    )
    return reach(alone, alone.scopes[BASE], firm=False).target >= NEVER


def _parts(problem: Problem) -> Iterator[Requirement]:
    """Yield what the target asks together: the branches of its tree, then the essential skills."""
    yield from _together(problem.requires)
    yield from (SkillAt(need.skill, need.entry) for need in problem.needs if need.essential)


def _together(requirement: Requirement) -> Iterator[Requirement]:
    if isinstance(requirement, All):
        for branch in requirement.of:
            yield from _together(branch)
    else:
        yield requirement
