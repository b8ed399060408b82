"""What is held on a day, and Kleene’s truth of a requirement: written again, straight from the page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from planner import requirement as r
from planner.catalogue import Catalogue, Grants
from planner.client import Client

Truth = bool | None


@dataclass(frozen=True)
class Codes:
    """The codes that the tables of a catalogue have; credentials have no table but the terms, if any."""

    activities: frozenset[str]
    skills: frozenset[str]
    trades: frozenset[str]
    credentials: frozenset[str] | None

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Codes":
        named = {term.code for term in catalogue.terms.values() if term.kind == "credential"}
        given = {c for a in catalogue.activities.values() for c in a.grants.credentials}
        return cls(
            frozenset(catalogue.activities),
            frozenset(catalogue.skills),
            frozenset(catalogue.trades),
            frozenset(named | given) if named else None,
        )

    def has(self, condition: r.Condition) -> bool:
        match condition:
            case r.Finished(code) | r.Concurrent(code) | r.SinceFailed(code):
                return code.split("~")[0] in self.activities
            case r.SkillAt(code, _):
                return code in self.skills
            case r.Experience(code, _):
                return code in self.trades
            case r.Credential(code):
                return self.credentials is None or code in self.credentials
        return True


@dataclass
class Facts:
    """Everything that is held on one day."""

    day: date
    client: Client
    codes: Codes
    assumed: frozenset[r.Requirement] = frozenset()
    credentials: set[str] = field(default_factory=set)
    subjects: dict[str, int] = field(default_factory=dict)
    skills: dict[str, int] = field(default_factory=dict)
    months: dict[str, int] = field(default_factory=dict)
    declared: dict[str, bool] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)
    started: set[str] = field(default_factory=set)
    failed: dict[str, date | None] = field(default_factory=dict)

    @classmethod
    def of(
        cls, client: Client, day: date, codes: Codes, assumed: frozenset[r.Requirement] = frozenset()
    ) -> "Facts":
        facts = cls(day, client, codes, assumed, set(client.credentials), dict(client.subjects))
        facts.skills = {code: skill.level for code, skill in client.skills.items()}
        facts.failed = {
            past.activity: past.end - timedelta(days=1) if past.end else past.start
            for past in client.activities
            if past.status == "failed"
        }
        facts.months, facts.declared = dict(client.experience), dict(client.declared)
        return facts

    def gain(self, grants: Grants) -> None:
        self.credentials.update(grants.credentials)
        for levels, granted in ((self.subjects, grants.subjects), (self.skills, grants.skills)):
            for code, level in granted.items():
                levels[code] = max(levels.get(code, 0), level)
        for trade, months in grants.experience.items():
            self.months[trade] = self.months.get(trade, 0) + months
        for fact, value in grants.declared.items():
            self.declared[fact] = self.declared.get(fact) is True or value


def truth(tree: r.Requirement, facts: Facts) -> Truth:
    if isinstance(tree, r.Not):
        value = truth(tree.of, facts)
        return None if value is None else not value
    if isinstance(tree, r.All | r.Any | r.AtLeast):
        values = [truth(branch, facts) for branch in tree.of]
        if isinstance(tree, r.All):
            return False if False in values else None if None in values else True
        if isinstance(tree, r.Any):
            return True if True in values else None if None in values else False
        sure, possible = values.count(True), values.count(True) + values.count(None)
        return True if sure >= tree.count else None if possible >= tree.count else False
    return condition_truth(tree, facts)


def condition_truth(condition: r.Condition, facts: Facts) -> Truth:
    """Return whether a condition is met; what nobody knows is as it is assumed, else unknown."""
    value = _known_truth(condition, facts)
    if value is None and r.Not(condition) in facts.assumed:
        return False
    return True if value is None and any(_gives(a, condition) for a in facts.assumed) else value


def _gives(assumed: r.Requirement, condition: r.Condition) -> bool:
    if isinstance(assumed, r.Subject) and isinstance(condition, r.Subject):
        return assumed.subject == condition.subject and assumed.level >= condition.level
    return assumed == condition


def _known_truth(condition: r.Condition, facts: Facts) -> Truth:
    if not facts.codes.has(condition):
        return False
    match condition:
        case r.Credential(code):
            return code in facts.credentials
        case r.SkillAt(code, level):
            return facts.skills.get(code, 0) >= level
        case r.Experience(trade, months):
            return facts.months.get(trade, 0) >= months
        case r.Finished(code):
            return code in facts.ended or f"{code}~RAC" in facts.ended
        case r.Concurrent(code):
            return code in facts.started or code in facts.ended
        case r.Declared(fact):
            return facts.declared.get(fact)
        case r.Subject(subject, level):
            if facts.subjects.get(subject, 0) >= level:
                return True
            return False if subject in facts.client.subjects else None
        case r.Age(years, on):
            return None if facts.client.birth_date is None else _age(facts, on) >= years
        case r.OutOfSchool(months):
            left = facts.client.left_school
            return None if left is None else _whole_months(left, facts.day) >= months
        case r.SinceFailed(code, months):
            if code not in facts.failed:
                return True
            failed = facts.failed[code]
            return None if failed is None else _whole_months(failed, facts.day) >= months
    raise AssertionError(condition)


def _age(facts: Facts, on: str | None) -> int:
    birth, day = facts.client.birth_date, facts.day
    assert birth
    if on:
        school_year = day.year if day.month >= 7 else day.year - 1
        day = date(school_year, int(on[:2]), int(on[3:]))
    birthday = (
        (3, 1) if (birth.month, birth.day) == (2, 29) and not _leap(day.year) else (birth.month, birth.day)
    )
    return day.year - birth.year - (1 if (day.month, day.day) < birthday else 0)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _whole_months(start: date, end: date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    return max(0, months - (end.day < start.day))


def computed_end(start: date, hours: float, per_week: float, catalogue: Catalogue) -> date:
    """Return the first start + 7 × (ceil(hours ÷ per week) + closed weeks that it meets)."""
    study_weeks = ceil(Fraction(str(hours)) / Fraction(str(per_week))) if hours else 0
    end, reached = start, start + timedelta(weeks=study_weeks)
    while end != reached and study_weeks:
        end = reached
        reached = start + timedelta(weeks=study_weeks + _closed_weeks_met(start, end, catalogue))
    return reached


def _closed_weeks_met(start: date, end: date, catalogue: Catalogue) -> int:
    mondays = {day - timedelta(days=day.weekday()) for day in _days(start, end)}
    return sum(closed_week(monday, catalogue) for monday in mondays)


def closed_week(day: date, catalogue: Catalogue) -> bool:
    monday = day - timedelta(days=day.weekday())
    week = {monday + timedelta(days=n) for n in range(5)}
    return any(week <= set(_days(c.start, c.end)) for c in catalogue.closures)


def _days(start: date, end: date) -> Iterable[date]:
    return (start + timedelta(days=n) for n in range((end - start).days))
