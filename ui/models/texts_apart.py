"""Texts that were edited apart: told so that the difference is seen first, marked whole, or joined."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from planner.fields import Value
from planner.long_texts import fits

LONG_TEXTS = {"notes", "assets", "obstacles", "note", "text", "detail"}
# What a cell holds at most, what it shows at a glance, and a beginning short enough to stay in sight.
LONGEST, GLANCE, NEAR = 300, 60, 40
MOST_UNITS, MOST_PAIRS = 2_000, 400_000
# Words with the space before them, so that a space is never compared by itself.
WORDS = re.compile(r"\s*\S+|\s+")
SENTENCES = re.compile(r"[^.!?;\n]+[.!?;\n]*\s*|[.!?;\n]+\s*")
SENTENCE = re.compile(r"[.!?;]\s+|\n+")


def joined(field: str, values: Sequence[Value]) -> str:
    """Return long texts one after the other; nothing where these are none, or too long for one field."""
    texts = [value for value in values if isinstance(value, str) and value]
    whole = "\n".join(dict.fromkeys(texts))
    apart = field in LONG_TEXTS and len(texts) == len(values) and len(set(texts)) > 1
    return whole if apart and fits(whole) else ""


def cut(text: str) -> str:
    """Return what a cell can hold of a text."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def told_apart(texts: Sequence[str]) -> tuple[str, ...]:
    """Return what a cell can hold of each text; a long beginning that two of them share is folded."""
    return tuple(cut(_folded(text, texts)) for text in texts)


def need_room(texts: Sequence[str]) -> bool:
    """Say whether one of the texts cannot be seen whole in a cell."""
    return any(len(text) > GLANCE or "\n" in text for text in texts)


def differences(text: str, other: str) -> Iterator[tuple[int, int]]:
    """Yield where a text holds what another has not: from which letter, up to which."""
    for unit in (WORDS, SENTENCES):
        ours, theirs = unit.findall(text), unit.findall(other)
        before = _shared(ours, theirs)
        after = _shared(ours[before:][::-1], theirs[before:][::-1])
        middle = ours[before : len(ours) - after], theirs[before : len(theirs) - after]
        if _is_quick(*middle):
            break
    places = [0]
    for one in ours:
        places.append(places[-1] + len(one))
    for first, last in _apart(*middle):
        start, end = places[before + first], places[before + last]
        yield end - len(text[start:end].lstrip() or text[start:end]), end


def _is_quick(ours: list[str], theirs: list[str]) -> bool:
    """Say whether two lists can be compared one by one without halting the window."""
    often = Counter(theirs)
    pairs = sum(often[one] for one in ours)
    return pairs <= MOST_PAIRS and max(len(ours), len(theirs)) <= MOST_UNITS


def _apart(ours: list[str], theirs: list[str]) -> Iterator[tuple[int, int]]:
    if not _is_quick(ours, theirs):
        yield 0, len(ours)
        return
    for kind, first, last, *_ in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind != "equal" and first < last:
            yield first, last


def _folded(text: str, texts: Sequence[str]) -> str:
    shared = max((_shared(text, other) for other in texts if other != text), default=0)
    start = _start(text[:shared].rstrip())
    return f"… {text[start:]}" if start > NEAR else text


def _shared(one: str | list[str], other: str | list[str]) -> int:
    """Return how many letters, or words, are the same before the first that differs."""
    shorter = min(len(one), len(other))
    return bisect_left(range(shorter), True, key=lambda at: one[: at + 1] != other[: at + 1])


def _start(shared: str) -> int:
    """Return where to begin so that what follows is understood: at its sentence, else at its word."""
    sentence = max((found.end() for found in SENTENCE.finditer(shared)), default=0)
    word = max(shared.rfind(" "), shared.rfind("\n")) + 1
    return next((at for at in (sentence, word) if len(shared) - at <= NEAR), len(shared) - NEAR)
