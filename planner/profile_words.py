"""The words of search profiles and statuses: never more than what is proven among the options entered."""

from planner.pathway.result import ALTERNATIVE, PROFILES, Proposal, Status
from planner.words import Words

LARGEST_SHARE = 0.99


def profile_words(profile: str, words: Words) -> str:
    """Return what a profile stands for; what is no profile is said as it is."""
    known = {
        "fastest": words._("the fastest of the options entered"),
        "least_costly": words._("the least costly of the options entered"),
        "while_working": words._("while keeping the job"),
        "closest": words._("the closest to home"),
        "most_complete": words._("the most complete"),
        "earliest_pay": words._("the earliest pay in the field"),
        ALTERNATIVE: words._("another way in"),
    }
    return known.get(profile, profile)


def profiles_said(proposal: Proposal, words: Words, most: int = len(PROFILES)) -> str:
    """Return what a pathway is the best at, on its condition where it has one."""
    said = ", ".join(profile_words(name, words) for name in proposal.profiles[:most])
    if said and proposal.conditional_on:
        return words._("{profiles}, if what is still to document is confirmed", profiles=said)
    return said


def share_words(share: float, words: Words) -> str:
    """Return a share of a profile as a percentage; never the whole: growth on the job goes on."""
    return words.percent(min(share, LARGEST_SHARE))


def more_share_words(share: float, than: float, words: Words) -> str:
    """Return how much more of a profile a share is: the difference of the two percentages that are said."""
    more, less = (round(min(s, LARGEST_SHARE) * 100) for s in (share, than))
    return words.percent(max(0, more - less) / 100)


def status_words(status: Status, words: Words) -> str:
    """Return how good an answer is."""
    known = {
        Status.OPTIMAL: words._("proven"),
        Status.FEASIBLE: words._("found, not proven"),
        Status.INFEASIBLE: words._("no pathway"),
        Status.UNKNOWN: words._("not known yet"),
    }
    return known[status]
