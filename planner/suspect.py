"""Facts that two sources contradict: said so by the first word of their source, and shown so."""

from planner.catalogue import Activity

SUSPECT = "Douteux"


def suspect(activity: Activity) -> bool:
    """Say whether the sources of an activity contradict each other, so that it is to be checked first."""
    return activity.provenance.source.startswith(SUSPECT)
