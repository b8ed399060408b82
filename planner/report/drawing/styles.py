"""Colours, sizes and measures of the paper."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch

from planner.report.drawing.fonts import BOLD, REGULAR, SEMIBOLD

NAVY, BLUE, GREEN, AMBER = HexColor("#13355b"), HexColor("#1c5c96"), HexColor("#1d6b38"), HexColor("#984a00")
INK, GREY, RULE = HexColor("#16191d"), HexColor("#4b5560"), HexColor("#b4bec8")
PALE, PALER, SAND, SILVER = HexColor("#e9f0f9"), HexColor("#f4f8fb"), HexColor("#fff3e4"), HexColor("#d3d9df")
WHITE = white

PAGE_WIDTH, PAGE_HEIGHT = letter
MARGIN = 0.72 * inch
WIDTH = PAGE_WIDTH - 2 * MARGIN
BAND = 9
FOOT = 0.8 * inch
TOP = 0.42 * inch


@dataclass(frozen=True, slots=True)
class Layout:
    """How tight the page is: space around headings and in cells, and whether sections start on new pages."""

    gap: float = 11
    pad: float = 4.6
    room: float = 44
    lanes: float = 140
    pitch: float = 17.5
    small: bool = False
    breaks: bool = True


def _style(name: str, size: float, leading: float, font: str = REGULAR, **more: Any) -> ParagraphStyle:
    given: dict[str, Any] = {"textColor": INK, "bulletFontName": REGULAR, "splitLongWords": 1, **more}
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **given)


BODY = _style("body", 12, 16)
SMALL = _style("small", 9.5, 12.6, textColor=GREY)
CELL = _style("cell", 10.5, 13.4)
CELL_RIGHT = _style("cell-right", 10.5, 13.4, alignment=TA_RIGHT)
HEAD = _style("head", 9.8, 13, BOLD, textColor=WHITE)
HEAD_RIGHT = _style("head-right", 10, 13, BOLD, textColor=WHITE, alignment=TA_RIGHT)
OFFICE = _style("office", 9.5, 12.6, textColor=GREY)
DATES = _style("dates", 9.5, 12.6, textColor=GREY, alignment=TA_RIGHT)
TITLE = _style("title", 23, 28, BOLD, textColor=NAVY)
KIND = _style("kind", 11, 14, SEMIBOLD, textColor=BLUE)
HEADING_2 = _style("heading-2", 14.5, 18, BOLD, textColor=NAVY)
HEADING_3 = _style("heading-3", 11.5, 15, BOLD, textColor=BLUE)
LABEL = _style("label", 11.5, 15, BOLD, textColor=NAVY)
FIGURE = _style("figure", 17, 21, BOLD, textColor=NAVY)
FIGURE_SMALL = _style("figure-small", 12.5, 21, BOLD, textColor=NAVY)
FIGURE_LABEL = _style("figure-label", 9.8, 12.6, BOLD)
FIGURE_NOTE = _style("figure-note", 8.8, 11.4, textColor=GREY)
LIST: dict[str, Any] = {
    "leftIndent": 13,
    "bulletIndent": 1,
    "bulletFontSize": 10,
    "bulletColor": INK,
    "spaceBefore": 1.5,
}
ITEM = _style("item", 12, 15.6, **LIST)
ITEM_TIGHT = _style("item-tight", 11, 13.8, **LIST)
BODY_TIGHT = _style("body-tight", 11.2, 14.4)
ITEM_CELL = _style("item-cell", 10.5, 13.4, **LIST)
