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
    """A skill level (0 to 5), None when nobody knows it, with the evidence for it."""

    level: int | None = None
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
    """A person; an absent subject, declared fact or date is unknown, other absent facts are not held.

    `trade_title` is the title by which the counsellor chose the present trade: `planner.called` says it.
    """

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
    trade_title: str = ""

    @property
    def levels(self) -> dict[str, int]:
        """Return the levels that are known, by skill."""
        return {code: skill.level for code, skill in self.skills.items() if skill.level is not None}

    def level_of(self, skill: str) -> int:
        """Return the level of one skill, 0 when nobody knows it."""
        held = self.skills.get(skill)
        return (held.level or 0) if held else 0
