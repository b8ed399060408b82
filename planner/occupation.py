"""What is known of occupations: trades, the skills they ask, their names, their wages and their outlook."""

from dataclasses import dataclass

from planner.money import Cents
from planner.requirement import NOTHING, Requirement
from planner.text import Text

# How the codes of trades and skills of ESCO begin.
FOREIGN = "ESCO:"


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill or knowledge; `digital` and `automation` mark those that technology changes."""

    code: str
    title: Text = Text()
    kind: str = ""
    digital: bool = False
    automation: bool = False
    retired: bool = False


@dataclass(frozen=True, slots=True)
class SkillNeed:
    """A skill at the level (0 to 5) of a trade's workers, with its importance (1 to 5).

    One of importance 0 only describes the work: it is asked of nobody.
    """

    skill: str
    level: int
    importance: int = 3


@dataclass(frozen=True, slots=True)
class Trade:
    """An occupation by its five-character CNP code; `usual` is shown, never required."""

    code: str
    title: Text = Text()
    teer: int | None = None
    sector: str = ""
    requires: Requirement = NOTHING
    usual: Requirement = NOTHING
    skills: tuple[SkillNeed, ...] = ()
    retired: bool = False

    @property
    def foreign(self) -> bool:
        """Say whether the trade is of another classification, whose skills compare with none of the CNP."""
        return self.code.startswith(FOREIGN)

    @property
    def asked(self) -> tuple[SkillNeed, ...]:
        """Return the skills that are asked of whoever works at it."""
        return tuple(need for need in self.skills if need.importance)


@dataclass(frozen=True, slots=True)
class TradeTitle:
    """What people call a trade, in one language ("fr" or "en"): "aide-cuisinier/aide-cuisinière"."""

    trade: str
    language: str
    title: str


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near the content of one trade is to another's: 1 is the trade itself, 0 an ordinary pair."""

    trade: str
    near: str
    score: float


@dataclass(frozen=True, slots=True)
class Wage:
    """Hourly wages of a trade in a region ("QC" for all Québec)."""

    trade: str
    region: str
    low_cents: Cents | None = None
    median_cents: Cents | None = None
    high_cents: Cents | None = None
    period: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Outlook:
    """A labour-market word with its vocabulary and vintage, which are never mixed."""

    trade: str
    region: str
    vocabulary: str
    value: str
    title: Text = Text()
    vintage: str = ""
    horizon: str = ""
    source: str = ""
