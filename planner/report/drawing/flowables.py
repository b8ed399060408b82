"""One function for each kind of block: from what it says to what ReportLab draws."""

from functools import singledispatch

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Paragraph, Spacer, TableStyle
from reportlab.platypus import Table as Grid

from planner.report import blocks as b
from planner.report.drawing import styles as s
from planner.report.drawing.code import contact
from planner.report.drawing.fonts import REGULAR
from planner.report.drawing.income import Incomes
from planner.report.drawing.markup import (
    LONGEST_CELL,
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_TITLE,
    escaped,
    markup,
)
from planner.report.drawing.signatures import Lines
from planner.report.drawing.skills import Skills
from planner.report.drawing.tables import bullet, figures, side_by_side, table
from planner.report.drawing.timeline import Lanes


@singledispatch
def flowables(block: b.Block, layout: s.Layout) -> list[Flowable]:
    """Return what draws a block."""
    raise TypeError(block)


@flowables.register
def _(block: b.Letterhead, layout: s.Layout) -> list[Flowable]:
    left, right = markup(block.left, LONGEST_LINE), markup(block.right, LONGEST_LINE)
    cells = [[Paragraph(left, s.OFFICE), Paragraph(right, s.DATES)]]
    widths = [s.WIDTH * 0.58, s.WIDTH * 0.42]
    return [Grid(cells, widths, style=_BARE), Spacer(1, layout.gap)]


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
    return [Paragraph(escaped(block.text, LONGEST_NAME), s.TITLE)]


@flowables.register
def _(block: b.Route, layout: s.Layout) -> list[Flowable]:
    return [Paragraph(_route(block), s.KIND), Spacer(1, layout.gap - 3)]


def _route(block: b.Route) -> str:
    # The typeface has no arrow: a guillemet leads from one trade to the other.
    said = " › ".join(escaped(part, LONGEST_TITLE) for part in (block.origin, block.target) if part)
    return f"{escaped(block.kind)} · {said}" if said else escaped(block.kind)


@flowables.register
def _(block: b.Heading, layout: s.Layout) -> list[Flowable]:
    style = s.HEADING_2 if block.level == 2 else s.HEADING_3
    return [
        Spacer(1, layout.gap if block.level == 2 else 4),
        Paragraph(escaped(block.text), style),
        Spacer(1, 3),
    ]


@flowables.register
def _(block: b.Prose, layout: s.Layout) -> list[Flowable]:
    body = s.BODY_TIGHT if layout.small else s.BODY
    style: ParagraphStyle = s.SMALL if block.small else body
    return [
        Spacer(1, max(1.5, layout.gap / 6)),
        Paragraph(markup(block.text), style),
        Spacer(1, layout.gap / 3),
    ]


@flowables.register
def _(block: b.Callout, layout: s.Layout) -> list[Flowable]:
    text = [Paragraph(escaped(block.title), s.LABEL), Paragraph(markup(block.text, LONGEST_CELL), s.BODY)]
    return [Grid([[text]], [s.WIDTH], style=_CALLOUT)]


_CALLOUT = TableStyle(
    [
        ("FONT", (0, 0), (-1, -1), REGULAR, 12, 16),
        ("BACKGROUND", (0, 0), (-1, -1), s.PALE),
        ("LINEBEFORE", (0, 0), (0, -1), 4, s.NAVY),
        ("LEFTPADDING", (0, 0), (-1, -1), 13),
        ("TOPPADDING", (0, 0), (-1, -1), 6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 10),
    ]
)


@flowables.register
def _(block: b.Timeline, layout: s.Layout) -> list[Flowable]:
    return [Lanes(block, layout.lanes), Spacer(1, layout.gap)]


@flowables.register
def _(block: b.Figures, layout: s.Layout) -> list[Flowable]:
    return [figures(block)]


@flowables.register
def _(block: b.Table, layout: s.Layout) -> list[Flowable]:
    return [table(block, layout), Spacer(1, 4)]


@flowables.register
def _(block: b.Bullets, layout: s.Layout) -> list[Flowable]:
    style = s.ITEM_TIGHT if layout.small else s.ITEM
    return [*(bullet(markup(item, LONGEST_CELL), style) for item in block.items), Spacer(1, 2)]


@flowables.register
def _(block: b.Contact, layout: s.Layout) -> list[Flowable]:
    return [Spacer(1, layout.gap - 4), contact(block)]


@flowables.register
def _(block: b.IncomeChart, layout: s.Layout) -> list[Flowable]:
    return [Incomes(block), Spacer(1, max(4, layout.gap - 4))]


@flowables.register
def _(block: b.SkillChart, layout: s.Layout) -> list[Flowable]:
    return [Skills(block, layout.pitch)]


@flowables.register
def _(block: b.SideBySide, layout: s.Layout) -> list[Flowable]:
    return [side_by_side(block)]


@flowables.register
def _(block: b.Signatures, layout: s.Layout) -> list[Flowable]:
    return [Lines(block)]


@flowables.register
def _(block: b.NewPage, layout: s.Layout) -> list[Flowable]:
    return [PageBreak()] if layout.breaks or not block.soft else [CondPageBreak(120)]
