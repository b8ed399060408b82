"""A proposal told as the plan is: the same words for its dates, places, fees and lost pay."""

from dataclasses import replace

from planner.adopt import adopt
from planner.pathway.result import Proposal
from planner.report.brief import Brief


def proposed(proposal: Proposal, brief: Brief) -> Brief:
    """Return what a proposal would be written from, were it the plan."""
    return replace(brief, case=adopt(brief.case, proposal, brief.catalogue), alternatives=())
