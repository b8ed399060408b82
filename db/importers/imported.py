"""What reading a public file gives: its records, and the rows that were set aside with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Refused(ValueError):
    """A row that cannot be taken over: the code of the reason, and the details that its sentence names."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code, details)
        self.code, self.details = code, details


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was not taken over; line 1 is the header."""

    file: str
    line: int
    code: str
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imported(Generic[T]):
    """The records of one file, each with its line, and its rejected rows; nothing has been written anywhere.

    Of the rows `read`, those that gave neither a record nor a rejection are of no use here.
    """

    records: tuple[T, ...]
    rejected: tuple[Rejected, ...] = ()
    lines: tuple[int, ...] = ()
    read: int = 0
