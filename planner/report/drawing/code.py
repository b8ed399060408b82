"""The QR code, as vectors, and the frame of the contact."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import segno
from reportlab.platypus import Flowable, TableStyle

from planner.report.blocks import Contact, Line
from planner.report.drawing import styles as s
from planner.report.drawing.figure import Drawn
from planner.report.drawing.fonts import REGULAR
from planner.report.drawing.markup import LONGEST_LINE
from planner.report.drawing.tables import plain_grid
from planner.report.drawing.text import Text, linked, text

SIDE = 58.0


class Code(Drawn):
    """A QR code drawn as filled squares."""

    def __init__(self, content: str, alt: str) -> None:
        super().__init__(alt)
        self._rows = _squares(content)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the side of the code, twice."""
        return SIDE, SIDE

    def paint(self) -> None:
        """Draw each run of dark squares as one rectangle."""
        canvas, unit = self.canv, SIDE / len(self._rows)
        canvas.setFillColor(s.INK)
        path = canvas.beginPath()
        for line, row in enumerate(self._rows):
            for first, length in _runs(row):
                path.rect(first * unit, SIDE - (line + 1) * unit, length * unit, unit)
        canvas.drawPath(path, stroke=0, fill=1)


@lru_cache(maxsize=8)
def _squares(content: str) -> tuple[bytes, ...]:
    return tuple(bytes(row) for row in segno.make(content, error="m", micro=False).matrix)


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    start = None
    for place, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = place
        if not dark and start is not None:
            yield start, place - start
            start = None


def contact(block: Contact, layout: s.Layout) -> Flowable:
    """Return whom to call, with the code on the left when there is one."""
    said = [text(block.title, layout.type.label, role="H2"), *(_line(line, layout) for line in block.lines)]
    width = SIDE + 24 if block.code else 0
    row: list[Any] = [Code(block.code, block.code_sentence), said] if block.code else [said]
    widths = [width, s.WIDTH - width] if block.code else [s.WIDTH]
    return plain_grid([row], widths, TableStyle(_FRAME), hAlign="LEFT")


def _line(line: Line, layout: s.Layout) -> Text:
    style = layout.type.cell if layout.tiny else layout.type.body
    return linked(line.text, style, line.link) if line.link else text(line.text, style, LONGEST_LINE)


_FRAME: list[tuple[Any, ...]] = [
    ("FONT", (0, 0), (-1, -1), REGULAR, 10.5, 13.4),
    ("BOX", (0, 0), (-1, -1), 0.8, s.RULE),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (0, 0), 12),
    ("TOPPADDING", (0, 0), (-1, -1), 7),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
]
