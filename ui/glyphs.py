"""Icons drawn from the Material Design font that QtAwesome carries, in the colour of the theme in force.

The font is read directly: QtAwesome itself loads eleven fonts and an interface layer at import.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from ui.tokens import colour

DISABLED_ALPHA = 110


class Glyph(QIconEngine):
    """One character of the icon font, painted in a colour that is asked at every painting."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name, self._token = name, token

    def clone(self) -> QIconEngine:
        """Return the same drawing."""
        return Glyph(self._name, self._token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the glyph as large as its place allows."""
        painter.save()
        painter.setFont(_font(round(min(rect.width(), rect.height()))))
        painter.setPen(_ink(self._token, mode))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, chr(_characters()[self._name]))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the glyph as a picture of that size."""
        if size.isEmpty():
            return QPixmap()
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return drawn


@cache
def icon(name: str, token: str = "muted") -> QIcon:
    """Return the icon `name` of Material Design ("home-outline") in one of the theme's colours."""
    if name not in _characters():
        raise KeyError(name)
    return QIcon(Glyph(name, token))


def _ink(token: str, mode: QIcon.Mode) -> QColor:
    ink = colour(token)
    if mode == QIcon.Mode.Disabled:
        ink.setAlpha(DISABLED_ALPHA)
    return ink


def _font(pixels: int) -> QFont:
    font = QFont(_family(id(QApplication.instance())))
    font.setPixelSize(max(1, pixels))
    return font


@cache
def _family(application: int) -> str:
    """Load the font once per application: a new one forgets the fonts of the last."""
    number = QFontDatabase.addApplicationFont(str(_file("materialdesignicons6-webfont-*.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _characters() -> dict[str, int]:
    charmap = json.loads(_file("materialdesignicons6-webfont-charmap-*.json").read_text(encoding="utf-8"))
    return {name: int(code, 16) for name, code in charmap.items()}


def _file(pattern: str) -> Path:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("qtawesome")
    fonts = Path(spec.submodule_search_locations[0]) / "fonts"
    return next(f for f in sorted(fonts.glob(pattern)))
