"""Texts that were edited apart: told so that the difference is seen first, marked whole, or joined."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from planner.fields import Value
from planner.long_texts import fits

LONG_TEXTS = {"notes", "assets", "obstacles", "note", "text", "detail"}
# What a cell holds at most, what it shows at a glance, and a beginning short enough to stay in sight.
LONGEST, GLANCE, NEAR = 300, 60, 40
MOST_WORDS = 2_000
WORDS = re.compile(r"\s+|\S+")
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
    """Yield where a text holds words that another has not: from which letter, up to which."""
    ours, theirs = WORDS.findall(text), WORDS.findall(other)
    before = _shared(ours, theirs)
    after = _shared(ours[before:][::-1], theirs[before:][::-1])
    places = [0]
    for word in ours:
        places.append(places[-1] + len(word))
    middle = ours[before : len(ours) - after], theirs[before : len(theirs) - after]
    for first, last in _apart(*middle):
        yield places[before + first], places[before + last]


def _apart(ours: list[str], theirs: list[str]) -> Iterator[tuple[int, int]]:
    # Long middles are marked whole: to compare them word by word would halt the window.
    if max(len(ours), len(theirs)) > MOST_WORDS:
        yield 0, len(ours)
        return
    for kind, first, last, *_ in SequenceMatcher(None, ours, theirs).get_opcodes():
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
