"""The case: client, goal, preferences and plan, the one aggregate that is edited and saved whole."""

from dataclasses import dataclass, field
from datetime import date

from uuid_utils import uuid7

from planner.client import Client
from planner.keeping import Keeping
from planner.money import Cents
from planner.plan import Plan

REQUALIFICATION, UPGRADING = "requalification", "upgrading"
ESSENTIAL = 4
WEEKLY_HOURS = 40.0


def new_id() -> str:
    """Return a new time-ordered identifier."""
    return str(uuid7())


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Study hours a week from a day on."""

    start: date
    hours: float


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the client can and wants; empty languages, modes or regions mean any.

    `keep_job` is None when nobody has said yet, which keeps no job: only an answer limits a search.
    `other_fields` are programmes that a search leaves out as foreign to the target, and `near_first` has it
    prefer the nearer of plans alike: `planner.related` says so for each search anew, and no case is kept so.
    """

    start: date
    deadline: date | None = None
    weekly_hours: tuple[WeeklyHours, ...] = ()
    keep_job: bool | None = False
    languages: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    money_limit_cents: Cents | None = None
    pinned: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    other_fields: tuple[str, ...] = ()
    near_first: bool = False


@dataclass(frozen=True, slots=True)
class Addition:
    """A skill that a position asks beyond its trade, with the dated posting or letter it comes from."""

    skill: str
    level: int
    importance: int = 3
    source: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """The trade aimed at, with what the position adds; `title` is what the counsellor calls it."""

    trade: str = ""
    essential_importance: int = ESSENTIAL
    additions: tuple[Addition, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One client's file for one goal."""

    preferences: Preferences
    client: Client = field(default_factory=Client)
    target: Target = field(default_factory=Target)
    kind: str = REQUALIFICATION
    plan: Plan = field(default_factory=Plan)
    notes: str = ""
    sample: bool = False
    created: date | None = None
    id: str = field(default_factory=new_id)
    keeping: Keeping = field(default_factory=Keeping)
