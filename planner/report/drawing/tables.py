"""Tables, ticks and panels."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer, TableStyle
from reportlab.platypus import Table as Grid

from planner.report.blocks import Cell, Column, Figure, Figures, Panel, Row, SideBySide, Table, Tick
from planner.report.drawing import styles as s
from planner.report.drawing.columns import widened
from planner.report.drawing.fonts import REGULAR
from planner.report.drawing.markup import LONGEST_CELL, LONGEST_STEP, escaped, markup

Command = tuple[Any, ...]
LONGEST_BIG_FIGURE = 10


class Box(Flowable):
    """A box to tick, with a cross in it when it is ticked."""

    SIDE = 12.0

    def __init__(self, ticked: bool = False) -> None:
        super().__init__()
        self._ticked = ticked

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the side of the box, twice."""
        return self.SIDE, self.SIDE

    def draw(self) -> None:
        """Draw the box."""
        canvas, side = self.canv, self.SIDE
        canvas.setStrokeColor(s.NAVY)
        canvas.setLineWidth(1.1)
        canvas.rect(0, 0, side, side)
        if self._ticked:
            canvas.lines([(2, 2, side - 2, side - 2), (2, side - 2, side - 2, 2)])


def table(block: Table, layout: s.Layout) -> Flowable:
    """Return a table that repeats its header and never breaks inside a short row."""
    head = [Paragraph(escaped(c.title), s.HEAD_RIGHT if c.right else s.HEAD) for c in block.columns]
    body = [
        [
            _cell(cell, column, _room(row, layout))
            for cell, column in zip(row.cells, block.columns, strict=True)
        ]
        for row in block.rows
    ]
    rows: list[list[Flowable]] = [[*head], *body]
    style = TableStyle(_commands(block, layout))
    return Grid(rows, _widths(block, rows), style=style, repeatRows=1, spaceAfter=2, **_PLAIN)


_PLAIN: dict[str, Any] = {"hAlign": "LEFT", "splitInRow": 0}


def _widths(block: Table, rows: list[list[Flowable]]) -> list[float]:
    """Return the widths of the columns: their shares, unless a word would be split inside."""
    words = [max(_longest_word(cell) for cell in column) for column in zip(*rows, strict=True)]
    shares = [column.share * s.WIDTH for column in block.columns]
    return widened(shares, [word + sum(_sides(block.columns)) for word in words])


def _longest_word(cell: Flowable) -> float:
    return float(cell.minWidth()) if isinstance(cell, Paragraph) else 0.0


def _sides(columns: Sequence[Column]) -> tuple[float, float]:
    """Return the padding on the left and on the right: the more columns, the less."""
    return (6, 5) if len(columns) < 5 else (4, 3)


def _room(row: Row, layout: s.Layout) -> float:
    return layout.room - 2 * layout.pad if row.room else 0


def _cell(cell: Cell, column: Column, room: float) -> Flowable:
    if isinstance(cell, Tick):
        return Box(cell.ticked)
    if room and not cell:
        return Spacer(1, room)
    return Paragraph(markup(cell, LONGEST_STEP), s.CELL_RIGHT if column.right else s.CELL)


def _commands(block: Table, layout: s.Layout) -> list[Command]:
    color = s.AMBER if block.urgent else s.NAVY
    last, (left, right) = (-1, -1), _sides(block.columns)
    commands: list[Command] = [
        *_type((0, 0), last),
        ("BACKGROUND", (0, 0), (-1, 0), color),
        ("LINEBELOW", (0, 1), last, 0.6, s.RULE),
        ("VALIGN", (0, 0), last, "MIDDLE" if len(block.columns) < 5 else "TOP"),
        ("LEFTPADDING", (0, 0), last, left),
        ("RIGHTPADDING", (0, 0), last, right),
        ("TOPPADDING", (0, 0), last, layout.pad),
        ("BOTTOMPADDING", (0, 0), last, layout.pad + 0.6),
    ]
    tints = [("BACKGROUND", (n, 1), (n, -1), s.SAND) for n, c in enumerate(block.columns) if c.tinted]
    return [*commands, *_stripes(block), *tints, *_totals(block.rows)]


def _type(first: tuple[int, int], last: tuple[int, int]) -> list[Command]:
    # Table falls back on Helvetica, which cannot be embedded, even when every cell is a paragraph.
    return [("FONT", first, last, REGULAR, 10.5, 13.4)]


def _stripes(block: Table) -> list[Command]:
    many = len(block.columns) >= 5
    return [("BACKGROUND", (0, n), (-1, n), s.PALER) for n in range(2, len(block.rows) + 1, 2) if many]


def _totals(rows: tuple[Row, ...]) -> list[Command]:
    found = [n for n, row in enumerate(rows, 1) if row.total]
    above: list[Command] = [("LINEABOVE", (0, n), (-1, n), 1.4, s.NAVY) for n in found]
    return [*above, *(("BACKGROUND", (0, n), (-1, n), s.PALE) for n in found)]


def figures(block: Figures) -> Flowable:
    """Return the figures side by side, in one frame."""
    cells = [[_figure(figure) for figure in block.figures]]
    return _framed(cells, len(block.figures), s.RULE, 9)


def _figure(figure: Figure) -> list[Paragraph]:
    style = s.FIGURE if len(figure.value) <= LONGEST_BIG_FIGURE else s.FIGURE_SMALL
    return [
        Paragraph(escaped(figure.value), style),
        Paragraph(escaped(figure.label), s.FIGURE_LABEL),
        Paragraph(escaped(figure.note), s.FIGURE_NOTE),
    ]


def _framed(cells: list[list[Any]], columns: int, color: Color, pad: float) -> Flowable:
    last = (-1, -1)
    commands: list[Command] = [
        *_type((0, 0), last),
        ("BOX", (0, 0), last, 0.8, color),
        ("INNERGRID", (0, 0), last, 0.8, color),
        ("VALIGN", (0, 0), last, "TOP"),
        ("LEFTPADDING", (0, 0), last, pad),
        ("RIGHTPADDING", (0, 0), last, 5),
        ("TOPPADDING", (0, 0), last, 4),
        ("BOTTOMPADDING", (0, 0), last, 7),
    ]
    return Grid(cells, [s.WIDTH / columns] * columns, style=TableStyle(commands), **_PLAIN)


def side_by_side(block: SideBySide) -> Flowable:
    """Return two panels in one frame."""
    return _framed([[_panel(block.left), _panel(block.right)]], 2, s.RULE, 9)


def _panel(panel: Panel) -> list[Paragraph]:
    return [
        Paragraph(escaped(panel.title, LONGEST_CELL), s.LABEL),
        *(bullet(markup(item, LONGEST_CELL), s.ITEM_CELL) for item in panel.items),
    ]


def bullet(text: str, style: ParagraphStyle) -> Paragraph:
    """Return one item of a list."""
    return Paragraph(f"<bullet>•</bullet>{text}", style)
