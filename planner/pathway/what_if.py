"""What if one thing were otherwise? The changed case is searched, and every profile compared."""

from collections.abc import Callable

from planner.case import Case
from planner.catalogue import Catalogue
from planner.pathway.comparison import Difference, differences
from planner.pathway.result import Result
from planner.pathway.search import pathways, quiet
from planner.pathway.solver import never


def what_if(
    changed: Case,
    catalogue: Catalogue,
    before: Result,
    stop: Callable[[], bool] = never,
    progress: Callable[[str, float], None] = quiet,
) -> tuple[Result, tuple[Difference, ...]]:
    """Return the answer to the changed case, and how each profile differs from the answer before."""
    after = pathways(changed, catalogue, stop, progress)
    return after, differences(before, after)
