"""Lines of letters: which typeface draws which of them, how wide they are, and which are raised."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from reportlab.pdfbase.pdfmetrics import stringWidth

from planner.report.drawing.fonts import OTHER, PICTOGRAMS, characters_drawn, other_characters, other_face
from planner.report.drawing.scripts import joined

RAISED = str.maketrans("ᵉʳˢᵒ", "erso")
RAISED_RUN = re.compile("[ᵉʳˢᵒ]+")
RISE, RAISED_SIZE = 0.28, 0.64
SPACES = {"\u202f": "\u00a0", "\u2009": "\u00a0", "\t": " "}
# Letters of the other typeface, with the spaces, numbers and signs between them.
ELSEWHERE = re.compile("x(?:n*x)*")
HIDDEN = ("Cc", "Cf")
SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
# The colours of skin: a pictogram in black has none, and a patch of grey after it would say nothing.
TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one typeface and size, raised by so many points."""

    text: str
    font: str
    size: float
    rise: float = 0.0


def drawable(text: str) -> str:
    """Return the text as characters that the typefaces have; others are named by their codes."""
    if is_plain(text):
        return text
    composed = joined(unicodedata.normalize("NFC", text))
    shown = (SPACES.get(c, c) for c in composed if c in SPACES or not _is_hidden(c))
    return "".join("".join(run) if known else _named(run) for known, run in groupby(shown, key=_is_known))


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in HIDDEN or character in SELECTORS or character in TONES


def _is_known(character: str) -> bool:
    return ord(character) in characters_drawn() or character in "ᵉʳˢᵒ" or bool(other_face(character))


def _named(run: Iterator[str]) -> str:
    """Return what stands for characters that nothing draws: their codes, for who wants to look them up."""
    return "[" + " ".join(f"U+{ord(c):04X}" for c in run) + "]"


def is_plain(text: str) -> bool:
    """Say whether every character is drawn as it is, by our own typeface."""
    return _as_they_are().issuperset(text) and unicodedata.is_normalized("NFC", text)


@lru_cache(maxsize=1)
def _as_they_are() -> frozenset[str]:
    return frozenset(c for c in map(chr, characters_drawn()) if not _is_hidden(c) and c not in SPACES)


def _by_typeface(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a drawable text, each with whether the other typeface draws it."""
    if _as_they_are().issuperset(text):
        yield False, text
        return
    place = 0
    for found in ELSEWHERE.finditer("".join(map(_kind, text))):
        if found.start() > place:
            yield False, text[place : found.start()]
        yield True, text[found.start() : found.end()]
        place = found.end()
    if place < len(text):
        yield False, text[place:]


def _kind(character: str) -> str:
    if ord(character) not in characters_drawn() and character not in "ᵉʳˢᵒ":
        return "x"
    between = unicodedata.bidirectional(character) not in ("L", "R", "AL")
    return "n" if between and ord(character) in other_characters(OTHER) else "."


def runs(text: str, font: str, size: float) -> Iterator[Run]:
    """Yield the parts of a drawable text by typeface, in the order of reading; ordinals are raised."""
    for is_elsewhere, part in _by_typeface(text):
        if is_elsewhere:
            yield from (Run("".join(run), face, size) for face, run in groupby(part, key=_elsewhere))
        else:
            yield from _raised(part, font, size)


def _elsewhere(character: str) -> str:
    return PICTOGRAMS if other_face(character) == PICTOGRAMS else OTHER


def _raised(text: str, font: str, size: float) -> Iterator[Run]:
    place = 0
    for found in RAISED_RUN.finditer(text):
        if found.start() > place:
            yield Run(text[place : found.start()], font, size)
        yield Run(found[0].translate(RAISED), font, RAISED_SIZE * size, RISE * size)
        place = found.end()
    if place < len(text):
        yield Run(text[place:], font, size)


def length(text: str, font: str, size: float) -> float:
    """Return how long a drawable text is on one line, in points."""
    if _as_they_are().issuperset(text):
        return float(stringWidth(text, font, size))
    return sum(float(stringWidth(run.text, run.font, run.size)) for run in runs(text, font, size))
