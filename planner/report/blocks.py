"""Blocks: what a page says, before anybody draws it."""

from dataclasses import dataclass
from datetime import date

from planner.report.pictures import (
    Bar,
    Figure,
    Figures,
    Flag,
    Income,
    IncomeChart,
    Lane,
    Month,
    SkillChart,
    SkillRow,
    Timeline,
    Year,
)
from planner.report.rich import Rich

__all__ = [
    "Bar", "Block", "Bullets", "Callout", "Card", "Cards", "Cell", "Column", "Contact", "Document",
    "Figure", "Figures", "Flag", "Heading", "Income", "IncomeChart", "Lane", "Letterhead", "Line",
    "Month", "NewPage", "Panel", "Prose", "Route", "Row", "SideBySide", "Signatures", "SkillChart",
    "SkillRow", "Table", "Tick", "Timeline", "Title", "Year",
]  # fmt: skip


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
    """One row of cells; `total` rules it off, `room` leaves space to write by hand.

    `day` is the day that a calendar marks for the row, as long as the row is shown.
    """

    cells: tuple[Cell, ...]
    total: bool = False
    room: bool = False
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header that is repeated on every page; `urgent` ones are dates not to miss.

    `ends` let a document that keeps to its pages leave rows out: the nth stands for n of them.
    `drops` are the places of the rows in the order in which they give way: from the last one, when empty.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    urgent: bool = False
    ends: tuple[Row, ...] = ()
    drops: tuple[int, ...] = ()


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
    """A list of short items; `ends` and `drops` as those of a table."""

    items: tuple[Rich, ...]
    ends: tuple[Rich, ...] = ()
    drops: tuple[int, ...] = ()


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

    `color` is the office's own ("#rrggbb"), in the place of ours; `made` is the day of the paper.
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
    made: date | None = None
