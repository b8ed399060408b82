"""Cards: what a row of a table says, from top to bottom, in large print."""

from typing import Any

from reportlab.platypus import Flowable, Spacer, TableStyle

from planner.report.blocks import Card, Cards
from planner.report.drawing import styles as s
from planner.report.drawing.fonts import REGULAR
from planner.report.drawing.structure import Element
from planner.report.drawing.tables import Box
from planner.report.drawing.text import text
from planner.report.drawing.walk import Entry, Grid

MARGIN = 30.0


def cards(block: Cards, layout: s.Layout) -> list[Flowable]:
    """Return the cards one under the other, each whole on its page."""
    whole = Element("L")
    return [_card(card, whole, layout) for card in block.cards]


def _card(card: Card, whole: Element, layout: s.Layout) -> Flowable:
    said = [text(card.title, layout.type.label)]
    said += [text(line, layout.type.cell) for line in card.lines]
    cell: list[Any] = [*said, *([Spacer(1, layout.room)] if card.room else [])]
    box = Box(card.tick) if card.tick else ""
    margin = MARGIN if card.tick else 0
    walk: Any = Entry(whole)
    return Grid([[box, cell]], [margin, s.WIDTH - margin], style=_style(layout), splitInRow=0, renderCB=walk)


def _style(layout: s.Layout) -> TableStyle:
    everywhere = (0, 0), (-1, -1)
    return TableStyle(
        [
            ("FONT", *everywhere, REGULAR, 16, 21),
            ("LINEBELOW", *everywhere, 0.8, s.RULE),
            ("VALIGN", *everywhere, "TOP"),
            ("LEFTPADDING", *everywhere, 0),
            ("TOPPADDING", (1, 0), (1, 0), layout.pad),
            ("TOPPADDING", (0, 0), (0, 0), layout.pad + 7),
            ("BOTTOMPADDING", *everywhere, layout.pad + 3),
        ]
    )
