"""What is known of an activity's fees."""

from collections.abc import Iterable

from planner.catalogue import Activity, Catalogue, Session
from planner.money import Cents

PROGRAMS = ("dep", "asp", "aep", "dec", "aec")


def stated_fees(activity: Activity, session: Session | None) -> Cents | None:
    """Return the fees before aid, in cents, or None where those of a programme are stated nowhere."""
    stated = activity.cost_cents + (session.cost_cents if session else 0)
    return None if not stated and activity.kind in PROGRAMS else stated


def any_unstated(sessions: Iterable[tuple[str, str]], catalogue: Catalogue) -> bool:
    """Say whether the fees of any activity, in its session, are stated nowhere."""
    known = ((catalogue.activities.get(a), catalogue.session(a, session)) for a, session in sessions)
    return any(activity is not None and stated_fees(activity, s) is None for activity, s in known)


def some_unstated(catalogue: Catalogue) -> bool:
    """Say whether the fees of any programme of a catalogue, in any of its sessions, are stated nowhere."""
    given = catalogue.sessions_by_activity
    return any(
        stated_fees(activity, session) is None
        for activity in catalogue.activities.values()
        if activity.kind in PROGRAMS and not activity.retired
        for session in given.get(activity.code, ()) or (None,)
    )
