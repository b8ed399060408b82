"""What the weeks of a proposed pathway ask that its figures do not say: told before it is chosen."""

from planner.adopt import adopt
from planner.case import Case
from planner.catalogue import Catalogue
from planner.check_load import load_issues
from planner.figures import laid_out
from planner.issue import Issue
from planner.pathway.result import Proposal


def forewarnings(case: Case, proposal: Proposal, catalogue: Catalogue) -> tuple[Issue, ...]:
    """Return what the check of the plan would say of its weeks, if a pathway became the plan."""
    return tuple(load_issues(laid_out(adopt(case, proposal, catalogue), catalogue)))
