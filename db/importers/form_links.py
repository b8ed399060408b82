"""What in a catalogue points nowhere, is not read, or goes round in a circle: warnings, not faults."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from db.importers.form_circles import Circle, circles, circles_beside, circles_unless_held
from db.importers.form_rows import Row
from db.importers.form_tables import (
    ACTIVITIES,
    COMPETENCIES,
    MEASURES,
    NEARNESS,
    OUTLOOK,
    SESSIONS,
    TERMS,
    TRADE_SKILLS,
    TRADE_TITLES,
    TRADES,
    WAGES,
)  # fmt: skip
from planner.catalogue import Activity
from planner.regions import REGIONS
from planner.requirement import (
    Concurrent,
    Credential,
    Experience,
    Finished,
    Requirement,
    SinceFailed,
    SkillAt,
    conditions,
)  # fmt: skip

Warning_ = Mapping[str, str]
Rows = Mapping[str, list[Row]]
Link = tuple[str, str, str]
NAMED_ENDS = 5


def warnings(rows: Rows, suffix: str = ".csv") -> tuple[Warning_, ...]:
    """Return a warning for each circle, each code that no table has and each start not read.

    Circles come first: only the first warnings are shown, and codes that dangle can be hundreds. A sheet has
    no suffix.
    """
    round_ = _going_round(rows, ACTIVITIES.name + suffix)
    return (*round_, *_dangling(rows, suffix), *_unread_starts(rows, SESSIONS.name + suffix))


def _unread_starts(rows: Rows, file: str) -> Iterator[Warning_]:
    """Yield the sessions that say when they start, but also that one can enter at any time."""
    for row in rows[SESSIONS.name]:
        if row.record.entry == "continuous" and row.record.start:
            start = row.record.start.isoformat()
            yield {"code": "start-unread", "file": file, "line": str(row.line), "start": start}


def _going_round(rows: Rows, file: str) -> Iterator[Warning_]:
    activities = [row.record for row in rows[ACTIVITIES.name]]
    for names in circles(activities):
        yield {"code": "cycle", "file": file, "activities": _round(names)}
    for names in circles_unless_held(activities, _named(rows)):
        yield {"code": "cycle", "kind": "held", "file": file, "activities": _round(names)}
    for names in circles_beside(activities):
        yield {"code": "cycle", "kind": "beside", "file": file, "activities": _round(names)}


def _round(names: Circle) -> str:
    """Return the names in a circle; of a long one both ends, and how many lie between."""
    between = len(names) - 2 * NAMED_ENDS
    if between > 1:
        names = (*names[:NAMED_ENDS], f"… (+{between}) …", *names[-NAMED_ENDS:])
    return " → ".join((*names, names[0]))


def _dangling(rows: Rows, suffix: str) -> Iterator[Warning_]:
    known: dict[str, set[str] | None] = {
        "trade": {row.record.code for row in rows["trades"]},
        "skill": {row.record.code for row in rows["skills"]},
        "activity": {row.record.code for row in rows["activities"]},
        "credential": _credentials(rows),
        "region": {*REGIONS},
    }
    for name, links in LINKS.items():
        for row in rows[name]:
            yield from _unknown(name + suffix, row.line, links(row.record), known)


def _named(rows: Rows) -> set[str]:
    """Return the credentials that the terms name."""
    return {row.record.code for row in rows[TERMS.name] if row.record.kind == "credential"}


def _credentials(rows: Rows) -> set[str] | None:
    """Return the credentials named or given; None if no term names one, and clients state what they will."""
    given = {code for row in rows[ACTIVITIES.name] for code in row.record.grants.credentials}
    return _named(rows) | given if _named(rows) else None


def _unknown(
    file: str, line: int, links: Iterable[Link], known: Mapping[str, Collection[str] | None]
) -> Iterator[Warning_]:
    for kind, column, code in dict.fromkeys(links):
        codes = known[kind]
        if code and codes is not None and code not in codes:
            place = {"file": file, "line": str(line), "column": column}
            yield {"code": "dangling", **place, "kind": kind, "value": code}


def _tree_links(column: str, tree: Requirement) -> Iterator[Link]:
    for condition in conditions(tree):
        match condition:
            case Finished(code) | Concurrent(code) | SinceFailed(code):
                yield "activity", column, code
            case SkillAt(code, _):
                yield "skill", column, code
            case Experience(code, _):
                yield "trade", column, code
            case Credential(code):
                yield "credential", column, code


def _activity_links(activity: Activity) -> Iterator[Link]:
    yield from _tree_links("requires", activity.requires)
    yield from (("skill", "grants", code) for code in activity.grants.skills)
    yield from (("trade", "grants", code) for code in activity.grants.experience)
    yield from (("activity", "excludes", code) for code in activity.excludes)
    yield from (("trade", "trades", code) for code in activity.trades)
    yield "activity", "replaced_by", activity.replaced_by


def _trade_links(trade: Any) -> Iterator[Link]:
    yield from _tree_links("requires", trade.requires)
    # A credential that is only usual is asked of nobody.
    yield from (link for link in _tree_links("usual", trade.usual) if link[0] != "credential")


LINKS: dict[str, Callable[[Any], Iterable[Link]]] = {
    TRADES.name: _trade_links,
    TRADE_SKILLS.name: lambda row: (("trade", "trade", row.trade), ("skill", "skill", row.need.skill)),
    ACTIVITIES.name: _activity_links,
    SESSIONS.name: lambda row: (("activity", "activity", row.activity), ("region", "region", row.region)),
    COMPETENCIES.name: lambda row: (("activity", "program", row.program), ("skill", "skill", row.skill)),
    WAGES.name: lambda row: (("trade", "trade", row.trade),),
    OUTLOOK.name: lambda row: (("trade", "trade", row.trade),),
    TRADE_TITLES.name: lambda row: (("trade", "trade", row.trade),),
    NEARNESS.name: lambda row: (("trade", "trade", row.trade), ("trade", "near", row.near)),
    MEASURES.name: lambda row: _tree_links("conditions", row.conditions),
}
