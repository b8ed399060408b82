"""What a pathway asks of a person's weeks, in the few words that a card and a comparison have room for."""

from collections.abc import Iterable
from typing import NamedTuple

from planner.catalogue import Catalogue
from planner.issue import Issue
from planner.issue_words import issue_words
from planner.words import N_, Words

# Of money and of hours: which figure of a card each warning belongs under.
PAY = {"schedule-open-pay": N_("+ pay?"), "schedule-open-kept": N_("job?"), "schedule-open": N_("job?")}
LOADS = ("load-heavy", "load-impossible")


class Forewarned(NamedTuple):
    """What stands under a figure, and the whole sentence."""

    short: str
    said: str


def of_pay(issues: Iterable[Issue], words: Words, catalogue: Catalogue) -> Forewarned | None:
    """Return what a schedule that nobody stated puts at risk of the present job, if it does."""
    found = next((issue for issue in issues if issue.code in PAY), None)
    return Forewarned(words._(PAY[found.code]), issue_words(found, words, catalogue)) if found else None


def of_load(issues: Iterable[Issue], words: Words, catalogue: Catalogue) -> Forewarned | None:
    """Return the hours of the fullest week, if hardly anybody holds them."""
    found = next((issue for issue in issues if issue.code in LOADS), None)
    if found is None:
        return None
    short = words._("{hours}/week", hours=words.hours(found.details["hours"]))
    return Forewarned(short, issue_words(found, words, catalogue))


def sentences(issues: Iterable[Issue], words: Words, catalogue: Catalogue) -> str:
    """Return all of it in whole sentences."""
    return " ".join(issue_words(issue, words, catalogue) for issue in issues)
