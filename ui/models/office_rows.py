"""Rows that an office adds: what they are before anything is typed, and what follows from what is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any

from planner.case import Case, new_id
from planner.catalogue import Activity, Catalogue, Grants, Measure, Place, Provenance, Session
from planner.requirement import Any as AnyOf
from planner.source_words import BETWEEN
from planner.suspect import doubt, suspect

DIPLOMAS = ("dep", "asp", "aep", "dec", "aec")


def new_session(activity: str, catalogue: Catalogue, case: Case | None) -> Session:
    """Return a group of a programme as its other groups are; the client's own region comes first."""
    known = [s for s in catalogue.sessions_by_activity.get(activity, ()) if not s.retired]
    home = case.client.region if case else ""
    near = [s for s in known if s.region == home] or known
    usual = {name: _usual(near, name) for name in ("hours_per_week", "mode", "language", "region")}
    told = {name: value for name, value in usual.items() if value}
    return Session(activity, "", **{**told, **({"region": home} if home else {})})


def new_program(trade: str) -> Activity:
    """Return a programme of which only the trade is known; it lets nobody in until that is said."""
    return Activity("", "dep", requires=AnyOf(), trades=(trade,) if trade else ())


def new_place(region: str) -> Place:
    """Return a place without a name."""
    return Place("", region)


def new_measure() -> Measure:
    """Return a measure without a code."""
    return Measure("")


def completed(row: Any, source: str, seen: date | None, settled: bool = True) -> Any:
    """Return a row with its origin, the code of a new group, and the diploma that a programme gives.

    A doubt about a programme leads its origin until somebody says that it is `settled`.
    """
    doubtful = isinstance(row, Activity) and suspect(row) and not settled
    origin = BETWEEN.join((doubt(row), source)) if doubtful else source
    if isinstance(row, Session) and not row.code:
        row = replace(row, code=_group_code(row))
    if isinstance(row, Activity) and row.kind in DIPLOMAS and row.grants == Grants():
        row = replace(row, grants=Grants(credentials=(row.code,)))
    if "provenance" in {field.name for field in fields(row)}:
        return replace(
            row, provenance=Provenance(origin, seen is not None and not doubtful, None if doubtful else seen)
        )
    return row


def _group_code(group: Session) -> str:
    """Return a code that tells people something, and that no other office gives by chance."""
    about = (group.start.isoformat() if group.start else "", group.region, new_id()[-6:])
    return "-".join(part for part in about if part)


def _usual(sessions: Iterable[Session], name: str) -> Any:
    """Return the value that most sessions have; the first one wins a tie."""
    counted = Counter(getattr(session, name) for session in sessions)
    return counted.most_common(1)[0][0] if counted else None
