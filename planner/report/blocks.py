"""Blocks: what a page says, before anybody draws it."""

from dataclasses import dataclass
from datetime import date

from planner.money import Cents
from planner.report.rich import Rich


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The office on the left, the dates on the right; `logo` is a PNG, said as the name of the office."""

    left: Rich
    right: Rich
    logo: bytes = b""
    office: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the document."""

    text: str


@dataclass(frozen=True, slots=True)
class Route:
    """The kind of plan, from which trade, to which."""

    kind: str
    origin: str
    target: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3; the title is level 1."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph; a small one is a note."""

    text: Rich
    small: bool = False


@dataclass(frozen=True, slots=True)
class Callout:
    """A short text that must not be missed."""

    title: str
    text: Rich


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
    """A deadline on the timeline."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The pathway from `start` to `end`; `sentences` say the same in words, `months` name its quarters."""

    start: date
    end: date
    today: date
    here: str
    legend: str
    lanes: tuple[Lane, ...]
    flags: tuple[Flag, ...]
    months: tuple[tuple[date, str], ...]
    sentences: tuple[str, ...]


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
class Tick:
    """A box to tick by hand; `said` tells its state to who cannot see it."""

    ticked: bool = False
    said: str = ""


Cell = Rich | Tick


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its share of the width, how its cells look, and whether they head their rows."""

    title: str
    share: float
    right: bool = False
    tinted: bool = False
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of cells; `total` rules it off, `room` leaves space to write by hand."""

    cells: tuple[Cell, ...]
    total: bool = False
    room: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header that is repeated on every page; `urgent` ones are dates not to miss.

    `ends` let a sheet of one page leave rows out: the nth stands for n + 1 rows of the end.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    urgent: bool = False
    ends: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One row of a table told from top to bottom; `room` leaves space to write by hand."""

    title: Rich
    lines: tuple[Rich, ...]
    tick: Tick | None = None
    room: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards one under the other."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short items; `ends` as those of a table."""

    items: tuple[Rich, ...]
    ends: tuple[Rich, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, and the address it leads to, if any."""

    text: Rich
    link: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call; `code` is what the QR code holds, empty for none."""

    title: str
    lines: tuple[Line, ...]
    code: str
    code_sentence: str


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
    """Skills before and after, on the named levels 0 to 5; how to read it, and where it comes from."""

    levels: tuple[str, ...]
    rows: tuple[SkillRow, ...]
    legend: str
    source: str

    @property
    def note(self) -> str:
        """Return what stands under the chart."""
        return f"{self.legend} {self.source}"


@dataclass(frozen=True, slots=True)
class Panel:
    """A titled list."""

    title: str
    items: tuple[Rich, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two panels of equal weight."""

    left: Panel
    right: Panel


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign, each with a date line."""

    names: tuple[str, ...]
    date: str


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


@dataclass(frozen=True, slots=True)
class NewPage:
    """A new page; a soft one may be left out to save paper."""

    soft: bool = True


Block = (
    Letterhead | Title | Route | Heading | Prose | Callout | Timeline | Figures | Table | Cards
    | Bullets | Contact | IncomeChart | SkillChart | SideBySide | Signatures | Year | NewPage
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its metadata, its footer, its blocks in reading order, the pages it should take.

    `color` is the office's own ("#rrggbb"), in the place of ours.
    """

    title: str
    author: str
    language: str
    footer: str
    notice: str
    page: str
    blocks: tuple[Block, ...]
    pages: int = 4
    color: str = ""
