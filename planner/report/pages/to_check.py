"""What is still to be checked: conditions nobody has documented, and entries that are tight."""

from planner.condition_words import condition_sentence
from planner.issue import Issue
from planner.issue_words import issue_words
from planner.report.brief import Brief
from planner.report.rich import Rich, rich

MOST = 3
# The gravest first: without the conditions there is no entry; the entries that are tight come after.
CONDITIONS = (
    "admission-unmet", "target-unmet", "admission-unknown", "target-unknown", "application-closed",
    "authorization-missing",
)  # fmt: skip
# No week holds more hours than it has: whatever else is documented, such a plan is not kept.
IMPOSSIBLE = "load-impossible"
LOADS = ("schedule-open-pay", "schedule-open", "schedule-open-kept", "load-heavy")
SHOWN = (IMPOSSIBLE, *CONDITIONS, *LOADS, "entry-tight", "entry-beside", "entry-tight-unverified")
UNKNOWN = ("admission-unknown", "target-unknown")


def to_check(brief: Brief, most: int = MOST) -> tuple[Rich, ...]:
    """Return what could stop the plan, the gravest first; the estimates are said elsewhere."""
    if not brief.training:
        return ()
    said, words = _all(brief, SHOWN), brief.words
    shown, left = said if len(said) <= most + 1 else said[:most], len(said) - most
    more = words.n_("And {n} more to look at together.", "And {n} more to look at together.", left)
    return tuple(rich(sentence) for sentence in (*shown, *([more] if shown is not said else [])))


def condition(brief: Brief) -> str:
    """Return the gravest condition that is not met or not documented; nothing when there is none."""
    return next(iter(_all(brief, CONDITIONS)), "") if brief.training else ""


def _all(brief: Brief, codes: tuple[str, ...]) -> list[str]:
    found = sorted((i for i in brief.issues if i.code in codes), key=lambda issue: codes.index(issue.code))
    return list(dict.fromkeys(_said(issue, brief) for issue in found))


def _said(issue: Issue, brief: Brief) -> str:
    if issue.code not in UNKNOWN:
        return issue_words(issue, brief.words, brief.catalogue)
    served = brief.words.said(brief.catalogue.term(issue.details.get("activity") or issue.details["trade"]))
    asked = condition_sentence(issue.details["missing"], brief.words, brief.catalogue)
    return brief.words._("{activity}: to prove before you enter – {missing}.", activity=served, missing=asked)
