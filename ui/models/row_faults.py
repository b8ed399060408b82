"""What is wrong with a row that somebody types, field by field, in words that say what to do."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from planner.bounds import within_years
from planner.catalogue import Activity, Catalogue, Measure, Place, Session
from planner.requirement import Any as AnyOf
from planner.words import N_

Fault = tuple[str, str]
NO_SOURCE = N_("Say where this comes from: who announced it, or which page or document.")
NO_CODE = N_("Give it a code or a name.")
TAKEN = N_("The catalogue already has this one: correct that one instead.")
NO_TITLE = N_("Give it a title, in French or in English.")
NO_PACE = N_("Say how many hours a week.")
FAR = N_("This day is too far away: check the year.")
END_FIRST = N_("The last day comes before the first one.")
APPLY_LATE = N_("Applications close after the group has begun.")
TWICE = N_("The catalogue already has this group: same start, place and schedule.")
NO_DOOR = N_("Say how people get in, or tick “Open to everyone”.")
NO_REGION = N_("Choose its region.")


def row_faults(row: Any, catalogue: Catalogue, is_new: bool) -> Mapping[str, str]:
    """Return the first fault (a msgid) of each field of a row; nothing when it can be kept."""
    found: dict[str, str] = {}
    for field, fault in _FAULTS[type(row)](row, catalogue, is_new):
        found.setdefault(field, fault)
    return found


def _session(session: Session, catalogue: Catalogue, is_new: bool) -> Iterator[Fault]:
    yield from _days(session, "start", "end", "apply_by", "window_start", "window_end")
    if session.hours_per_week <= 0:
        yield "hours_per_week", NO_PACE
    if session.start and session.end and session.end <= session.start:
        yield "end", END_FIRST
    if session.window_start and session.window_end and session.window_end <= session.window_start:
        yield "window_end", END_FIRST
    if session.start and session.apply_by and session.apply_by > session.start:
        yield "apply_by", APPLY_LATE
    known = catalogue.sessions_by_activity.get(session.activity, ())
    if is_new and any(_same_group(session, other) for other in known):
        yield "start", TWICE


def _activity(activity: Activity, catalogue: Catalogue, is_new: bool) -> Iterator[Fault]:
    yield from _named(activity.code, catalogue.activities, is_new)
    if not (activity.title.fr or activity.title.en):
        yield "title_fr", NO_TITLE
    if is_new and activity.requires == AnyOf():
        yield "doors", NO_DOOR


def _measure(measure: Measure, catalogue: Catalogue, is_new: bool) -> Iterator[Fault]:
    yield from _named(measure.code, {m.code: m for m in catalogue.measures}, is_new)
    yield from _days(measure, "valid_from", "valid_to")
    if not (measure.title.fr or measure.title.en):
        yield "title_fr", NO_TITLE
    if measure.valid_from and measure.valid_to and measure.valid_to <= measure.valid_from:
        yield "valid_to", END_FIRST


def _place(place: Place, catalogue: Catalogue, is_new: bool) -> Iterator[Fault]:
    yield from _named(place.code, catalogue.places, is_new)
    if not place.region:
        yield "region", NO_REGION


def _named(code: str, known: Mapping[str, Any], is_new: bool) -> Iterator[Fault]:
    if not code:
        yield "code", NO_CODE
    elif is_new and code in known:
        yield "code", TAKEN


def _days(row: Any, *names: str) -> Iterator[Fault]:
    for name in names:
        day = getattr(row, name)
        if day is not None and not within_years(day):
            yield name, FAR


def _same_group(one: Session, other: Session) -> bool:
    about = ("start", "place", "region", "mode", "hours_per_week")
    told = all(getattr(one, name) == getattr(other, name) for name in about)
    # An estimated group stands for one that nobody announced yet: a real one may look like it.
    return told and not other.retired and not other.estimated


_FAULTS: dict[type[Any], Callable[[Any, Catalogue, bool], Iterator[Fault]]] = {
    Session: _session,
    Activity: _activity,
    Measure: _measure,
    Place: _place,
}
