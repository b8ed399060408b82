"""The first sheet of a public workbook as rows of text, read as a stream within its caps."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import BadZipFile

from db.importers.caps import MEGABYTE, must_be_small, must_unpack_small
from db.importers.form_sheet_cells import cell_text
from db.importers.readable import CAPS, Member, Readable, content
from planner.errors import PlannerError

FIRST_ROWS = 10
# The largest public sheet, the skills of O*NET, unpacks to 36 MB from 3.3 MB; one of 25 MB that is packed
# to less than a twentieth was made to fill the memory.
WORKBOOK_CAPS = replace(CAPS, dense_from=25 * MEGABYTE, dense=20)
UNREADABLE = (BadZipFile, OSError, EOFError, SyntaxError, LookupError, ValueError, TypeError, AttributeError)


def sheet_rows(file: Readable) -> Iterator[tuple[float, Sequence[str]]]:
    """Yield the rows of the first sheet with the share of the sheet that lies before."""
    with _sheet(file) as sheet:
        count = sheet.max_row or 1
        for place, cells in enumerate(sheet.iter_rows(values_only=True)):
            yield min(place / count, 1), [cell_text(value) for value in cells]


def sheet_start(file: Readable) -> list[Sequence[str]]:
    """Return the first rows, or nothing if the file is no workbook that can be read."""
    try:
        return [cells for _, cells in islice(sheet_rows(file), FIRST_ROWS)]
    except PlannerError as error:
        if error.code == "importer-unreadable":
            return []
        raise


@contextmanager
def _sheet(file: Readable) -> Iterator[Any]:
    # Imported late: most sources need no workbook.
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book: Any = load_workbook(_source(file), read_only=True, keep_links=False)
        try:
            yield book.worksheets[0]
        finally:
            book.close()
    except PlannerError:
        raise
    except UNREADABLE as fault:
        raise PlannerError("importer-unreadable", file=file.name, reason=str(fault)) from fault


def _source(file: Readable) -> Any:
    if isinstance(file, Member):
        inside = BytesIO(content(file))
        must_unpack_small(inside, file.archive, WORKBOOK_CAPS)
        return inside
    must_be_small(file, WORKBOOK_CAPS)
    return file
