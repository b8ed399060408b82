"""What a table says to the canvas as it is drawn: rows and cells, or only decoration."""

from collections.abc import Collection, Iterator
from contextlib import ExitStack
from typing import Any

from reportlab.platypus import Table

from planner.report.drawing.structure import Element
from planner.report.drawing.text import Text

# What the rows and the repeated header of a table may take of a page, in points; and what padding takes.
TALLEST, HEAD, SPARE = 690.0, 250.0, 0.92


class Grid(Table):
    """A table that is measured once for a width, however often it is asked."""

    repeatRows: int
    _cellvalues: list[list[Any]]
    _hmax: int
    _rowHeights: list[float]
    _width: float
    _height: float
    _measured = 0.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        """Return the size of the table, in points."""
        if self._measured != availWidth:
            super().wrap(availWidth, availHeight)
            if max(self._rowHeights[: self._hmax]) > HEAD and any(self._outgrowing()):
                self._shorten()
                super().wrap(availWidth, availHeight)
            whole = self._hmax == len(self._rowHeights)
            self._measured = availWidth if whole else 0.0
        return self._width, self._height

    def _outgrowing(self) -> Iterator[float]:
        """Yield for each row measured which share of it a page can hold, nothing when that is all of it."""
        head = self._rowHeights[0] if self.repeatRows else 0
        for place, height in enumerate(self._rowHeights[: self._hmax]):
            room = HEAD if self.repeatRows and not place else TALLEST - min(head, HEAD)
            yield room / height if height > room else 0.0

    def _shorten(self) -> None:
        for row, share in zip(self._cellvalues, list(self._outgrowing()), strict=False):
            for cell in row if share else ():
                for part in cell if isinstance(cell, list | tuple) else (cell,):
                    if isinstance(part, Text):
                        part.shorten(share * SPARE)


class Decor:
    """Backgrounds and lines are decoration; the cells speak for themselves."""

    def __init__(self) -> None:
        self._open = ExitStack()

    def __call__(self, grid: Any, event: str, *place: Any) -> None:
        """Follow one event of the drawing."""
        if event in ("startBG", "startLines"):
            self._open.enter_context(grid.canv.artifact())
        elif event in ("endBG", "endLines"):
            self._open.close()


class Entry(Decor):
    """A grid that is one item of a list."""

    def __init__(self, whole: Element) -> None:
        super().__init__()
        self._whole, self._inside = whole, ExitStack()

    def __call__(self, grid: Any, event: str, *place: Any) -> None:
        """Follow one event of the drawing."""
        if event == "startTable":
            for element in (self._whole, Element("LI"), Element("LBody")):
                self._inside.enter_context(grid.canv.inside(element))
        super().__call__(grid, event, *place)
        if event == "endTable":
            self._inside.close()


class Rows(Decor):
    """A table of data: its first row heads the columns, the named columns head the rows.

    One table drawn on several pages stays one element, and its repeated header is decoration.
    """

    def __init__(self, heads: Collection[int]) -> None:
        super().__init__()
        self._heads, self._table, self._row = heads, Element("Table"), Element("TR")
        self._cell, self._line = ExitStack(), 0

    def __call__(self, grid: Any, event: str, *place: Any) -> None:
        """Follow one event of the drawing."""
        super().__call__(grid, event, *place)
        if event == "startRow":
            self._line = place[0]
            self._row = Element("TR")
            self._repeated = self._line == 0 and self._table.placed
        elif event == "startCell":
            self._start(grid.canv, place[1])
        elif event == "endCell":
            self._cell.close()

    def _start(self, canvas: Any, column: int) -> None:
        if self._repeated:
            self._cell.enter_context(canvas.artifact())
            return
        for element in (self._table, self._row, self._of(column)):
            self._cell.enter_context(canvas.inside(element))

    def _of(self, column: int) -> Element:
        if self._line == 0:
            return Element("TH", table={"Scope": "Column"})
        return Element("TH", table={"Scope": "Row"}) if column in self._heads else Element("TD")
