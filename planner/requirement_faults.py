"""Where a requirement as JSON cannot be read, and why: the path of the first bad node, what is expected."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from planner.bounds import AGE, LEVEL, MONTHS

LISTS = ("all", "any", "of")
TEXTS = ("credential", "subject", "skill", "experience", "activity", "concurrent", "since_failed", "declared")
HIGHEST = {
    "level": LEVEL,
    "months": MONTHS,
    "out_of_school_months": MONTHS,
    "age": AGE,
    "at_least": 1_000,
}
BESIDE = {
    "subject": "level",
    "skill": "level",
    "experience": "months",
    "since_failed": "months",
    "at_least": "of",
}
ALLOWED = {"age": {"on"}, **{head: {beside} for head, beside in BESIDE.items()}}
HEADS = ("all", "any", "at_least", "not", *TEXTS, "age", "out_of_school_months")
KEYS = (*HEADS, "of", "level", "months", "on")
Fault = Mapping[str, Any]


def requirement_fault(value: Any) -> Fault:
    """Return `{"why", "at", …}` of the first node that cannot be read; `{"why": "deep"}` if none is seen."""
    return next(_faults(value, ""), {"why": "deep", "at": ""})


def _faults(value: Any, at: str) -> Iterator[Fault]:
    if not isinstance(value, Mapping) or not value:
        yield {"why": "object", "at": at}
        return
    yield from _keys(value, at)
    for key, inner in value.items():
        yield from _inner(key, inner, f"{at}.{key}" if at else key)


def _keys(value: Mapping[str, Any], at: str) -> Iterator[Fault]:
    """Yield the keys that stand beside others which they do not go with, and those that are missing."""
    for key in value:
        if key not in KEYS:
            yield {"why": "key", "at": at, "key": key, "known": ", ".join(KEYS)}
    heads = [key for key in HEADS if key in value]
    fitting = {heads[0], *ALLOWED.get(heads[0], ())} if heads else set()
    if value.keys() - fitting:
        yield {"why": "several", "at": at, "key": ", ".join(value)}
    beside = BESIDE.get(heads[0]) if heads else None
    if beside and beside not in value:
        yield {"why": "missing", "at": at, "key": beside}


def _inner(key: str, inner: Any, at: str) -> Iterator[Fault]:
    if key in LISTS:
        yield from _list(inner, at)
    elif key == "not":
        yield from _faults(inner, at)
    elif key in TEXTS and not isinstance(inner, str):
        yield {"why": "text", "at": at}
    elif key in HIGHEST and not (type(inner) is int and 0 <= inner <= HIGHEST[key]):
        yield {"why": "number", "at": at, "high": HIGHEST[key]}
    elif key == "on" and not (isinstance(inner, str) and re.fullmatch(r"[01]\d-[0-3]\d", inner)):
        yield {"why": "day", "at": at}


def _list(inner: Any, at: str) -> Iterator[Fault]:
    if not isinstance(inner, list | tuple):
        yield {"why": "list", "at": at}
        return
    for place, branch in enumerate(inner):
        yield from _faults(branch, f"{at}[{place}]")
