"""Blocks that are drawn as pictures: the pathway, figures, incomes, skills, months."""

from dataclasses import dataclass
from datetime import date

from planner.money import Cents


@dataclass(frozen=True, slots=True)
class Bar:
    """One step on the timeline; a point when it starts and ends on the same day."""

    number: str
    label: str
    start: date
    end: date
    look: str
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of the timeline."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """A deadline on the timeline; the lower its rank, the later it gives way where there is little room."""

    day: date
    label: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """The pathway from `start` to `end`; `sentences` say the same in words, `months` name its quarters.

    `unflagged` dates have no flag; the nth of `more` says that n dates are left out.
    """

    start: date
    end: date
    today: date
    here: str
    legend: str
    lanes: tuple[Lane, ...]
    flags: tuple[Flag, ...]
    months: tuple[tuple[date, str], ...]
    sentences: tuple[str, ...]
    unflagged: int = 0
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with what it measures and a note."""

    value: str
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures side by side."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Income:
    """What comes in at one time; no amount when nobody knows it, `up_to` ends a range."""

    label: str
    amount: Cents | None
    value: str
    note: str
    look: str
    up_to: Cents | None = None


@dataclass(frozen=True, slots=True)
class IncomeChart:
    """Incomes compared."""

    incomes: tuple[Income, ...]


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A skill from the level held (None is unknown) to the level asked, with its state in words."""

    title: str
    held: int | None
    asked: int
    state: str
    said: str


@dataclass(frozen=True, slots=True)
class SkillChart:
    """Skills before and after, on the named levels 0 to 5; how to read it, and where it comes from.

    `unknown` is how it is said that nobody knows the level held.
    """

    levels: tuple[str, ...]
    rows: tuple[SkillRow, ...]
    legend: str
    source: str
    unknown: str = "?"

    @property
    def note(self) -> str:
        """Return what stands under the chart."""
        return f"{self.legend} {self.source}"


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its first day, and its name."""

    first: date
    name: str


@dataclass(frozen=True, slots=True)
class Year:
    """Months as calendars: days of the week from Monday, marked days, spans of training, and all in words."""

    weekdays: tuple[str, ...]
    months: tuple[Month, ...]
    marks: tuple[date, ...]
    spans: tuple[tuple[date, date], ...]
    sentences: tuple[str, ...]
    legend: str = ""
