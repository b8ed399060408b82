"""The client: what a person knows, can do, holds and needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from frozendict import frozendict

from planner.money import Cents

NO_MONTHS: frozendict[str, int] = frozendict()
INCOMES = ("unknown", "employment", "employment_insurance", "social_assistance", "none")


@dataclass(frozen=True, slots=True)
class SkillLevel:
    """A skill level (0 to 5) with the evidence for it."""

    level: int
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """The present job; its pay is per week."""

    hours_per_week: float = 0
    pay_cents_per_week: Cents = 0
    until: date | None = None


@dataclass(frozen=True, slots=True)
class PastActivity:
    """An activity that the client finished, is taking or failed."""

    activity: str
    session: str = ""
    start: date | None = None
    end: date | None = None
    status: str = "finished"


@dataclass(frozen=True, slots=True)
class Client:
    """A person; an absent subject, declared fact or date is unknown, other absent facts are not held."""

    name: str = ""
    phone: str = ""
    email: str = ""
    language: str = "fr"
    trade: str = ""
    income: str = "unknown"
    birth_date: date | None = None
    credentials: tuple[str, ...] = ()
    subjects: Mapping[str, int] = NO_MONTHS
    experience: Mapping[str, int] = NO_MONTHS
    skills: Mapping[str, SkillLevel] = frozendict()
    declared: Mapping[str, bool] = frozendict()
    left_school: date | None = None
    region: str = ""
    job: Job | None = None
    activities: tuple[PastActivity, ...] = ()
    assets: str = ""
    obstacles: str = ""
