"""A table that somebody looks at, written for a spreadsheet: amounts as numbers, no text as a formula."""

import csv
import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from uuid import uuid4

from db.faults import told
from db.importers.form_sheet_cells import LONGEST, escaped
from planner.amounts import COUNT, DOLLARS, HOURS, SHARE, Amount
from planner.errors import PlannerError

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
WORKBOOK = ".xlsx"
ROW_LIMIT = 1_048_576
WIDEST, WIDTH = 60, 12
Cell = str | Amount | date
Line = Sequence[Cell]
DAY_FORMAT = "yyyy-mm-dd"
FORMATS = {DOLLARS: '#,##0.00 "$"', HOURS: "#,##0.##", SHARE: "0%", COUNT: "0"}


def write_shown(path: Path, titles: Sequence[str], lines: Iterable[Line], separator: str = ",") -> None:
    """Write lines under their titles, as a workbook or with `separator`; a failure leaves what was there."""
    draft = path.with_name(f".{uuid4().hex}{path.suffix}")
    write: Callable[[Path], None] = (
        (lambda to: _write_workbook(to, titles, lines))
        if path.suffix.lower() == WORKBOOK
        else (lambda to: _write_text(to, titles, lines, separator))
    )
    with told(path):
        try:
            write(draft)
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)


def plain(text: str) -> str:
    """Return a cell of a text file that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _written(cell: Cell, separator: str) -> str:
    """Return a cell as a text file has it: a number has the decimal mark of who parts cells like that."""
    if isinstance(cell, Amount):
        mark = "," if separator == ";" else "."
        return f"{cell.number:.10g}".replace(".", mark)
    return cell.isoformat() if isinstance(cell, date) else plain(cell)


def _write_text(path: Path, titles: Sequence[str], lines: Iterable[Line], separator: str) -> None:
    # The mark at the head tells a spreadsheet that the text is UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerow(titles)
        writer.writerows([_written(cell, separator) for cell in line] for line in lines)


def _write_workbook(path: Path, titles: Sequence[str], lines: Iterable[Line]) -> None:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for number, title in enumerate(titles, 1):
        sheet.column_dimensions[get_column_letter(number)].width = min(WIDEST, max(WIDTH, len(title) * 2))
    try:
        _append(sheet, titles, lines)
    finally:
        # A book whose sheet stays open leaves its draft behind.
        book.save(path)


def _append(sheet: Any, titles: Sequence[str], lines: Iterable[Line]) -> None:
    from openpyxl.styles import Font

    sheet.append([_cell(sheet, title, Font(bold=True)) for title in titles])
    for number, line in enumerate(lines, 2):
        if number > ROW_LIMIT:
            raise PlannerError("workbook-table-too-long", sheet="1", rows=number, limit=ROW_LIMIT - 1)
        sheet.append([_cell(sheet, text) for text in line])


def _cell(sheet: Any, content: Cell, font: Any = None) -> Any:
    if isinstance(content, str):
        return _text(sheet, content, font)
    from openpyxl.cell import WriteOnlyCell

    if isinstance(content, Amount):
        cell = WriteOnlyCell(sheet, content.number)
        cell.number_format = FORMATS[content.unit]
        return cell
    cell = WriteOnlyCell(sheet, datetime.combine(content, time()))
    cell.number_format = DAY_FORMAT
    return cell


def _text(sheet: Any, text: str, font: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, escaped(text)[:LONGEST])
    # Told to be text: what begins with = is no formula, and 00010 is not 10.
    cell.data_type = "s"
    if font is not None:
        cell.font = font
    return cell
