"""The two sample stories on the starter catalogue, searched once for all tests."""

from datetime import date
from functools import lru_cache

from db.starter import sample_cases
from planner.adopt import adopt
from planner.case import Case
from planner.check import check
from planner.issue import Issue
from planner.pathway.problem import problem
from planner.pathway.result import Proposal, Result
from planner.pathway.search import search
from tests.resources.shipped import shipped

TODAY = date(2026, 11, 25)
TARGETS = {"R": "72100", "U": "62010"}


def story(name: str) -> Case:
    """Return the sample case that aims at the story's target."""
    return next(c for c in cases() if c.target.trade == TARGETS[name])


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    found = sample_cases(TODAY)
    return tuple(found.values()) if isinstance(found, dict) else tuple(found)


@lru_cache(maxsize=2)
def answer(name: str) -> Result:
    return search(problem(story(name), shipped()))


def codes(proposal: Proposal) -> frozenset[str]:
    return frozenset(step.activity for step in proposal.steps)


def adopted(name: str, proposal: Proposal) -> Case:
    return adopt(story(name), proposal, shipped())


def issues(name: str, proposal: Proposal) -> tuple[Issue, ...]:
    return check(adopted(name, proposal), shipped())
