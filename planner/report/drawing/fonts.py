"""The typefaces of the paper, embedded: one for our words, another for the letters that it lacks."""

from functools import lru_cache

from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

import resources

REGULAR, ITALIC, SEMIBOLD, BOLD = "OpenSans", "OpenSans-Italic", "OpenSans-Semibold", "OpenSans-Bold"
OTHER = "DejaVuSans"
FILES = {
    REGULAR: "OpenSans-Regular.ttf",
    ITALIC: "OpenSans-Italic.ttf",
    SEMIBOLD: "OpenSans-Semibold.ttf",
    BOLD: "OpenSans-Bold.ttf",
}


@lru_cache(maxsize=1)
def characters_drawn() -> frozenset[int]:
    """Make the fonts known to ReportLab, once, and return the characters that all of them can draw."""
    loaded = [_known(name, file) for name, file in FILES.items()]
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in loaded))


@lru_cache(maxsize=1)
def other_characters() -> frozenset[int]:
    """Make the other typeface known, once, when a text needs it; return the characters that it can draw."""
    font = _known(OTHER, f"{OTHER}.ttf")
    registerFontFamily(OTHER, normal=OTHER, bold=OTHER, italic=OTHER, boldItalic=OTHER)
    return frozenset(font.face.charToGlyph)


def _known(name: str, file: str) -> TTFont:
    font = TTFont(name, str(resources.path(f"fonts/{file}")))
    registerFont(font)
    return font
