"""Titles of occupations: their parts, their forms for women and men, and the keys they are found by."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import takewhile

from planner.text import Text, folded

# "et" and "and" join two occupations, unless what follows only completes the first one.
JOINED = re.compile(r",\s+(?:et\s+|and\s+)?|\s+(?:et|and)\s+(?!(?:de|des|du|d|à|au|aux|en|le|la|les|l)\b)")
BETWEEN_WORDS = re.compile(r"[^\w+#]+")
# The shared beginning of "vendeur" and "vendeuse": of two words that are one occupation.
ALIKE = 3

# The next occupation of a title begins so: "et vérificateurs/vérificatrices", "et personnel assimilé".
OTHERS = frozenset({"personnel", "aides", "commis"})
# What is said before the next one names people: "machinists", not "tool" of "tool and die makers".
PEOPLE = re.compile(r"(?:[eoa]r|ist|[ia]an|[ae]nt|yst|clerk|hand|nurse|aide)s$")


def key(text: str) -> str:
    """Return the words of a text without case, accents, apostrophes or hyphens."""
    return BETWEEN_WORDS.sub(" ", folded(text)).strip()


def parts(title: str) -> tuple[str, ...]:
    """Return the occupations that an official title names together."""
    return tuple(part for part in JOINED.split(title) if part)


def head(title: str) -> str:
    """Return the first occupation of a title that names several, else the title."""
    for joint in JOINED.finditer(title):
        before, after = title[: joint.start()], title[joint.end() :].split()
        if "(" in before or not after:
            return title
        if "/" in after[0] or after[0] in OTHERS or PEOPLE.search(before):
            return before
    return title


def short_titles(titles: Mapping[str, Text]) -> Mapping[str, Text]:
    """Return by code how each title is said where room is scarce: by its head where that names no other."""
    french = _heads({code: title.fr for code, title in titles.items()})
    english = _heads({code: title.en for code, title in titles.items()})
    return {code: Text(french[code], english[code]) for code in titles}


def _heads(titles: Mapping[str, str]) -> dict[str, str]:
    """Return the heads; "contractors" alone would be the head of many, and says too little."""
    begun = Counter(word for title in titles.values() for word in _begun(title))
    heads = {code: head(title) for code, title in titles.items()}
    alike = Counter(folded(found) for found in heads.values())
    vague = {code for code, found in heads.items() if alike[folded(found)] > 1 or begun[folded(found)] > 1}
    return {code: titles[code] if code in vague else found for code, found in heads.items()}


def _begun(title: str) -> set[str]:
    """Return the words with which the occupations of a title begin."""
    return {folded(part.split()[0]) for part in parts(title)}


def forms(title: str) -> tuple[str, ...]:
    """Return a title as said of a man and of a woman: "vendeur/vendeuse" is "vendeur" and "vendeuse"."""
    if "/" not in title:
        return (title,)
    words = title.replace("/", " / ").split()
    return tuple(dict.fromkeys(" ".join(_said(words, woman)) for woman in (False, True)))


def meant(typed: str, title: str) -> str:
    """Return the form of a title that typed words mean: the only one that they fit, else the whole title."""
    said, query = {key(form): form for form in forms(title)}, key(typed)
    fitting = [form for text, form in said.items() if f" {query}" in f" {text}"]
    return said.get(query) or (fitting[0] if len(fitting) == 1 else title)


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
