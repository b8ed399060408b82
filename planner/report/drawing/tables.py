"""Tables, ticks and panels."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Paragraph, Spacer, TableStyle

from planner.report.blocks import Cell, Column, Figure, Figures, Panel, Row, SideBySide, Table, Tick
from planner.report.drawing import styles as s
from planner.report.drawing.columns import balanced, widened
from planner.report.drawing.figure import Drawn
from planner.report.drawing.fonts import REGULAR
from planner.report.drawing.markup import LONGEST
from planner.report.drawing.text import Text, items, line_lengths, text
from planner.report.drawing.walk import Decor, Grid, Rows

Command = tuple[Any, ...]
LONGEST_BIG_FIGURE, CHARACTERS, MANY = 10, 1800, 4


class Box(Drawn):
    """A box to tick, with a cross in it when it is ticked."""

    SIDE = 12.0

    def __init__(self, tick: Tick) -> None:
        super().__init__(tick.said)
        self._ticked = tick.ticked

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the side of the box, twice."""
        return self.SIDE, self.SIDE

    def paint(self) -> None:
        """Draw the box."""
        canvas, side = self.canv, self.SIDE
        canvas.setStrokeColor(s.NAVY)
        canvas.setLineWidth(1.1)
        canvas.rect(0, 0, side, side)
        if self._ticked:
            canvas.lines([(2, 2, side - 2, side - 2), (2, side - 2, side - 2, 2)])


def table(block: Table, layout: s.Layout) -> Flowable:
    """Return a table that repeats its header and never breaks inside a short row."""
    cells = [_row(row, block, layout) for row in block.rows]
    rows: list[list[Flowable]] = [[_head(column, layout) for column in block.columns], *cells]
    style = TableStyle(_commands(block, layout))
    walk: Any = Rows({n for n, column in enumerate(block.columns) if column.heads})
    return Grid(rows, _widths(block, rows), style=style, repeatRows=1, spaceAfter=2, renderCB=walk, **_PLAIN)


def _head(column: Column, layout: s.Layout) -> Text:
    style = layout.type.head_right if column.right else layout.type.head
    return text(column.title, style, role="")


def _row(row: Row, block: Table, layout: s.Layout) -> list[Flowable]:
    pairs, room = zip(row.cells, block.columns, strict=True), _room(row, layout)
    return [_cell(cell, column, room, layout) for cell, column in pairs]


_PLAIN: dict[str, Any] = {"hAlign": "LEFT", "splitInRow": 0}


def _widths(block: Table, rows: list[list[Flowable]]) -> list[float]:
    """Return the widths of the columns: their shares, unless a word is split inside or a row grows high."""
    sides = sum(_sides(block.columns))
    words = [max(_longest_word(cell) for cell in column) + sides for column in zip(*rows, strict=True)]
    widths = widened([column.share * s.WIDTH for column in block.columns], words)
    # Where columns are compared with each other they stay as wide as each other.
    if len(block.columns) < MANY or not block.columns[0].title:
        return widths
    lengths = tuple(tuple(map(_lengths, row)) for row in rows)
    return list(balanced(tuple(widths), tuple(words), lengths, sides))


def _lengths(cell: Flowable) -> tuple[float, ...]:
    return line_lengths(cell.content, cell.style) if isinstance(cell, Text) else ()


def _longest_word(cell: Flowable) -> float:
    return float(cell.minWidth()) if isinstance(cell, Paragraph) else 0.0


def _sides(columns: Sequence[Column]) -> tuple[float, float]:
    """Return the padding on the left and on the right: the more columns, the less."""
    return (6, 5) if len(columns) < 5 else (4, 3)


def _room(row: Row, layout: s.Layout) -> float:
    return layout.room - 2 * layout.pad if row.room else 0


def _cell(cell: Cell, column: Column, room: float, layout: s.Layout) -> Flowable:
    if isinstance(cell, Tick):
        return Box(cell)
    if room and not cell:
        return Spacer(1, room)
    style = layout.type.cell_right if column.right else layout.type.cell
    return text(cell, style, _longest(column), role="")


def _longest(column: Column) -> int:
    """Return how many characters a cell may hold: a narrow one must not outgrow its page."""
    return min(LONGEST, round(column.share * CHARACTERS))


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


def figures(block: Figures, layout: s.Layout) -> Flowable:
    """Return the figures side by side, in one frame."""
    cells = [[_figure(figure, layout.type) for figure in block.figures]]
    return _framed(cells, len(block.figures), s.RULE, 9)


def _figure(figure: Figure, type_: s.Type) -> list[Text]:
    style = type_.figure if len(figure.value) <= LONGEST_BIG_FIGURE else type_.figure_small
    value = text(figure.value, style)
    return [value, text(figure.label, type_.figure_label), text(figure.note, type_.figure_note)]


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
    return plain_grid(cells, [s.WIDTH / columns] * columns, TableStyle(commands), **_PLAIN)


def plain_grid(cells: list[list[Any]], widths: list[float], style: TableStyle, **more: Any) -> Flowable:
    """Return a grid that only lays out: what is in it is read in order, its lines are decoration."""
    walk: Any = Decor()
    return Grid(cells, widths, style=style, renderCB=walk, **more)


def side_by_side(block: SideBySide, layout: s.Layout) -> Flowable:
    """Return two panels in one frame."""
    cells = [[_panel(block.left, layout.type), _panel(block.right, layout.type)]]
    return _framed(cells, 2, s.RULE, 9)


def _panel(panel: Panel, type_: s.Type) -> list[Flowable]:
    title = text(panel.title, type_.label)
    return [title, *items(panel.items, type_.item_cell)]
