"""What in a catalogue points nowhere, and which requirements go round in a circle: warnings, not faults."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from db.importers.form_rows import Row
from db.importers.form_tables import (
    ACTIVITIES,
    COMPETENCIES,
    MEASURES,
    NEARNESS,
    OUTLOOK,
    SESSIONS,
    TRADE_SKILLS,
    TRADE_TITLES,
    TRADES,
    WAGES,
)  # fmt: skip
from planner.catalogue import Activity
from planner.requirement import (
    Concurrent,
    Experience,
    Finished,
    Not,
    Requirement,
    SkillAt,
    branches,
    conditions,
)  # fmt: skip

Warning_ = Mapping[str, str]
Rows = Mapping[str, list[Row]]
Link = tuple[str, str, str]


def warnings(rows: Rows, suffix: str = ".csv") -> tuple[Warning_, ...]:
    """Return a warning for each code that no table has, then one for each circle; a sheet has no suffix."""
    activities = [row.record for row in rows[ACTIVITIES.name]]
    going_round = (_circle(names, ACTIVITIES.name + suffix) for names in circles(activities))
    return (*_dangling(rows, suffix), *going_round)


def _circle(names: tuple[str, ...], file: str) -> Warning_:
    return {"code": "cycle", "file": file, "activities": " → ".join((*names, names[0]))}


def _dangling(rows: Rows, suffix: str) -> Iterator[Warning_]:
    known = {
        "trade": {row.record.code for row in rows["trades"]},
        "skill": {row.record.code for row in rows["skills"]},
        "activity": {row.record.code for row in rows["activities"]},
    }
    for name, links in LINKS.items():
        for row in rows[name]:
            yield from _unknown(name + suffix, row.line, links(row.record), known)


def _unknown(
    file: str, line: int, links: Iterable[Link], known: Mapping[str, Collection[str]]
) -> Iterator[Warning_]:
    for kind, column, code in dict.fromkeys(links):
        if code and code not in known[kind]:
            place = {"file": file, "line": str(line), "column": column}
            yield {"code": "dangling", **place, "kind": kind, "value": code}


def _tree_links(column: str, tree: Requirement) -> Iterator[Link]:
    for condition in conditions(tree):
        match condition:
            case Finished(code) | Concurrent(code):
                yield "activity", column, code
            case SkillAt(code, _):
                yield "skill", column, code
            case Experience(code, _):
                yield "trade", column, code


def _activity_links(activity: Activity) -> Iterator[Link]:
    yield from _tree_links("requires", activity.requires)
    yield from (("skill", "grants", code) for code in activity.grants.skills)
    yield from (("trade", "grants", code) for code in activity.grants.experience)
    yield from (("activity", "excludes", code) for code in activity.excludes)
    yield from (("trade", "trades", code) for code in activity.trades)
    yield "activity", "replaced_by", activity.replaced_by


def _trade_links(trade: Any) -> Iterator[Link]:
    yield from _tree_links("requires", trade.requires)
    yield from _tree_links("usual", trade.usual)


LINKS: dict[str, Callable[[Any], Iterable[Link]]] = {
    TRADES.name: _trade_links,
    TRADE_SKILLS.name: lambda row: (("trade", "trade", row.trade), ("skill", "skill", row.need.skill)),
    ACTIVITIES.name: _activity_links,
    SESSIONS.name: lambda row: (("activity", "activity", row.activity),),
    COMPETENCIES.name: lambda row: (("activity", "program", row.program), ("skill", "skill", row.skill)),
    WAGES.name: lambda row: (("trade", "trade", row.trade),),
    OUTLOOK.name: lambda row: (("trade", "trade", row.trade),),
    TRADE_TITLES.name: lambda row: (("trade", "trade", row.trade),),
    NEARNESS.name: lambda row: (("trade", "trade", row.trade), ("trade", "near", row.near)),
    MEASURES.name: lambda row: _tree_links("conditions", row.conditions),
}


def circles(activities: Iterable[Activity]) -> Iterator[tuple[str, ...]]:
    """Yield each circle of activities that require one another, found by walking in depth."""
    before = {a.code: tuple(dict.fromkeys(_asked(a.requires))) for a in activities}
    done: set[str] = set()
    for code in sorted(before):
        if code not in done:
            yield from _circles_from(code, before, done)


@dataclass(slots=True)
class _Walk:
    """The path from a first activity to the one whose requirements are being followed."""

    path: list[str]
    left: list[Iterator[str]]


def _circles_from(
    first: str, before: Mapping[str, tuple[str, ...]], done: set[str]
) -> Iterator[tuple[str, ...]]:
    walk = _Walk([first], [iter(before[first])])
    place = {first: 0}
    while walk.path:
        following = next(walk.left[-1], None)
        if following is None:
            walk.left.pop()
            done.add(last := walk.path.pop())
            del place[last]
        elif following in place:
            yield tuple(walk.path[place[following] :])
        elif following in before and following not in done:
            place[following] = len(walk.path)
            walk.path.append(following)
            walk.left.append(iter(before[following]))


def _asked(tree: Requirement) -> Iterator[str]:
    """Yield the activities that the tree wants finished before; under NOT nothing is wanted."""
    match tree:
        case Finished(code):
            yield code
        case Not():
            return
        case node:
            for branch in branches(node):
                yield from _asked(branch)
