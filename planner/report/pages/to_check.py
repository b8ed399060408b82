"""What is still to be checked: conditions nobody has documented, and entries that are tight."""

from planner.check import check
from planner.issue_words import issue_words
from planner.report.brief import Brief
from planner.report.rich import Rich, rich

MOST = 3
SHOWN = (
    "admission-unmet", "admission-unknown", "target-unmet", "target-unknown", "application-closed",
    "authorization-missing", "entry-tight", "entry-beside",
    "entry-tight-unverified",
)  # fmt: skip


def to_check(brief: Brief) -> tuple[Rich, ...]:
    """Return the few things that could stop the plan, the gravest first; the estimates are said elsewhere."""
    if not brief.training:
        return ()
    found = [issue for issue in check(brief.case, brief.catalogue) if issue.code in SHOWN]
    said = dict.fromkeys(issue_words(issue, brief.words, brief.catalogue) for issue in found)
    return tuple(rich(sentence) for sentence in list(said)[:MOST])
