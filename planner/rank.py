"""Ranks that keep a list's order when two people insert apart: texts that sort between their neighbours."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def between(low: str, high: str) -> str:
    """Return a text that sorts between two ranks; an empty `low` is the start, an empty `high` the end."""
    same = next((i for i, digit in enumerate(high) if (low[i : i + 1] or DIGITS[0]) != digit), 0)
    if same:
        return high[:same] + between(low[same:], high[same:])
    first = DIGITS.index(low[0]) if low else 0
    last = DIGITS.index(high[0]) if high else len(DIGITS)
    if last - first > 1:
        return DIGITS[(first + last) // 2]
    return high[0] if len(high) > 1 else DIGITS[first] + between(low[1:], "")


def spread(count: int, low: str, high: str) -> Iterator[str]:
    """Yield `count` short ranks in order between two others."""
    if count:
        middle = between(low, high)
        yield from spread(count // 2, low, middle)
        yield middle
        yield from spread(count - count // 2 - 1, middle, high)


def ranks(keys: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """Return a rank for each key in this order, changing as few of the known ranks as possible."""
    found: dict[str, str] = {}
    low, waiting = "", list[str]()
    kept = _rising([key for key in keys if key in known], known)
    for key in (*keys, None):
        if key is not None and key not in kept:
            waiting.append(key)
            continue
        high = known[key] if key is not None else ""
        found |= zip(waiting, spread(len(waiting), low, high), strict=True)
        if key is not None:
            found[key] = low = high
        waiting = []
    return found


def _rising(keys: Sequence[str], known: Mapping[str, str]) -> frozenset[str]:
    """Return the keys of a longest run whose known ranks already rise."""
    tails: list[str] = []
    runs: list[tuple[str, ...]] = []
    for key in keys:
        place = bisect_left(tails, known[key])
        run = (*(runs[place - 1] if place else ()), key)
        tails[place : place + 1], runs[place : place + 1] = [known[key]], [run]
    return frozenset(runs[-1]) if runs else frozenset()
