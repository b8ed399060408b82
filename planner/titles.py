"""Titles of occupations: their parts, their forms for women and men, and the keys they are found by."""

import re
from itertools import takewhile

from planner.text import folded

# "et" and "and" join two occupations, unless what follows only completes the first one.
JOINED = re.compile(r",\s+(?:et\s+|and\s+)?|\s+(?:et|and)\s+(?!(?:de|des|du|d|à|au|aux|en|le|la|les|l)\b)")
BETWEEN_WORDS = re.compile(r"[^\w+#]+")
# The shared beginning of "vendeur" and "vendeuse": of two words that are one occupation.
ALIKE = 3


def key(text: str) -> str:
    """Return the words of a text without case, accents, apostrophes or hyphens."""
    return BETWEEN_WORDS.sub(" ", folded(text)).strip()


def parts(title: str) -> tuple[str, ...]:
    """Return the occupations that an official title names together."""
    return tuple(part for part in JOINED.split(title) if part)


def forms(title: str) -> tuple[str, ...]:
    """Return a title as said of a man and of a woman: "vendeur/vendeuse" is "vendeur" and "vendeuse"."""
    if "/" not in title:
        return (title,)
    words = title.replace("/", " / ").split()
    return tuple(dict.fromkeys(" ".join(_said(words, woman)) for woman in (False, True)))


def _said(words: list[str], woman: bool) -> list[str]:
    """Return the words with one side of each stroke: the words before it, or their counterparts after it."""
    while "/" in words:
        place = words.index("/")
        before, after = words[:place], words[place + 1 :]
        size = _size(before, after)
        if woman and size:
            before = [*before[:-size], *_counterparts(before[-1], after[:size])]
        words = before + after[size:]
    return words


def _size(before: list[str], after: list[str]) -> int:
    """Return how many words on each side of a stroke are counterparts."""
    second = list(takewhile(lambda word: word != "/", after))
    if not before or not second:
        return 0
    alike = [_shared(word, second[0]) for word in before]
    size = 1
    if max(alike) >= ALIKE:
        size = len(before) - max(range(len(before)), key=lambda place: (alike[place], place))
    elif before[-1] in second:
        size = second.index(before[-1]) + 1
    return min(size, len(before), len(second))


def _shared(one: str, other: str) -> int:
    """Return how many letters two words have in common at their beginning."""
    pairs = zip(folded(one), folded(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _counterparts(last: str, second: list[str]) -> list[str]:
    """Return the words of the second side, whole where only their end is written: "chairman/woman"."""
    if second[0] == "woman" and last.endswith("man"):
        return [f"{last.removesuffix('man')}woman", *second[1:]]
    return second
