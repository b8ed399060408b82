"""What reading a public file gives: its records, and the lines that were set aside with the reason."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A line that was not taken over; line 1 is the header."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Imported(Generic[T]):
    """The records of one file and its rejected lines; nothing has been written anywhere."""

    records: tuple[T, ...]
    rejected: tuple[Rejected, ...] = ()
