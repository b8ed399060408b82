"""From typed text to what ReportLab draws: the only door, so that no markup, file or link gets through."""

import re
import unicodedata
from functools import lru_cache
from itertools import zip_longest
from xml.sax.saxutils import escape

from planner.report.drawing.fonts import characters_drawn
from planner.report.rich import Rich

LONGEST, LONGEST_TITLE, MOST_LINES = 900, 110, 12
LONGEST_LINE, LONGEST_NAME = 110, 96
SIZE, RISE, RAISED_SIZE = 12.0, 0.28, 0.64
CUT = " […]"
REPLACEMENT = "\ufffd"
RAISED = str.maketrans("ᵉʳˢᵒ", "erso")
RAISED_RUN = re.compile("[ᵉʳˢᵒ]+")
# A small number keeps to its month or unit.
COUNTED = re.compile("(?<![0-9])([0-9]{1,2}|1ᵉʳ) (?=[a-zéû])|\\b([A-Z][a-z]{2,8}) (?=[0-9]{1,2}\\b)")
SPACES = {"\u202f": "\u00a0", "\u2009": "\u00a0", "\t": " "}


def markup(text: Rich, longest: int = LONGEST, size: float = SIZE) -> str:
    """Return the paragraph markup of a rich text, everything typed shown as typed; `size` is in points."""
    return "".join(_weighted(escaped(run.text, longest, size), run.strong) for run in text)


def _weighted(text: str, strong: bool) -> str:
    return f"<b>{text}</b>" if strong else text


def escaped(text: str, longest: int = LONGEST, size: float = SIZE) -> str:
    """Return the text as paragraph markup, its < > & as characters and its lines broken."""
    lines = COUNTED.sub(_kept, cut(text, longest)).split("\n")
    return "<br/>".join(_raised(line, size) for line in lines)


def _kept(counted: re.Match[str]) -> str:
    return counted[0].replace(" ", "\u00a0")


def _raised(line: str, size: float) -> str:
    """Return the line with its ordinals (1er, 4e) raised, since the typeface lacks those letters."""
    between = [escape(_drawable(part)) for part in RAISED_RUN.split(line)]
    opened = f'<super rise="{RISE * size:.1f}" size="{RAISED_SIZE * size:.1f}">'
    ordinals = [f"{opened}{run.translate(RAISED)}</super>" for run in RAISED_RUN.findall(line)]
    return "".join(a + b for a, b in zip_longest(between, ordinals, fillvalue=""))


def typed(text: Rich, longest: int = LONGEST) -> str:
    """Return the characters of a rich text as they were typed, cut where the drawing is cut."""
    return "".join(cut(run.text, longest) for run in text).replace("\n", " ")


def drawn(text: str) -> str:
    """Return the text as characters that the fonts have, for drawings that know no markup."""
    plain = cut(text, LONGEST).translate(RAISED).replace("\n", " ")
    return _drawable(plain)


def _drawable(text: str) -> str:
    if _as_they_are().issuperset(text) and unicodedata.is_normalized("NFC", text):
        return text
    known = characters_drawn()
    spaced = (SPACES.get(c, c) for c in unicodedata.normalize("NFC", text))
    return "".join(_shown(c, known) for c in spaced)


@lru_cache(maxsize=1)
def _as_they_are() -> frozenset[str]:
    """Return the characters that are drawn without a change."""
    shown = {c: _shown(c, characters_drawn()) for c in map(chr, characters_drawn())}
    return frozenset(c for c, drawn_as in shown.items() if c == drawn_as and c not in SPACES)


def _shown(character: str, known: frozenset[int]) -> str:
    if unicodedata.category(character) in ("Cc", "Cf"):
        return ""
    return character if ord(character) in known else REPLACEMENT


def cut(text: str, longest: int) -> str:
    """Return the text, ended after a word by a mark when it is longer than allowed."""
    lines = text.split("\n")
    short = "\n".join(lines[:MOST_LINES])
    if len(lines) <= MOST_LINES and len(text) <= longest:
        return short
    return (short if len(short) <= longest else _whole_words(short, longest)).rstrip() + CUT


def _whole_words(text: str, longest: int) -> str:
    """Return the words that fit, or the beginning of one that alone takes most of the room."""
    place = max(text.rfind(space, 0, longest + 1) for space in " \n")
    return text[: place if place > longest // 2 else longest]
