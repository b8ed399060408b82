"""Which programmes train for another field than the target's: what the product itself does not propose.

A programme delivers the entry skills of its own trades, so a search that may take any of them fills a generic
skill with a diploma in nursing, or opens the door "a DEP" with concrete work. Such a programme is set aside
unless it leads to the target, to a stepping stone of it, or to what those ask: no diploma is proposed for the
skills of a trade that it does not open. A work place may also be of a trade like the target's. A course has
at most a sector. What alone gives a skill that the target cannot do without stays, a diploma in its sector
only. A paper that rests on a fact that nobody stated, such as studies done elsewhere, is not proposed either.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from planner.case import Case
from planner.catalogue import Activity, Catalogue
from planner.doors import unknown_conditions
from planner.gap import needs
from planner.recognition import catalogued, recognition_of
from planner.requirement import (
    Concurrent,
    Credential,
    Declared,
    Experience,
    Finished,
    Requirement,
    Subject,
    conditions,
)
from planner.standing import RECOGNISED, client_standing

DIPLOMAS = ("dep", "asp", "aep", "dec", "aec")
PROGRAMS, WORKPLACES, COURSE = (*DIPLOMAS, "rac"), ("pamt", "coud", "job"), "course"
PAPER = "other"
# A diploma of its kind whatever it is in: any programme of the kind gives it, so it says nothing of a field.
ANY_DIPLOMA = frozenset(kind.upper() for kind in DIPLOMAS)
SECTOR, MINOR, TRADE = "sector", "minor", "trade"
MINOR_GROUP = 4
Field = tuple[str, str]


def related(case: Case, catalogue: Catalogue) -> Case:
    """Return the case with the programmes of other fields set aside, as any who propose pathways pose it."""
    return Fields(catalogue).related(case)


def count(codes: Iterable[str]) -> int:
    """Return how many rows of the catalogue some codes are; a recognition made for a client is none."""
    return sum(not code.endswith(RECOGNISED) for code in codes)


def as_kept(case: Case) -> Case:
    """Return the case without what only its search set aside or preferred."""
    return replace(case, preferences=replace(case.preferences, other_fields=(), near_first=False))


def near_first(case: Case) -> Case:
    """Return the case as any who propose pathways pose it: of plans alike, a person takes the nearer."""
    return replace(case, preferences=replace(case.preferences, near_first=True))


@dataclass(frozen=True)
class Fields:
    """What the programmes of one catalogue train for, found once for all trades."""

    catalogue: Catalogue

    def related(self, case: Case) -> Case:
        """Return the case with the programmes of other fields set aside, the nearer of plans preferred."""
        wishes = replace(case.preferences, other_fields=tuple(sorted(self.aside(case))))
        return near_first(replace(case, preferences=wishes))

    def aside(self, case: Case) -> frozenset[str]:
        """Return the programmes of other fields, with their recognition; none that the case already takes."""
        leading = self.leading(case.target.trade)
        ours = self._ours(case.target.trade, leading)
        far = [code for code, found in self._fields.items() if code not in leading and not found & ours]
        alone = self._alone(case, leading, far) if far else frozenset()
        left = (set(far) - alone | self._papers(case)) - _taken(case)
        return frozenset(name for code in left for name in (code, recognition_of(code)))

    def _papers(self, case: Case) -> set[str]:
        """Return the papers, no training themselves, that rest on a fact that nobody stated of the client.

        Studies done elsewhere would open every door to who never left, if what is unknown counts as met.
        """
        standing = client_standing(case.client, case.preferences.start)
        asked = {
            a.code: unknown_conditions(a.requires, standing) for a in self._activities if a.kind == PAPER
        }
        return {code for code, of in asked.items() if of and all(isinstance(c, Declared) for c in of)}

    def _alone(self, case: Case, leading: Iterable[str], far: Iterable[str]) -> set[str]:
        """Return what alone gives an essential skill: courses, and programmes of the sector of the target."""
        lacking = self._lacking(case, (*leading, *(self._courses - set(far))))
        sectors = self._sectors.get(case.target.trade, frozenset())
        near = {code for code in far if code in self._courses or self._sector(code) in sectors}
        return {code for code in near if self._gives(code, lacking)}

    def _lacking(self, case: Case, near: Iterable[str]) -> Mapping[str, int]:
        """Return the essential skills whose entry level none of some activities gives."""
        trade = self.catalogue.trades.get(case.target.trade)
        asked = needs(case.target, trade) if trade else ()
        given = [self.catalogue.activities[code].grants.skills for code in near]
        return {
            need.skill: need.entry
            for need in asked
            if need.essential and all(skills.get(need.skill, 0) < need.entry for skills in given)
        }

    def _gives(self, code: str, lacking: Mapping[str, int]) -> bool:
        skills = self.catalogue.activities[code].grants.skills
        return any(skills.get(skill, 0) >= level for skill, level in lacking.items())

    def _sector(self, code: str) -> Field:
        return SECTOR, self.catalogue.activities[code].sector

    def leading(self, trade: str) -> frozenset[str]:
        """Return the programmes that lead to a trade, to a stepping stone of it, or to what they ask."""
        found = set(self._directly(trade))
        waiting = list(found)
        while waiting:
            activity = self.catalogue.activities[waiting.pop()]
            # A licence of no trade of its own asks the programme of any: it says nothing of a field.
            asked = self._asked(activity.requires) - found if activity.trades else set()
            found |= asked
            waiting += asked
        return frozenset(found & self._fields.keys())

    def leads(self, code: str) -> bool:
        """Say whether anything that can be taken opens a trade: an activity, or a school subject."""
        trade = self.catalogue.trades.get(code)
        given = {credential for activity in self._activities for credential in activity.grants.credentials}
        asked = tuple(conditions(trade.requires)) if trade else ()
        school = any(isinstance(c, Subject) or (isinstance(c, Credential) and c.code in given) for c in asked)
        return school or any(True for _ in self._directly(code))

    def _directly(self, code: str) -> Iterator[str]:
        trade = self.catalogue.trades.get(code)
        yield from self._by_trade.get(code, ())
        for condition in conditions(trade.requires) if trade else ():
            yield from self._giving(condition)

    def _asked(self, requires: Requirement) -> set[str]:
        return {code for condition in conditions(requires) for code in self._giving(condition)}

    def _giving(self, condition: object) -> Iterable[str]:
        """Return the activities that give what a condition asks by its own name."""
        match condition:
            case Credential(code):
                return self._by_credential.get(code, ())
            case Experience(trade):
                return self._by_trade.get(trade, ())
            case Finished(code) | Concurrent(code) if code in self.catalogue.activities:
                return (code,)
        return ()

    @cached_property
    def _by_trade(self) -> Mapping[str, tuple[str, ...]]:
        return _by((trade, a.code) for a in self._activities for trade in a.trades)

    @cached_property
    def _by_credential(self) -> Mapping[str, tuple[str, ...]]:
        given = ((c, a.code) for a in self._activities for c in a.grants.credentials)
        return _by((credential, code) for credential, code in given if credential not in ANY_DIPLOMA)

    @property
    def _activities(self) -> Iterable[Activity]:
        return self.catalogue.activities.values()

    @cached_property
    def _courses(self) -> frozenset[str]:
        """Return the courses, and the programmes that lead to no trade of their own."""
        found = (a for a in self._activities if a.kind == COURSE or (a.kind in PROGRAMS and not a.trades))
        return frozenset(activity.code for activity in found)

    @cached_property
    def _fields(self) -> Mapping[str, frozenset[Field]]:
        """Return the fields of what trains for some; what has none of its own is of every field."""
        kinds = (*PROGRAMS, *WORKPLACES, COURSE)
        found = {a.code: frozenset(_own(a)) for a in self._activities if a.kind in kinds}
        return {code: fields for code, fields in found.items() if fields}

    @cached_property
    def _sectors(self) -> Mapping[str, frozenset[Field]]:
        """Return the sectors of the programmes that lead to each trade."""
        programs = (a for a in self._activities if a.sector and a.kind in PROGRAMS)
        given = _by((trade, a.sector) for a in programs for trade in a.trades)
        return {trade: frozenset((SECTOR, sector) for sector in found) for trade, found in given.items()}

    def _ours(self, trade: str, leading: Iterable[str]) -> set[Field]:
        """Return the fields of a trade: its group, and the sectors of what leads there."""
        trained = {t for code in leading for t in self.catalogue.activities[code].trades}
        found = {self._sector(code) for code in leading if self.catalogue.activities[code].sector}
        return {(MINOR, trade[:MINOR_GROUP])}.union(found, *(self._sectors.get(t, ()) for t in trained))


def _own(activity: Activity) -> Iterator[Field]:
    """Yield the groups of the trades of a work place, the trades of a programme, or else a sector."""
    if activity.kind in WORKPLACES:
        yield from ((MINOR, trade[:MINOR_GROUP]) for trade in activity.trades)
    elif activity.trades and activity.kind != COURSE:
        yield from ((TRADE, trade) for trade in activity.trades)
    elif activity.sector:
        yield SECTOR, activity.sector


def _taken(case: Case) -> set[str]:
    """Return the activities that a case asks for, plans, or has begun; a recognition is of its programme."""
    past = (taken.activity for taken in case.client.activities)
    planned = (step.activity for step in case.plan.activity_steps)
    return {catalogued(code) for code in (*case.preferences.pinned, *past, *planned)}


def _by(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    rows: dict[str, list[str]] = {}
    for key, value in pairs:
        rows.setdefault(key, []).append(value)
    return {key: tuple(found) for key, found in rows.items()}
