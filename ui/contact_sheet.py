"""One picture of all pictures of a walk: a row for each page, a column for each theme and language."""

from collections.abc import Iterable
from itertools import product
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from planner.words import LANGUAGES
from ui.tokens import THEME_TOKENS

PICTURE, GAP = QSize(683, 384), 12
GROUND = QColor("#767f8b")
FILE = "contact-sheet.png"


def save(folder: Path, pages: Iterable[str]) -> Path:
    """Put the pictures `PAGE-THEME-LANGUAGE.png` of a folder on one sheet there, and return its path."""
    columns, rows = list(product(THEME_TOKENS, LANGUAGES)), list(pages)
    cell = PICTURE + QSize(GAP, GAP)
    sheet = QImage(len(columns) * cell.width(), len(rows) * cell.height(), QImage.Format.Format_RGB32)
    sheet.fill(GROUND)
    painter = QPainter(sheet)
    for (row, page), (column, (theme, code)) in product(enumerate(rows), enumerate(columns)):
        picture = QImage(str(folder / f"{page}-{theme}-{code}.png"))
        small = picture.scaled(PICTURE, Qt.AspectRatioMode.KeepAspectRatio, _SMOOTH)
        painter.drawImage(QPoint(column * cell.width() + GAP // 2, row * cell.height() + GAP // 2), small)
    painter.end()
    sheet.save(str(folder / FILE))
    return folder / FILE


_SMOOTH = Qt.TransformationMode.SmoothTransformation
