"""A table that somebody looks at, written for a spreadsheet: every cell as text, none as a formula."""

import csv
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from db.faults import told
from db.importers.form_sheet_cells import LONGEST, escaped
from planner.errors import PlannerError

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
WORKBOOK = ".xlsx"
ROW_LIMIT = 1_048_576
WIDEST, WIDTH = 60, 12
Line = Sequence[str]


def write_shown(path: Path, titles: Line, lines: Iterable[Line], separator: str = ",") -> None:
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


def _write_text(path: Path, titles: Line, lines: Iterable[Line], separator: str) -> None:
    # The mark at the head tells a spreadsheet that the text is UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerow(titles)
        writer.writerows([plain(text) for text in line] for line in lines)


def _write_workbook(path: Path, titles: Line, lines: Iterable[Line]) -> None:
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


def _append(sheet: Any, titles: Line, lines: Iterable[Line]) -> None:
    from openpyxl.styles import Font

    sheet.append([_cell(sheet, title, Font(bold=True)) for title in titles])
    for number, line in enumerate(lines, 2):
        if number > ROW_LIMIT:
            raise PlannerError("workbook-table-too-long", sheet="1", rows=number, limit=ROW_LIMIT - 1)
        sheet.append([_cell(sheet, text) for text in line])


def _cell(sheet: Any, text: str, font: Any = None) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, escaped(text)[:LONGEST])
    # Told to be text: what begins with = is no formula, and 00010 is not 10.
    cell.data_type = "s"
    if font is not None:
        cell.font = font
    return cell
