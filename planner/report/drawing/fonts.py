"""The one typeface of the paper, embedded."""

from functools import lru_cache

from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

import resources

REGULAR, ITALIC, SEMIBOLD, BOLD = "OpenSans", "OpenSans-Italic", "OpenSans-Semibold", "OpenSans-Bold"
FILES = {
    REGULAR: "OpenSans-Regular.ttf",
    ITALIC: "OpenSans-Italic.ttf",
    SEMIBOLD: "OpenSans-Semibold.ttf",
    BOLD: "OpenSans-Bold.ttf",
}


@lru_cache(maxsize=1)
def characters_drawn() -> frozenset[int]:
    """Make the fonts known to ReportLab, once, and return the characters that all of them can draw."""
    loaded = {name: TTFont(name, str(resources.path(f"fonts/{file}"))) for name, file in FILES.items()}
    for font in loaded.values():
        registerFont(font)
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in loaded.values()))
