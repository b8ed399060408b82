"""The columns of the exchange form: a name, where its value lies in a record, and what a blank means."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from db.importers.form_cells import CENTS, DAY, FLAG, HOURS, REGION, TEXT, Codec, between

Values = dict[str, Any]
LEVEL, IMPORTANCE, TEER = between(0, 5), between(0, 5), between(0, 5)
SEATS = between(0, 10**6)


@dataclass(frozen=True, slots=True)
class Column:
    """A column, where its value lies in the record, and what a blank means, unless it is always `said`."""

    name: str
    path: str
    codec: Codec = TEXT
    blank: Any = ""
    code: bool = False
    said: bool = False

    def text(self, value: Any) -> str:
        """Return how a value is written: what a blank means is left blank, where it may be."""
        return "" if value == self.blank and not self.said else self.codec.write(value)


@dataclass(frozen=True, slots=True)
class Table:
    """One file of the form; `unique` columns name a row and never occur twice together."""

    name: str
    columns: tuple[Column, ...]
    build: Callable[[Values], Any]
    unique: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """Return the name of the table's file."""
        return f"{self.name}.csv"


def code(name: str, path: str = "") -> Column:
    """Return a column that a row cannot do without."""
    return Column(name, path or name, code=True)


def titles(path: str = "title", name: str = "title") -> tuple[Column, Column]:
    """Return the French and the English column of a text."""
    return Column(f"{name}_fr", f"{path}.fr"), Column(f"{name}_en", f"{path}.en")


PROVENANCE = (
    Column("source", "provenance.source"),
    Column("verified", "provenance.verified", FLAG, True, said=True),
    Column("verified_on", "provenance.verified_on", DAY, None),
)
REGION_CODE = Column("region", "region", REGION)
HOURS_COLUMN = Column("hours", "hours", HOURS, 0)
COST = Column("cost_cents", "cost_cents", CENTS, 0)
