"""Facts that two sources contradict: said so by the first word of their source, and shown so."""

from planner.catalogue import Activity
from planner.source_words import BETWEEN

SUSPECT = "Douteux"


def suspect(activity: Activity) -> bool:
    """Say whether the sources of an activity contradict each other, so that it is to be checked first."""
    return activity.provenance.source.startswith(SUSPECT)


def doubt(activity: Activity) -> str:
    """Return the phrase of the source that says what is in doubt, or nothing."""
    return activity.provenance.source.split(BETWEEN)[0] if suspect(activity) else ""
