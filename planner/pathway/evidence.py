"""What can make a condition true: the client's own facts from a day on, and activities of the catalogue."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from planner.case import Case
from planner.catalogue import Activity, Catalogue
from planner.dangling import leads_nowhere
from planner.dates import age, months_between, reference_date
from planner.failures import failures
from planner.pathway.facts import NEVER, Fact
from planner.requirement import (
    Age,
    Concurrent,
    Condition,
    Credential,
    Declared,
    Experience,
    Finished,
    OutOfSchool,
    SinceFailed,
    SkillAt,
    Subject,
    Timed,
)
from planner.standing import RECOGNISED


@dataclass(frozen=True, slots=True)
class Support:
    """Who makes a condition true; `unknown` while nobody does, known false from `denied` on."""

    since: int = NEVER
    suppliers: tuple[str, ...] = ()
    unknown: bool = False
    denied: int = NEVER
    deniers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Months:
    """Months of work in a trade: from facts (day, months) and from activities (code, months)."""

    facts: tuple[tuple[int, int], ...] = ()
    suppliers: tuple[tuple[str, int], ...] = ()


class Evidence:
    """The client's facts and all that a catalogue grants, indexed by what they make true."""

    def __init__(
        self, case: Case, known: Iterable[Fact], catalogue: Catalogue, start: date, days: int
    ) -> None:
        self._client, self._start, self._days = case.client, start, days
        self._failed = failures((*case.client.activities, *case.plan.activity_steps))
        self._facts = {fact.activity: fact for fact in known}
        self.leads_nowhere = leads_nowhere(catalogue)
        self._activities = catalogue.activities
        self._granted: dict[tuple[str, str], list[tuple[str, int]]] = {}
        self._supports: dict[Condition, Support] = {}
        for code in sorted(catalogue.activities):
            self._index(catalogue.activities[code])

    def support(self, condition: Condition) -> Support:
        """Return what makes a condition (experience apart) true."""
        if condition not in self._supports:
            self._supports[condition] = self._found(condition)
        return self._supports[condition]

    def months(self, trade: str) -> Months:
        """Return the months of work that facts and activities give in a trade."""
        facts, suppliers = self._split("experience", trade)
        held = self._client.experience.get(trade, 0)
        past = tuple((fact.end, months) for fact, months in facts)
        return Months(((0, held), *past) if held else past, tuple(suppliers))

    def fact(self, activity: str) -> Fact | None:
        """Return the activity as a finished or running one."""
        return self._facts.get(activity)

    def _index(self, activity: Activity) -> None:
        grants = activity.grants
        rows = [("credential", c, 1) for c in grants.credentials]
        rows += [("subject", s, level) for s, level in grants.subjects.items()]
        rows += [("skill", s, level) for s, level in grants.skills.items()]
        rows += [("experience", t, months) for t, months in grants.experience.items()]
        rows += [("declared", f, int(value)) for f, value in grants.declared.items()]
        for kind, code, level in rows:
            self._granted.setdefault((kind, code), []).append((activity.code, level))

    def _split(self, kind: str, code: str) -> tuple[list[tuple[Fact, int]], list[tuple[str, int]]]:
        rows = self._granted.get((kind, code), ())
        facts = [(self._facts[a], level) for a, level in rows if a in self._facts]
        return facts, [(a, level) for a, level in rows if a not in self._facts]

    def _reached(self, kind: str, code: str, enough: Callable[[int], bool]) -> tuple[int, tuple[str, ...]]:
        facts, suppliers = self._split(kind, code)
        days = [max(0, fact.end) for fact, level in facts if enough(level)]
        return min(days, default=NEVER), tuple(a for a, level in suppliers if enough(level))

    def _found(self, condition: Condition) -> Support:
        match condition:
            case Credential(code):
                return self._held("credential", code, code in self._client.credentials, 1)
            case SkillAt(skill, level):
                return self._held("skill", skill, self._client.level_of(skill) >= level, level)
            case Subject(subject, level):
                known = self._client.subjects.get(subject)
                return self._held("subject", subject, (known or 0) >= level, level, known is None)
            case Declared(fact):
                return self._declared(fact)
            case Age() | OutOfSchool() | SinceFailed():
                return self._timed(condition)
            case Concurrent(activity):
                return self._taken((activity,), lambda fact: fact.start)
            case Finished(activity):
                return self._taken((activity, activity + RECOGNISED), lambda fact: fact.end)
            case Experience():
                raise TypeError("months add up: ask months()")

    def _held(self, kind: str, code: str, held: bool, level: int, unknown: bool = False) -> Support:
        since, suppliers = self._reached(kind, code, lambda granted: granted >= level)
        return Support(0 if held else since, suppliers, unknown and not held)

    def _declared(self, fact: str) -> Support:
        value = self._client.declared.get(fact)
        since, suppliers = self._reached("declared", fact, lambda granted: granted == 1)
        denied, deniers = self._reached("declared", fact, lambda granted: granted == 0)
        return Support(0 if value else since, suppliers, value is None, denied, deniers)

    def _taken(self, codes: Iterable[str], since: Callable[[Fact], int]) -> Support:
        """Return what one of some activities makes true; each can still be taken if not begun."""
        begun = [self._facts[code] for code in codes if code in self._facts]
        left = tuple(c for c in codes if c not in self._facts and c in self._activities)
        return Support(min((max(0, since(fact)) for fact in begun), default=NEVER), left)

    def _timed(self, condition: Timed) -> Support:
        match condition:
            case Age(years, on):
                birth = self._client.birth_date
                if birth is None:
                    return Support(unknown=True)
                return self._since(lambda day: age(birth, reference_date(day, on) if on else day) >= years)
            case OutOfSchool(months):
                return self._long_ago(self._client.left_school, months)
            case SinceFailed(activity, months):
                failed = self._failed
                return self._long_ago(failed[activity], months) if activity in failed else Support(0)

    def _long_ago(self, then: date | None, months: int) -> Support:
        if then is None:
            return Support(unknown=True)
        return self._since(lambda day: months_between(then, day) >= months)

    def _since(self, true_on: Callable[[date], bool]) -> Support:
        """Find the first day of a condition that never becomes false again."""
        low, high = 0, self._days + 1
        while low < high:
            middle = (low + high) // 2
            if true_on(self._start + timedelta(days=middle)):
                high = middle
            else:
                low = middle + 1
        return Support(low if low <= self._days else NEVER)
