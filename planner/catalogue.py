"""The catalogue: trades, skills, activities and their dated sessions, as one immutable snapshot.

A `retired` row left the catalogue, but a stored plan uses it: kept for that plan, offered to no other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from frozendict import frozendict

from planner.dates import Period
from planner.money import Cents
from planner.occupation import (
    FOREIGN,
    Nearness,
    Outlook,
    Skill,
    SkillNeed,
    Trade,
    TradeTitle,
    Wage,
)
from planner.requirement import NOTHING, Requirement
from planner.text import Text
from planner.titles import short_titles

if TYPE_CHECKING:
    from planner.office_edit import OfficeEdit

# Whoever reads a catalogue finds its values here too.
__all__ = [
    "FOREIGN", "KINDS", "MODES", "NO_CODES", "Activity", "Catalogue", "Competency", "Grants", "Measure",
    "Nearness", "Outlook", "Place", "Provenance", "Session", "Skill", "SkillNeed", "Source", "Term",
    "Trade", "TradeTitle", "Wage",
]  # fmt: skip
KINDS = (
    "dep", "asp", "aep", "dec", "aec", "fga", "test", "rac", "rcmo", "pamt",
    "coud", "job", "licence", "language", "course", "other",
)  # fmt: skip
MODES = ("day", "evening", "weekend", "online", "workplace")
NO_CODES: frozendict[str, int] = frozendict()


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact comes from, and whether somebody saw it there."""

    source: str = ""
    verified: bool = True
    verified_on: date | None = None


@dataclass(frozen=True, slots=True)
class Grants:
    """What an activity gives at its end."""

    credentials: tuple[str, ...] = ()
    subjects: Mapping[str, int] = NO_CODES
    skills: Mapping[str, int] = NO_CODES
    experience: Mapping[str, int] = NO_CODES
    declared: Mapping[str, bool] = frozendict()


@dataclass(frozen=True, slots=True)
class Activity:
    """Something a client can do on a pathway: a programme, course, test, recognition or job."""

    code: str
    kind: str = "other"
    title: Text = Text()
    hours: float = 0
    requires: Requirement = NOTHING
    grants: Grants = Grants()
    excludes: tuple[str, ...] = ()
    cost_cents: Cents = 0
    sector: str = ""
    trades: tuple[str, ...] = ()
    version: str = ""
    replaced_by: str = ""
    provenance: Provenance = Provenance()
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """When and where an activity is given; `start` is None when entry is continuous."""

    activity: str
    code: str
    start: date | None = None
    end: date | None = None
    entry: str = "continuous"
    window_start: date | None = None
    window_end: date | None = None
    apply_by: date | None = None
    hours_per_week: float = 30
    cost_cents: Cents = 0
    pay_cents_per_week: Cents = 0
    region: str = ""
    place: str = ""
    mode: str = ""
    language: str = ""
    seats: int | None = None
    provenance: Provenance = Provenance()
    retired: bool = False

    @property
    def estimated(self) -> bool:
        """Say whether nobody has seen these dates in a source."""
        return not self.provenance.verified


