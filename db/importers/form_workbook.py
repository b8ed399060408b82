"""The exchange form as one workbook, a sheet per table, read within limits no honest catalogue reaches."""

import warnings
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from xml.etree.ElementTree import fromstring
from zipfile import BadZipFile, ZipFile

from db.importers.caps import MEGABYTE, Caps, must_be_small
from db.importers.form_columns import Table
from db.importers.form_faults import Fault, fault
from db.importers.form_rows import Cells, Row, rows_of
from db.importers.form_sheet_cells import cell_text, is_number, padded
from db.importers.form_tables import TABLES
from db.importers.watch import UNWATCHED, Watch
from planner.errors import PlannerError

if TYPE_CHECKING:
    from openpyxl import Workbook

# No honest catalogue comes near these sizes.
CAPS = Caps(20 * MEGABYTE, 25 * MEGABYTE, 80 * MEGABYTE, "workbook-too-large")
ROW_LIMIT, SPARE_COLUMNS = 150_000, 50
SUFFIX = ".xlsx"
BOOK, SHEET = "xl/workbook.xml", "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"
UNREADABLE = (
    BadZipFile, zlib.error, OSError, EOFError, SyntaxError, LookupError, ValueError, TypeError,
    AttributeError, NotImplementedError, RuntimeError,
)  # fmt: skip
Tables = dict[str, list[Row]]


def is_workbook(path: Path) -> bool:
    """Say whether the path names a workbook."""
    return path.suffix.lower() == SUFFIX


def holds_tables(path: Path) -> bool:
    """Say whether the file is a workbook with at least one table of the form."""
    return is_workbook(path) and path.is_file() and not _names().isdisjoint(map(_tidy, _sheet_names(path)))


def workbook_rows(
    path: Path, faults: list[Fault], watch: Watch = UNWATCHED
) -> tuple[Tables, tuple[str, ...]]:
    """Return the rows of each table and the sheets that are none; add what is wrong to `faults`."""
    with _opened(path) as book:
        sheets = {_tidy(sheet.title): sheet for sheet in book.worksheets}
        if _names().isdisjoint(sheets):
            tables = [table.name for table in TABLES]
            raise PlannerError("workbook-empty", path=str(path), sheets=tables)
        rows: Tables = {}
        for place, table in enumerate(TABLES):
            watch.at(table.name, place / len(TABLES))
            rows[table.name] = _rows(path, sheets.get(table.name), table, faults)
        return rows, tuple(sheet.title for name, sheet in sheets.items() if name not in _names())


def _sheet_names(path: Path) -> tuple[str, ...]:
    """Return the names of the sheets, which stand in a small part: a sheet may be too large to open."""
    try:
        with ZipFile(path) as book, book.open(BOOK) as part:
            return tuple(x.get("name", "") for x in fromstring(part.read(MEGABYTE)).iter(SHEET))
    except UNREADABLE:
        return ()


def _names() -> frozenset[str]:
    return frozenset(table.name for table in TABLES)


def _tidy(title: str) -> str:
    return title.strip().casefold()


@contextmanager
def _opened(path: Path) -> Iterator["Workbook"]:
    # Opened here, for openpyxl does not close what it fails to read.
    with _readable(path), path.open("rb") as file:
        must_be_small(path, CAPS)
        book = _loaded(file)
        try:
            yield book
        finally:
            book.close()


def _loaded(file: IO[bytes]) -> "Workbook":
    # Imported late: a folder of CSV needs no workbook.
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # What openpyxl does not keep (styles, rules for entry) is not read here.
        warnings.simplefilter("ignore")
        return load_workbook(file, read_only=True, keep_links=False)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        yield
    except PlannerError:
        raise
    except UNREADABLE as error:
        raise PlannerError("workbook-unreadable", path=str(path)) from error


def _rows(path: Path, sheet: Any, table: Table, faults: list[Fault]) -> list[Row]:
    if sheet is None:
        return []
    found: list[Fault] = []
    rows = rows_of(_lines(path, sheet, table, found), table, found)
    faults.extend({**fault, "sheet": table.name} for fault in found)
    return rows


def _lines(path: Path, sheet: Any, table: Table, faults: list[Fault]) -> Iterator[tuple[int, Cells]]:
    """Yield the rows that are not blank with their numbers, as wide as the header."""
    # Some programs state a size that is not true.
    sheet.reset_dimensions()
    codes = {column.name for column in table.columns if column.code}
    header: Cells = []
    for line, cells in enumerate(sheet.iter_rows(max_col=len(table.columns) + SPARE_COLUMNS), 1):
        if line > ROW_LIMIT:
            raise PlannerError("workbook-too-long", path=str(path), sheet=table.name, limit=ROW_LIMIT)
        texts = [cell_text(cell.value) for cell in cells]
        if not any(text.strip() for text in texts):
            continue
        coded = {place for place, name in enumerate(header) if name.strip() in codes}
        faults.extend(_spreadsheet_faults(line, cells, coded, table))
        header = header or _without_end(texts)
        yield line, padded(_without_end(texts), len(header))


def _without_end(texts: Cells) -> Cells:
    while texts and not texts[-1].strip():
        texts = texts[:-1]
    return texts


def _spreadsheet_faults(line: int, cells: Iterable[Any], coded: set[int], table: Table) -> Iterator[Fault]:
    """Yield what only a spreadsheet can do to a cell: formulas, their errors, codes made numbers."""
    for place, cell in enumerate(cells):
        reason = {"f": "formula", "e": "error"}.get(cell.data_type)
        if not reason and place in coded and is_number(cell.value):
            reason = "code-number"
        if reason:
            yield fault(table.file, line, reason, cell.coordinate, cell_text(cell.value))
