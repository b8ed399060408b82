"""What is known of an activity's fees."""

from planner.catalogue import Activity, Session
from planner.money import Cents

PROGRAMS = ("dep", "asp", "aep", "dec", "aec")


def stated_fees(activity: Activity, session: Session | None) -> Cents | None:
    """Return the fees before aid, in cents, or None where those of a programme are stated nowhere."""
    stated = activity.cost_cents + (session.cost_cents if session else 0)
    return None if not stated and activity.kind in PROGRAMS else stated
