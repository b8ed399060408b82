"""The typefaces of the paper, embedded: one for our words, others for the letters and pictograms it lacks."""

import re
from functools import lru_cache
from typing import Any

from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

import resources

REGULAR, ITALIC, SEMIBOLD, BOLD = "OpenSans", "OpenSans-Italic", "OpenSans-Semibold", "OpenSans-Bold"
OTHER, PICTOGRAMS = "DejaVuSans", "NotoEmoji"
# In the order in which a character is looked for; a typeface is read only when those before it lack one.
OTHERS = (OTHER, PICTOGRAMS)
# How ReportLab names the tables of its fonts, and what it writes of a letter beyond the first plane.
READING, BEYOND = "toUnicodeCMap:", re.compile("<([0-9A-F]{5,6})>")
FILES = {
    REGULAR: "OpenSans-Regular.ttf",
    ITALIC: "OpenSans-Italic.ttf",
    SEMIBOLD: "OpenSans-Semibold.ttf",
    BOLD: "OpenSans-Bold.ttf",
}


class Typeface(TTFont):
    """A typeface whose letters beyond the first plane are read back too: ReportLab writes bare codes."""

    def addObjects(self, doc: Any) -> None:
        """Put the font into a file, with the table that leads from its shapes to its letters."""
        super().addObjects(doc)
        for name, written in doc.idToObject.items():
            if name.startswith(READING) and isinstance(written.content, str):
                written.content = BEYOND.sub(_in_two, written.content)


def _in_two(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"


@lru_cache(maxsize=1)
def characters_drawn() -> frozenset[int]:
    """Make the fonts known to ReportLab, once, and return the characters that all of them can draw."""
    loaded = [_known(TTFont(name, _path(file))) for name, file in FILES.items()]
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in loaded))


def other_face(character: str) -> str:
    """Return which other typeface draws a character; nothing when none does."""
    return next((name for name in OTHERS if ord(character) in other_characters(name)), "")


@lru_cache(maxsize=len(OTHERS))
def other_characters(name: str) -> frozenset[int]:
    """Make another typeface known, once, when a text needs it; return the characters that it can draw."""
    font = _known(Typeface(name, _path(f"{name}.ttf")))
    registerFontFamily(name, normal=name, bold=name, italic=name, boldItalic=name)
    return frozenset(font.face.charToGlyph)


def _path(file: str) -> str:
    return str(resources.path(f"fonts/{file}"))


def _known(font: TTFont) -> TTFont:
    registerFont(font)
    return font
