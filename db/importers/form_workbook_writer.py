"""The exchange form written as one workbook: a sheet per table, every cell as text, never as a formula."""

import os
from collections.abc import Iterable, Mapping
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from db.faults import told
from db.importers.caps import MEGABYTE, must_be_small
from db.importers.form_columns import Table
from db.importers.form_sheet_cells import LONGEST, escaped
from db.importers.form_tables import TABLES
from db.importers.form_workbook import CAPS, ROW_LIMIT
from planner.errors import PlannerError

if TYPE_CHECKING:
    from openpyxl import Workbook

AS_TEXT = "@"
WIDTH = 18
Records = Mapping[str, Iterable[Any]]
Notes = Mapping[tuple[str, str], str]


def write_workbook(records: Records, path: Path, notes: Notes | None = None) -> None:
    """Write the records of each table, with a note at each header that `notes` explains."""
    from openpyxl import Workbook

    # All of it is checked before the first sheet is begun: one that is left open cannot be closed.
    rows = [(table, _texts(table, records.get(table.name, ()))) for table in TABLES]
    with told(path):
        book = Workbook(write_only=True)
        for table, texts in rows:
            _write_sheet(book, table, texts, notes or {})
        _save(book, path)


def _texts(table: Table, records: Iterable[Any]) -> list[list[str]]:
    cells = [(attrgetter(column.path), column) for column in table.columns]
    rows = [[escaped(column.text(get(record))) for get, column in cells] for record in records]
    if len(rows) >= ROW_LIMIT:
        raise PlannerError("workbook-table-too-long", sheet=table.name, rows=len(rows), limit=ROW_LIMIT - 1)
    for line, row in enumerate(rows, 2):
        if max(map(len, row)) > LONGEST:
            raise PlannerError("workbook-cell-too-long", sheet=table.name, line=line, limit=LONGEST)
    return rows


def _write_sheet(book: "Workbook", table: Table, rows: Iterable[list[str]], notes: Notes) -> None:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "A2"
    for number in range(1, len(table.columns) + 1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        # What a person types into a column of text stays as typed: 00010 is not 10.
        dimension.number_format, dimension.width = AS_TEXT, WIDTH
    sheet.append([_header(sheet, table, column.name, notes) for column in table.columns])
    for row in rows:
        sheet.append([_cell(sheet, text) if text else None for text in row])


def _cell(sheet: Any, text: str) -> Any:
    # Only what would be taken for a formula or an error needs more than its text.
    if text[0] not in "=#":
        return text
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def _header(sheet: Any, table: Table, name: str, notes: Notes) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.comments import Comment
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, name)
    cell.font = Font(bold=True)
    if note := notes.get((table.name, name)):
        cell.comment = Comment(note, "Parcours", height=140, width=340)
    return cell


def _save(book: "Workbook", path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{uuid4().hex}.new")
    try:
        book.save(draft)
        _must_be_readable(draft, path)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _must_be_readable(draft: Path, path: Path) -> None:
    """Refuse a workbook that would not be read back."""
    try:
        must_be_small(draft, CAPS)
    except PlannerError as fault:
        raise PlannerError("workbook-beyond", path=str(path), limit=CAPS.part // MEGABYTE) from fault
