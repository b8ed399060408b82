"""A day as people write it: 2027-01-11, 11 janv. 2027, January 11, 2027."""

import re
from contextlib import suppress
from datetime import date
from functools import cache

from planner.bounds import within_years
from planner.text import folded

SEPARATORS = str.maketrans({"/": "-", ".": "-", " ": "-"})
LOCALES, SHORTEST = ("fr_CA", "en_CA"), 3
PARTS = re.compile(r"[^\W\d]+|\d+")


def read_day(text: str) -> date | None:
    """Return the day that a text writes, in either language; None where it is no day or leaves a doubt."""
    day = _day_of(text)
    return day if day is not None and within_years(day) else None


def _day_of(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text.strip().translate(SEPARATORS))
    parts = PARTS.findall(folded(text))
    numbers = sorted(int(part) for part in parts if part.isdigit())
    months = {month for part in parts for month in _months_called(part)}
    if len(numbers) == 2 and len(months) == 1:
        with suppress(ValueError):
            return date(numbers[1], months.pop(), numbers[0])
    return None


def _months_called(word: str) -> set[int]:
    """Return the months whose name begins with a word, or is one."""
    if len(word) < SHORTEST or word.isdigit():
        return set()
    return {month for name, month in _names() if name.startswith(word)}


@cache
def _names() -> tuple[tuple[str, int], ...]:
    from babel.dates import get_month_names

    found = (get_month_names("wide", locale=locale).items() for locale in LOCALES)
    return tuple((folded(name), int(month)) for names in found for month, name in names)
