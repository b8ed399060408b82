"""Read typed values out of JSON, and list every fault with its path instead of stopping at the first."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from frozendict import frozendict

from planner.bounds import FIRST_YEAR, LAST_YEAR, within_years

T = TypeVar("T")
D = TypeVar("D")
Reader = Callable[[Any, "Place"], T]
Fault = Mapping[str, Any]
TWO_DIGITS = 2
WRITTEN_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class WrongValue(Exception):
    """A value that its form does not allow: why, and what is expected."""

    def __init__(self, reason: str, **details: Any) -> None:
        super().__init__(reason, details)
        self.reason = reason
        self.details = details


@dataclass(frozen=True, slots=True)
class Place:
    """A path in the document, with the list where its faults go."""

    path: str = ""
    faults: list[Fault] = field(default_factory=list)

    def key(self, name: str) -> "Place":
        """Return the place of one key."""
        return Place(f"{self.path}.{name}" if self.path else name, self.faults)

    def item(self, number: int) -> "Place":
        """Return the place of one item of a list."""
        return Place(f"{self.path}[{number}]", self.faults)

    def fault(self, reason: str, **details: Any) -> None:
        """Note a fault here."""
        self.faults.append({"path": self.path, "reason": reason, **details})

    def read(self, reader: Reader[T], value: Any, default: D) -> T | D:
        """Return what the reader makes of a value; note a fault and return the default if it cannot."""
        return next(iter(self.kept(reader, value)), default)

    def kept(self, reader: Reader[T], value: Any) -> tuple[T, ...]:
        """Return the value that was read, or nothing and a fault noted."""
        try:
            return (reader(value, self),)
        except WrongValue as wrong:
            self.fault(wrong.reason, **wrong.details)
            return ()


class Fields:
    """The keys of one JSON object; a null is as good as an absent key."""

    def __init__(self, value: Any, place: Place) -> None:
        if not isinstance(value, Mapping):
            raise WrongValue("not-an-object")
        self._value = value
        self._place = place
        self._read: set[str] = set()

    def get(self, key: str, reader: Reader[T], default: D) -> T | D:
        """Return the value of an optional key."""
        self._read.add(key)
        value = self._value.get(key)
        return default if value is None else self._place.key(key).read(reader, value, default)

    def need(self, key: str, reader: Reader[T], default: D) -> T | D:
        """Return the value of a key that must be there."""
        if self._value.get(key) is None:
            self._place.key(key).fault("missing")
        return self.get(key, reader, default)

    def close(self) -> None:
        """Note every key that nobody has read."""
        for key in self._value:
            if key not in self._read:
                self._place.key(str(key)).fault("unknown-key", known=sorted(self._read))


def text(value: Any, _place: Place) -> str:
    """Read a text; codes are texts, never numbers."""
    if not isinstance(value, str):
        raise WrongValue("not-a-text")
    return value


def code(value: Any, place: Place) -> str:
    """Read a code that is not empty."""
    if not (found := text(value, place).strip()):
        raise WrongValue("empty")
    return found


def day(value: Any, place: Place) -> date:
    """Read a date written YYYY-MM-DD, of the years that are read."""
    found = _day(text(value, place))
    if not within_years(found):
        raise WrongValue("year-out-of-range", low=FIRST_YEAR, high=LAST_YEAR)
    return found


def _day(written: str) -> date:
    if not WRITTEN_DAY.fullmatch(written):
        raise WrongValue("not-a-date")
    try:
        return date.fromisoformat(written)
    except ValueError as fault:
        raise WrongValue("not-a-date") from fault


def flag(value: Any, _place: Place) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise WrongValue("not-a-flag")
    return value


def number(high: float) -> Reader[float]:
    """Return a reader of numbers from 0 to `high`."""

    def read(value: Any, _place: Place) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
            raise WrongValue("not-a-number")
        if value > high:
            raise WrongValue("too-large", high=high)
        return value

    return read


def whole(low: int = 0, high: int | None = None) -> Reader[int]:
    """Return a reader of whole numbers from `low` to `high`."""

    def read(value: Any, _place: Place) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise WrongValue("not-whole", low=low, high=high)
        if value < low or (high is not None and value > high):
            raise WrongValue("out-of-range", low=low, high=high)
        return value

    return read


def one_of(*allowed: str) -> Reader[str]:
    """Return a reader of one of the allowed words."""

    def read(value: Any, _place: Place) -> str:
        if value not in allowed:
            raise WrongValue("not-allowed", allowed=list(allowed))
        return str(value)

    return read


def region(value: Any, place: Place) -> str:
    """Read a region: two digits, as text."""
    found = text(value, place)
    if not (len(found) == TWO_DIGITS and found.isascii() and found.isdigit()):
        raise WrongValue("not-a-region")
    return found


def items(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    """Return a reader of lists, which leaves out the items that are wrong."""

    def read(value: Any, place: Place) -> tuple[T, ...]:
        if not isinstance(value, list | tuple):
            raise WrongValue("not-a-list")
        return tuple(kept for n, item in enumerate(value) for kept in place.item(n).kept(reader, item))

    return read


def once(reader: Reader[tuple[T, ...]], key: Callable[[T], object]) -> Reader[tuple[T, ...]]:
    """Return a reader of lists in which an item with the key of one before it is a fault."""

    def read(value: Any, place: Place) -> tuple[T, ...]:
        found, seen = reader(value, place), set[object]()
        for number, item in enumerate(found):
            if key(item) in seen:
                place.item(number).fault("key-twice")
            seen.add(key(item))
        return found

    return read


def by_code(reader: Reader[T], allowed: Collection[str] | None = None) -> Reader[frozendict[str, T]]:
    """Return a reader of objects by code, any or the allowed ones; a null is left out, for nobody knows."""

    def read(value: Any, place: Place) -> frozendict[str, T]:
        if not isinstance(value, Mapping):
            raise WrongValue("not-an-object")
        for key in sorted(value.keys() - set(value if allowed is None else allowed)):
            place.key(str(key)).fault("unknown-key", known=sorted(allowed or ()))
        known = {key: v for key, v in value.items() if v is not None}
        return frozendict((key, kept) for key, v in known.items() for kept in place.key(key).kept(reader, v))

    return read
