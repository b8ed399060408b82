"""Where a field's value lies in a frozen value (a case, a row): how to read it there, and put another one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from frozendict import frozendict

from planner.case import Addition, Case, WeeklyHours
from planner.client import Job, PastActivity, SkillLevel
from planner.money import cents

IN_EMPLOYMENT = "in_employment"


@dataclass(frozen=True, slots=True)
class Lens:
    """A place in a frozen value, mostly a case; `put` gives it with another value there."""

    get: Callable[[Any], Any]
    put: Callable[[Any, Any], Any]

    def seen_as(self, show: Callable[[Any], Any], keep: Callable[[Any], Any]) -> "Lens":
        """Return the same place, with its value shown and kept in other forms."""
        return Lens(lambda case: show(self.get(case)), lambda case, value: self.put(case, keep(value)))


def at(path: str) -> Lens:
    """Return the place of an attribute, such as "client.name"."""
    names = path.split(".")
    return Lens(lambda case: _get(case, names), lambda case, value: _put(case, names, value))


def titled(code: str, title: str) -> Lens:
    """Return the places of a code and of what it is called, as one value."""
    place, name = at(code), at(title)
    return Lens(
        lambda case: (place.get(case), name.get(case)),
        lambda case, value: name.put(place.put(case, value[0]), value[1]),
    )


def entry(path: str, key: str) -> Lens:
    """Return the place of one key of a mapping; None means that the key is absent."""
    whole = at(path)

    def put(case: Case, value: Any) -> Case:
        rest = {k: v for k, v in whole.get(case).items() if k != key}
        return whole.put(case, frozendict(rest if value is None else {**rest, key: value}))

    return Lens(lambda case: whole.get(case).get(key), put)


def pairs(path: str) -> Lens:
    """Return a mapping as rows of a key and its value."""
    return at(path).seen_as(lambda mapping: tuple(mapping.items()), frozendict)


def income() -> Lens:
    """Return the place of the public-income status, which tells whether the client is in employment."""
    place = at("client.income")

    def put(case: Case, value: str) -> Case:
        return case if value == place.get(case) else with_employment(place.put(case, value))

    return Lens(place.get, put)


def with_employment(case: Case) -> Case:
    """Return the case whose declared employment follows from its income and its present job."""
    client = case.client
    works = {"employment": True, "unknown": client.job is not None or None}.get(client.income, False)
    return entry("client.declared", IN_EMPLOYMENT).put(case, works)


def of_job(name: str) -> Lens:
    """Return the place of one fact of the present job; a job of which nothing is stated is none."""
    whole = at("client.job")

    def put(case: Case, value: Any) -> Case:
        job = replace(whole.get(case) or Job(), **{name: value})
        changed = whole.put(case, None if job == Job() else job)
        told = changed == case or case.client.income != "unknown"
        return changed if told else with_employment(changed)

    return Lens(lambda case: getattr(whole.get(case) or Job(), name), put)


def dollars(lens: Lens) -> Lens:
    """Show cents as dollars."""
    return lens.seen_as(lambda c: None if c is None else c / 100, lambda d: None if d is None else cents(d))


def weekly_hours() -> Lens:
    """Return the study hours a week as rows of a day and hours, in order of time."""
    kept = lambda rows: tuple(sorted((WeeklyHours(*row) for row in rows), key=lambda w: w.start))  # noqa: E731
    return at("preferences.weekly_hours").seen_as(lambda all_: tuple((w.start, w.hours) for w in all_), kept)


def additions() -> Lens:
    """Return what the position adds as rows of skill, level, importance and source."""
    return at("target.additions").seen_as(
        lambda all_: tuple((a.skill, a.level, a.importance, a.source) for a in all_),
        lambda rows: tuple(Addition(s, int(level), int(weight), source) for s, level, weight, source in rows),
    )


def skills() -> Lens:
    """Return the skills held as rows of skill, level and evidence."""
    return at("client.skills").seen_as(
        lambda held: tuple((skill, s.level, s.evidence) for skill, s in held.items()),
        lambda rows: frozendict({skill: SkillLevel(_level(level), said) for skill, level, said in rows}),
    )


def activities() -> Lens:
    """Return the activities done before as rows of activity, status, start and end; a session is kept."""
    whole = at("client.activities")

    def put(case: Case, rows: tuple[tuple[str, str, date | None, date | None], ...]) -> Case:
        sessions = {a.activity: a.session for a in whole.get(case)}
        past = (PastActivity(a, sessions.get(a, ""), start, end, status) for a, status, start, end in rows)
        return whole.put(case, tuple(past))

    return Lens(lambda case: tuple((a.activity, a.status, a.start, a.end) for a in whole.get(case)), put)


def _level(stated: float | None) -> int | None:
    return None if stated is None else int(stated)


def _get(value: Any, names: list[str]) -> Any:
    for name in names:
        value = getattr(value, name)
    return value


def _put(value: Any, names: list[str], new: Any) -> Any:
    first, *rest = names
    return replace(value, **{first: _put(getattr(value, first), rest, new) if rest else new})
