"""The cells of the exchange form: how each kind of value is read from text and written back."""

import json
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from frozendict import frozendict

from planner.bounds import CENTS as CENTS_IN_ALL
from planner.bounds import HOURS as HOURS_IN_ALL
from planner.bounds import HOURS_A_WEEK, LEVEL, MONTHS, within_years
from planner.catalogue import Grants
from planner.errors import PlannerError
from planner.requirement import (
    SUBJECTS,
    Requirement,
    Subject,
    conditions,
    requirement_from,
    requirement_json,
)
from planner.requirement_faults import requirement_fault

WHOLE_NUMBER = re.compile(r"[+-]?\d{1,15}", re.ASCII)


class BadCell(ValueError):
    """A cell that cannot be read, with the code of the reason and what its sentence says beside the value."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.details = details


@dataclass(frozen=True, slots=True)
class Codec:
    """How one kind of cell is read and written."""

    read: Callable[[str], Any]
    write: Callable[[Any], str] = str


def compact(value: Any) -> str:
    """Return the JSON text of `value` without spaces, accents kept."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise BadCell("number") from None
    if not math.isfinite(value):
        raise BadCell("number")
    return value


def _number_text(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(value)


def _whole(text: str) -> int:
    if not WHOLE_NUMBER.fullmatch(text):
        raise BadCell("whole")
    return int(text)


def between(lowest: int, highest: int) -> Codec:
    """Return the codec of whole numbers from `lowest` to `highest`."""

    @lru_cache(maxsize=1024)
    def read(text: str) -> int:
        if not lowest <= (value := _whole(text)) <= highest:
            raise BadCell("range")
        return value

    return Codec(read)


def _hours(text: str) -> float:
    if (value := _number(text)) < 0:
        raise BadCell("negative")
    return _no_more(value, HOURS_IN_ALL)


def _share(text: str) -> float:
    if not 0 <= (value := _number(text)) <= 1:
        raise BadCell("range")
    return value


def _pace(text: str) -> float:
    if (value := _number(text)) <= 0:
        raise BadCell("pace")
    return _no_more(value, HOURS_A_WEEK)


def _no_more(value: float, most: float) -> float:
    if value > most:
        raise BadCell("range")
    return value


def _day(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise BadCell("date")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadCell("date") from None
    if not within_years(day):
        raise BadCell("year")
    return day


def _flag(text: str) -> bool:
    if text not in ("true", "false"):
        raise BadCell("flag")
    return text == "true"


def _region(text: str) -> str:
    if not re.fullmatch(r"\d\d", text, re.ASCII):
        raise BadCell("region")
    return text


def choice(names: Iterable[str]) -> Codec:
    """Return the codec of one of `names`."""
    known = frozenset(names)

    def read(text: str) -> str:
        if text not in known:
            raise BadCell("choice", known=", ".join(sorted(known)))
        return text

    return Codec(read)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise BadCell("json") from None


@lru_cache(maxsize=4096)
def _tree(text: str) -> Requirement:
    value = _json(text)
    try:
        found = requirement_from(value)
    except RecursionError:
        raise BadCell("tree") from None
    except PlannerError:
        raise BadCell("tree", **requirement_fault(value)) from None
    if any(isinstance(asked, Subject) and asked.subject not in SUBJECTS for asked in conditions(found)):
        raise BadCell("subject")
    return found


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in text.split(";") if code.strip())


def _grants(text: str) -> Grants:
    value = _json(text)
    if not isinstance(value, dict) or set(value) - set(_GRANTED):
        raise BadCell("grants")
    return Grants(**{name: _GRANTED[name](given) for name, given in value.items()})


def _credentials(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(code, str) and code for code in value):
        raise BadCell("grants")
    return tuple(value)


def _levels(value: Any) -> "frozendict[str, int]":
    return _whole_numbers(value, LEVEL)


def _subjects(value: Any) -> "frozendict[str, int]":
    found = _levels(value)
    if found.keys() - set(SUBJECTS):
        raise BadCell("subject")
    return found


def _months(value: Any) -> "frozendict[str, int]":
    return _whole_numbers(value, MONTHS)


def _whole_numbers(value: Any, highest: int) -> "frozendict[str, int]":
    if not isinstance(value, dict) or not all(type(n) is int and n >= 0 for n in value.values()):
        raise BadCell("grants")
    if any(n > highest for n in value.values()):
        raise BadCell("range")
    return frozendict(value)


def _facts(value: Any) -> "frozendict[str, bool]":
    """Read the facts that hold from the end on: no activity takes one away, so none is false."""
    if not isinstance(value, dict) or not all(type(held) is bool for held in value.values()):
        raise BadCell("grants")
    if not all(value.values()):
        raise BadCell("grants-false")
    return frozendict(value)


_GRANTED: dict[str, Callable[[Any], Any]] = {
    "credentials": _credentials,
    "subjects": _subjects,
    "skills": _levels,
    "experience": _months,
    "declared": _facts,
}


def _grants_text(grants: Grants) -> str:
    given = {name: getattr(grants, name) for name in _GRANTED}
    plain = {name: list(v) if isinstance(v, tuple) else dict(v) for name, v in given.items() if v}
    return compact(plain)


TEXT = Codec(str)
NUMBER = Codec(_number, _number_text)
HOURS = Codec(_hours, _number_text)
PACE = Codec(_pace, _number_text)
SHARE = Codec(_share, _number_text)
WHOLE = Codec(_whole)
CENTS = between(0, CENTS_IN_ALL)
DAY = Codec(_day, date.isoformat)
FLAG = Codec(_flag, lambda held: "true" if held else "false")
REGION = Codec(_region)
TREE = Codec(_tree, lambda tree: compact(requirement_json(tree)))
CODES = Codec(_codes, ";".join)
GRANTS = Codec(_grants, _grants_text)
