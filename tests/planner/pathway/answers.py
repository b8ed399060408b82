"""Searches of small cases for tests: a_search(case, parts of a catalogue)."""

from typing import Any

from planner.adopt import adopt
from planner.case import Case
from planner.catalogue import Activity, Catalogue, Session, Skill, Trade
from planner.check import check
from planner.issue import LAW
from planner.pathway.problem import problem
from planner.pathway.result import Proposal, Result
from planner.pathway.search import search
from tests.builders import a_catalogue

Part = Trade | Activity | Session | Skill


def a_search(case: Case, *parts: Part, **changes: Any) -> Result:
    """Return the answer to a case in a catalogue of the given parts; every plan of it passes the check."""
    return searched(case, a_catalogue(*parts, **changes))


def searched(case: Case, catalogue: Catalogue, **options: Any) -> Result:
    """Return the answer to a case; every plan of it passes the check."""
    result = search(problem(case, catalogue), **options)
    for proposal in result.proposals:
        broken = [i for i in check(adopt(case, proposal, catalogue), catalogue) if i.severity == LAW]
        assert broken == []
    return result


def fastest(result: Result) -> Proposal | None:
    """Return the fastest firm pathway."""
    found = (p for p in result.proposals if "fastest" in p.profiles and not p.conditional_on)
    return next(found, None)


def taken(proposal: Proposal | None) -> list[str]:
    """Return the activities of a pathway, in order of code; none if there is no pathway."""
    return sorted(step.activity for step in proposal.steps) if proposal else []
