"""Which programmes train for another field than the target's: what the product itself does not propose.

A programme delivers the entry skills of its own trades, so a search that may take any of them fills a generic
skill with a diploma in nursing, or opens the door "a DEP" with concrete work. Such a programme is set aside
unless it leads to the target, to a stepping stone of it, or to what those ask; or is of a field of theirs.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from planner.case import Case
from planner.catalogue import Activity, Catalogue
from planner.recognition import catalogued, recognition_of
from planner.requirement import (
    Concurrent,
    Credential,
    Experience,
    Finished,
    Requirement,
    Subject,
    conditions,
)
from planner.standing import RECOGNISED

DIPLOMAS = ("dep", "asp", "aep", "dec", "aec")
PROGRAMS, WORKPLACES = (*DIPLOMAS, "rac"), ("pamt", "coud", "job")
# A diploma of its kind whatever it is in: any programme of the kind gives it, so it says nothing of a field.
ANY_DIPLOMA = frozenset(kind.upper() for kind in DIPLOMAS)
SECTOR, MAJOR, MINOR = "sector", "major", "minor"
MAJOR_GROUP, MINOR_GROUP = 2, 4
Field = tuple[str, str]


def related(case: Case, catalogue: Catalogue) -> Case:
    """Return the case with the programmes of other fields set aside, as any who propose pathways pose it."""
    return Fields(catalogue).related(case)


def count(codes: Iterable[str]) -> int:
    """Return how many rows of the catalogue some codes are; a recognition made for a client is none."""
    return sum(not code.endswith(RECOGNISED) for code in codes)


def as_kept(case: Case) -> Case:
    """Return the case without what only its search set aside."""
    return replace(case, preferences=replace(case.preferences, other_fields=()))


@dataclass(frozen=True)
class Fields:
    """What the programmes of one catalogue train for, found once for all trades."""

    catalogue: Catalogue

    def related(self, case: Case) -> Case:
        """Return the case with the programmes of other fields set aside."""
        wishes = replace(case.preferences, other_fields=tuple(sorted(self.aside(case))))
        return replace(case, preferences=wishes)

    def aside(self, case: Case) -> frozenset[str]:
        """Return the programmes of other fields, with their recognition; none that the case already takes."""
        leading = self.leading(case.target.trade)
        ours = self._ours(case.target.trade, leading)
        far = {
            code for code, found in self._fields.items() if found and code not in leading and not found & ours
        }
        both = (name for code in far - _taken(case) for name in (code, recognition_of(code)))
        return frozenset(both)

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
    def _fields(self) -> Mapping[str, frozenset[Field]]:
        """Return the fields of what trains for some trade; a work place trains for those like it."""
        return {a.code: frozenset(_own(a)) for a in self._activities if a.kind in (*PROGRAMS, *WORKPLACES)}

    @cached_property
    def _sectors(self) -> Mapping[str, frozenset[Field]]:
        """Return the sectors of the programmes that lead to each trade."""
        programs = (a for a in self._activities if a.sector and a.kind in PROGRAMS)
        given = _by((trade, a.sector) for a in programs for trade in a.trades)
        return {trade: frozenset((SECTOR, sector) for sector in found) for trade, found in given.items()}

    def _ours(self, trade: str, leading: Iterable[str]) -> set[Field]:
        """Return the fields of a trade: those of what leads there, and of the trades that this leads to."""
        found = {(MAJOR, trade[:MAJOR_GROUP])}
        for code in leading:
            found |= self._fields[code]
            found |= {f for t in self.catalogue.activities[code].trades for f in self._sectors.get(t, ())}
        return found


def _own(activity: Activity) -> Iterator[Field]:
    """Yield the sector of a programme, or the groups of the trades that an activity leads to."""
    if activity.kind in WORKPLACES:
        yield from ((MAJOR, trade[:MAJOR_GROUP]) for trade in activity.trades)
    elif activity.sector:
        yield SECTOR, activity.sector
    else:
        yield from ((MINOR, trade[:MINOR_GROUP]) for trade in activity.trades)


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
