"""Codes that lead nowhere: a condition on a code that no table has is unmet, whatever the client states."""

from collections.abc import Callable

from planner.catalogue import Catalogue
from planner.requirement import (
    Concurrent,
    Condition,
    Credential,
    Experience,
    Finished,
    SinceFailed,
    SkillAt,
)
from planner.standing import RECOGNISED


def leads_nowhere(catalogue: Catalogue) -> Callable[[Condition], bool]:
    """Return whether a condition names an activity, skill, trade or credential that the catalogue lacks.

    Credentials have no table of their own: where no term names one, clients state what they will.
    """
    credentials = credentials_of(catalogue)

    def dangles(condition: Condition) -> bool:
        match condition:
            case Finished(code) | Concurrent(code) | SinceFailed(code):
                return code.removesuffix(RECOGNISED) not in catalogue.activities
            case SkillAt(code, _):
                return code not in catalogue.skills
            case Experience(code, _):
                return code not in catalogue.trades
            case Credential(code):
                return credentials is not None and code not in credentials
        return False

    return dangles


def credentials_of(catalogue: Catalogue) -> frozenset[str] | None:
    """Return the credentials that terms name or activities give; None where no term names any."""
    named = frozenset(term.code for term in catalogue.terms.values() if term.kind == "credential")
    given = frozenset(c for activity in catalogue.activities.values() for c in activity.grants.credentials)
    return named | given if named else None
