"""One function for each kind of block: from what it says to what ReportLab draws."""

from functools import singledispatch
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer, TableStyle

from planner.report import blocks as b
from planner.report.drawing import styles as s
from planner.report.drawing.cards import cards
from planner.report.drawing.code import contact
from planner.report.drawing.fonts import REGULAR
from planner.report.drawing.income import Incomes
from planner.report.drawing.logo import Logo
from planner.report.drawing.markup import (
    LONGEST,
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_TITLE,
    cut,
)
from planner.report.drawing.months import Months
from planner.report.drawing.signatures import Lines
from planner.report.drawing.skills import Skills
from planner.report.drawing.tables import figures, plain_grid, side_by_side, table
from planner.report.drawing.text import items, text
from planner.report.drawing.timeline import Lanes
from planner.report.rich import rich

LONG_TITLE = 40


@singledispatch
def flowables(block: b.Block, layout: s.Layout) -> list[Flowable]:
    """Return what draws a block."""
    raise TypeError(block)


@flowables.register
def _(block: b.Letterhead, layout: s.Layout) -> list[Flowable]:
    left = text(block.left, layout.type.office, LONGEST_LINE)
    right = text(block.right, layout.type.dates, LONGEST_LINE)
    widths = [s.WIDTH * 0.58, s.WIDTH * 0.42]
    office = [Logo(block.logo, block.office), left] if block.logo else left
    return [plain_grid([[office, right]], widths, _BARE), Spacer(1, layout.gap)]


_BARE = TableStyle(
    [
        ("FONT", (0, 0), (-1, -1), REGULAR, 9.5, 12.6),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
)


@flowables.register
def _(block: b.Title, layout: s.Layout) -> list[Flowable]:
    crowded = layout.tiny and len(block.text) > LONG_TITLE
    style = layout.type.figure if crowded else layout.type.title
    return [text(block.text, style, LONGEST_NAME, "H1")]


@flowables.register
def _(block: b.Route, layout: s.Layout) -> list[Flowable]:
    return [text(_route(block), layout.type.kind, LONGEST), Spacer(1, layout.gap - 3)]


def _route(block: b.Route) -> str:
    # The typeface has no arrow: a guillemet leads from one trade to the other.
    said = " › ".join(cut(part, LONGEST_TITLE) for part in (block.origin, block.target) if part)
    return f"{block.kind} · {said}" if said else block.kind


@flowables.register
def _(block: b.Heading, layout: s.Layout) -> list[Flowable]:
    style = layout.type.heading_2 if block.level == 2 and not layout.tiny else layout.type.heading_3
    return [
        Spacer(1, layout.gap if block.level == 2 else 4),
        text(block.text, style, role=f"H{block.level}"),
        Spacer(1, 3),
    ]


@flowables.register
def _(block: b.Prose, layout: s.Layout) -> list[Flowable]:
    body = layout.type.body_tight if layout.small else layout.type.body
    style: ParagraphStyle = layout.type.small if block.small else body
    return [
        Spacer(1, max(1.5, layout.gap / 6)),
        text(block.text, style),
        Spacer(1, layout.gap / 3),
    ]


@flowables.register
def _(block: b.Callout, layout: s.Layout) -> list[Flowable]:
    body = layout.type.body_tight if layout.small else layout.type.body
    title, said = text(block.title, layout.type.label, role="H2"), text(block.text, body)
    return [plain_grid([[[title, said]]], [s.WIDTH], TableStyle(_callout(layout.tiny)))]


def _callout(tiny: bool) -> list[tuple[Any, ...]]:
    return [
        ("FONT", (0, 0), (-1, -1), REGULAR, 12, 16),
        ("BACKGROUND", (0, 0), (-1, -1), s.PALE),
        ("LINEBEFORE", (0, 0), (0, -1), 4, s.NAVY),
        ("LEFTPADDING", (0, 0), (-1, -1), 13),
        ("TOPPADDING", (0, 0), (-1, -1), 3 if tiny else 6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6 if tiny else 10),
    ]


@flowables.register
def _(block: b.Timeline, layout: s.Layout) -> list[Flowable]:
    return [Lanes(block, layout.lanes), Spacer(1, layout.gap)]


@flowables.register
def _(block: b.Figures, layout: s.Layout) -> list[Flowable]:
    return [figures(block, layout)]


@flowables.register
def _(block: b.Table, layout: s.Layout) -> list[Flowable]:
    return [table(block, layout), Spacer(1, 4)]


@flowables.register
def _(block: b.Cards, layout: s.Layout) -> list[Flowable]:
    return [*cards(block, layout), Spacer(1, 4)]


@flowables.register
def _(block: b.Bullets, layout: s.Layout) -> list[Flowable]:
    tight = layout.type.item_fine if layout.tiny else layout.type.item_tight
    style = tight if layout.small else layout.type.item
    return [*items(block.items, style), Spacer(1, 2)]


@flowables.register
def _(block: b.Contact, layout: s.Layout) -> list[Flowable]:
    return [Spacer(1, layout.gap - 4), contact(block, layout)]


@flowables.register
def _(block: b.IncomeChart, layout: s.Layout) -> list[Flowable]:
    return [Incomes(block), Spacer(1, max(4, layout.gap - 4))]


@flowables.register
def _(block: b.SkillChart, layout: s.Layout) -> list[Flowable]:
    return [Skills(block, layout.pitch), *flowables(b.Prose(rich(block.note), small=True), layout)]


@flowables.register
def _(block: b.SideBySide, layout: s.Layout) -> list[Flowable]:
    return [side_by_side(block, layout)]


@flowables.register
def _(block: b.Signatures, layout: s.Layout) -> list[Flowable]:
    return [Lines(block, layout)]


@flowables.register
def _(block: b.Year, layout: s.Layout) -> list[Flowable]:
    if not block.legend:
        return [Months(block, layout), Spacer(1, layout.gap)]
    legend = flowables(b.Prose(rich(block.legend), small=True), layout)
    return [*legend, Spacer(1, 4), Months(block, layout), Spacer(1, layout.gap)]


@flowables.register
def _(block: b.NewPage, layout: s.Layout) -> list[Flowable]:
    hard = not block.soft and layout.type is not s.LARGE
    return [PageBreak()] if layout.breaks or hard else [CondPageBreak(120)]