@dataclass(frozen=True, slots=True)
class Competency:
    """One competency of a programme, for recognition (RAC)."""

    program: str
    code: str
    title: Text = Text()
    hours: float = 0
    eval_hours: float = 0
    skill: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A town or institution."""

    code: str
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A dated funding rule; an officer decides."""

    code: str
    title: Text = Text()
    conditions: Requirement = NOTHING
    text: Text = Text()
    amount: Text = Text()
    valid_from: date | None = None
    valid_to: date | None = None
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a table comes from, under which licence, at which date."""

    table: str
    source: str
    licence: str = ""
    date: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """The words for a credential, declared fact or school subject."""

    kind: str
    code: str
    title: Text


@dataclass(frozen=True)
class Catalogue:
    """All that an office knows about trades and training, by code.

    `edited` says which rows the office wrote itself, and `version` which of its catalogues this is; both
    belong to one database, so that equal catalogues of two offices are equal.
    """

    trades: Mapping[str, Trade] = field(default_factory=dict)
    skills: Mapping[str, Skill] = field(default_factory=dict)
    activities: Mapping[str, Activity] = field(default_factory=dict)
    sessions: tuple[Session, ...] = ()
    competencies: tuple[Competency, ...] = ()
    closures: tuple[Period, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    wages: tuple[Wage, ...] = ()
    outlooks: tuple[Outlook, ...] = ()
    measures: tuple[Measure, ...] = ()
    sources: tuple[Source, ...] = ()
    terms: Mapping[str, Term] = field(default_factory=dict)
    titles: tuple[TradeTitle, ...] = ()
    nearness: tuple[Nearness, ...] = ()
    warnings: tuple[Mapping[str, str], ...] = ()
    edited: Mapping[tuple[str, tuple[str, ...]], "OfficeEdit"] = field(
        default_factory=frozendict, compare=False
    )
    version: int = field(default=0, compare=False)

    @cached_property
    def sessions_by_activity(self) -> Mapping[str, tuple[Session, ...]]:
        """Return the sessions of each activity, in order of code."""
        return _grouped(self.sessions)

    def session(self, activity: str, code: str) -> Session | None:
        """Return one session of an activity, if the catalogue has it."""
        return next((s for s in self.sessions_by_activity.get(activity, ()) if s.code == code), None)

    def wage(self, trade: str, region: str = "QC") -> Wage | None:
        """Return the wages of a trade in a region, or in all Québec when the region has none."""
        found = {w.region: w for w in self.wages_by_trade.get(trade, ())}
        return found.get(region) or found.get("QC")

    def outlook(self, trade: str) -> tuple[Outlook, ...]:
        """Return the outlooks of a trade, as published."""
        return tuple(o for o in self.outlooks if o.trade == trade)

    @cached_property
    def wages_by_trade(self) -> Mapping[str, tuple[Wage, ...]]:
        """Return the wage rows of each trade."""
        rows: dict[str, tuple[Wage, ...]] = {}
        for wage in self.wages:
            rows[wage.trade] = (*rows.get(wage.trade, ()), wage)
        return rows

    @cached_property
    def titles_by_trade(self) -> Mapping[str, Sequence[TradeTitle]]:
        """Return what people call each trade."""
        rows: dict[str, list[TradeTitle]] = {}
        for row in self.titles:
            rows.setdefault(row.trade, []).append(row)
        return rows

    @cached_property
    def near_by_trade(self) -> Mapping[str, Mapping[str, float]]:
        """Return for each trade the trades of near content, with their nearness."""
        rows: dict[str, dict[str, float]] = {}
        for found in self.nearness:
            rows.setdefault(found.trade, {})[found.near] = found.score
        return rows

    def term(self, code: str) -> Text:
        """Return the words for a code: term, activity, trade or skill; without any, the code itself."""
        for table in (self.terms, self.activities, self.trades, self.skills):
            if code in table and (title := table[code].title) != Text():
                return title
        return Text(code, code)

    def short(self, trade: str) -> Text:
        """Return the title of a trade where room is scarce: its first occupation, if that tells it apart."""
        return self._short_titles.get(trade) or self.term(trade)

    @cached_property
    def _short_titles(self) -> Mapping[str, Text]:
        return short_titles({code: trade.title for code, trade in self.trades.items()})

    def offered(self) -> "Catalogue":
        """Return the catalogue without its retired rows: what it offers anew, and what leaves the office."""
        return replace(
            self,
            trades={code: trade for code, trade in self.trades.items() if not trade.retired},
            skills={code: skill for code, skill in self.skills.items() if not skill.retired},
            activities={code: activity for code, activity in self.activities.items() if not activity.retired},
            sessions=tuple(s for s in self.sessions if not (s.retired or self._left(s.activity))),
            competencies=tuple(c for c in self.competencies if not self._left(c.program)),
        )

    def _left(self, activity: str) -> bool:
        """Say whether an activity left the catalogue, and with it its sessions and competencies."""
        return activity in self.activities and self.activities[activity].retired


def _grouped(sessions: Iterable[Session]) -> Mapping[str, tuple[Session, ...]]:
    rows: dict[str, list[Session]] = {}
    for session in sorted(sessions, key=lambda s: s.code):
        rows.setdefault(session.activity, []).append(session)
    return {activity: tuple(found) for activity, found in rows.items()}
