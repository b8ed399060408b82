"""From typed text to what ReportLab draws: the only door, so that no markup, file or link gets through."""

import re
from xml.sax.saxutils import escape

from planner.report.drawing.fonts import OTHERS, REGULAR
from planner.report.drawing.letters import SPACES, Run, drawable, is_plain, runs
from planner.report.rich import Rich

LONGEST, LONGEST_TITLE, MOST_LINES = 900, 110, 12
LONGEST_LINE, LONGEST_NAME = 110, 96
SIZE = 12.0
CUT = " […]"
# A small number keeps to its month or unit.
READ = str.maketrans({**dict.fromkeys("ᵉʳˢᵒ", "e"), **dict.fromkeys(SPACES, " ")})
COUNTED = re.compile("(?<![0-9])([0-9]{1,2}|1ᵉʳ) (?=[a-zéû])|\\b([A-Z][a-z]{2,8}) (?=[0-9]{1,2}\\b)")


def markup(text: Rich, longest: int = LONGEST, size: float = SIZE) -> str:
    """Return the paragraph markup of a rich text, everything typed shown as typed; `size` is in points."""
    return "".join(_weighted(escaped(run.text, longest, size), run.strong) for run in text)


def _weighted(text: str, strong: bool) -> str:
    return f"<b>{text}</b>" if strong else text


def escaped(text: str, longest: int = LONGEST, size: float = SIZE) -> str:
    """Return the text as paragraph markup, its < > & as characters and its lines broken."""
    lines = COUNTED.sub(_kept, cut(text, longest)).split("\n")
    return "<br/>".join(_marked(line, size) for line in lines)


def _kept(counted: re.Match[str]) -> str:
    return counted[0].replace(" ", "\u00a0")


def _marked(line: str, size: float) -> str:
    """Return the markup of a line: ordinals raised, the letters that our typeface lacks in the other."""
    if is_plain(line):
        return escape(line)
    return "".join(map(_run, runs(drawable(line), REGULAR, size)))


def _run(run: Run) -> str:
    if run.rise:
        return f'<super rise="{run.rise:.1f}" size="{run.size:.1f}">{escape(run.text)}</super>'
    return f'<font face="{run.font}">{escape(run.text)}</font>' if run.font in OTHERS else escape(run.text)


def typed(text: Rich, longest: int = LONGEST) -> str:
    """Return the characters of a rich text as they were typed, cut where the drawing is cut."""
    return "".join(cut(run.text, longest) for run in text).replace("\n", " ")


def drawn(text: str) -> str:
    """Return the text as characters that the typefaces have, on one line, for drawings."""
    return drawable(cut(text, LONGEST).replace("\n", " "))


def is_read(text: str) -> bool:
    """Say whether a reader of the file finds the text in its letters, raised ones taken for what they are."""
    return is_plain(text.translate(READ))


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
