"""Colours, sizes and measures of the paper."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch

from planner.report.drawing.fonts import BOLD, REGULAR, SEMIBOLD

NAVY, BLUE, GREEN, AMBER = HexColor("#13355b"), HexColor("#1c5c96"), HexColor("#1d6b38"), HexColor("#984a00")
INK, GREY, RULE = HexColor("#16191d"), HexColor("#4b5560"), HexColor("#b4bec8")
PALE, PALER, SAND, SILVER = HexColor("#e9f0f9"), HexColor("#f4f8fb"), HexColor("#fff3e4"), HexColor("#d3d9df")
WHITE = white

PAGE_WIDTH = letter[0]
MARGIN = 0.72 * inch
WIDTH = PAGE_WIDTH - 2 * MARGIN
BAND = 9
FOOT = 0.8 * inch
TOP = 0.42 * inch
FOOTER, FOOTER_LARGE = 8.6, 13.0
# What a page number takes of a line of the footer, in letters of its size.
PAGE_NUMBER, PAGE_NUMBER_LARGE = 9.3, 7.2


@dataclass(frozen=True, slots=True)
class Type:
    """The styles of the texts of a page."""

    title: ParagraphStyle
    kind: ParagraphStyle
    heading_2: ParagraphStyle
    heading_3: ParagraphStyle
    label: ParagraphStyle
    body: ParagraphStyle
    body_tight: ParagraphStyle
    small: ParagraphStyle
    item: ParagraphStyle
    item_tight: ParagraphStyle
    item_cell: ParagraphStyle
    item_fine: ParagraphStyle
    cell: ParagraphStyle
    cell_right: ParagraphStyle
    head: ParagraphStyle
    head_right: ParagraphStyle
    office: ParagraphStyle
    dates: ParagraphStyle
    figure: ParagraphStyle
    figure_small: ParagraphStyle
    figure_label: ParagraphStyle
    figure_note: ParagraphStyle


RIGHT: dict[str, Any] = {"alignment": TA_RIGHT}
LIST: dict[str, Any] = {"leftIndent": 13, "spaceBefore": 1.5}
LONG_LIST: dict[str, Any] = {"leftIndent": 19, "spaceBefore": 3}
# Size and leading in points, the ordinary and the large ones; then font, colour and the rest.
STYLES: dict[str, tuple[tuple[float, float], tuple[float, float], str, Color, dict[str, Any]]] = {
    "title": ((23, 28), (28, 34), BOLD, NAVY, {}),
    "kind": ((11, 14), (17, 23), SEMIBOLD, BLUE, {}),
    "heading_2": ((14.5, 18), (21, 27), BOLD, NAVY, {}),
    "heading_3": ((11.5, 15), (17.5, 23), BOLD, BLUE, {}),
    "label": ((11.5, 15), (17, 23), BOLD, NAVY, {}),
    "body": ((12, 16), (16, 22), REGULAR, INK, {}),
    "body_tight": ((11.2, 14.4), (16, 22), REGULAR, INK, {}),
    "small": ((9.5, 12.6), (16, 21), REGULAR, GREY, {}),
    "item": ((12, 15.6), (16, 22), REGULAR, INK, LIST),
    "item_tight": ((11, 13.8), (16, 22), REGULAR, INK, LIST),
    "item_cell": ((10.5, 13.4), (16, 22), REGULAR, INK, LIST),
    "item_fine": ((9.8, 12.4), (16, 22), REGULAR, INK, LIST),
    "cell": ((10.5, 13.4), (16, 21), REGULAR, INK, {}),
    "cell_right": ((10.5, 13.4), (16, 21), REGULAR, INK, RIGHT),
    "head": ((9.8, 13), (16, 21), BOLD, WHITE, {}),
    "head_right": ((10, 13), (16, 21), BOLD, WHITE, RIGHT),
    "office": ((9.5, 12.6), (16, 21), REGULAR, GREY, {}),
    "dates": ((9.5, 12.6), (16, 21), REGULAR, GREY, RIGHT),
    "figure": ((17, 21), (21, 27), BOLD, NAVY, {}),
    "figure_small": ((12.5, 21), (18, 27), BOLD, NAVY, {}),
    "figure_label": ((9.8, 12.6), (16, 21), BOLD, INK, {}),
    "figure_note": ((9.5, 11.8), (16, 21), REGULAR, GREY, {}),
}


def _type(large: bool) -> Type:
    return Type(**{name: _style(name, large) for name in STYLES})


def _style(name: str, large: bool) -> ParagraphStyle:
    ordinary, bigger, font, color, own = STYLES[name]
    size, leading = bigger if large else ordinary
    more = LONG_LIST if large and own is LIST else own
    given: dict[str, Any] = {"textColor": color, "splitLongWords": 1, **more}
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **given)


ORDINARY, LARGE = _type(large=False), _type(large=True)


@dataclass(frozen=True, slots=True)
class Layout:
    """How tight the page is: space around headings and in cells, page breaks, and type."""

    gap: float = 11
    pad: float = 4.6
    room: float = 44
    lanes: float = 140
    pitch: float = 17.5
    small: bool = False
    tiny: bool = False
    breaks: bool = True
    type: Type = ORDINARY
