"""Public tables as text, row by row: no code is read as a number, headers lose their stray spaces."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

from db.importers.imported import Imported, Refused, Rejected
from db.importers.public_workbook import sheet_rows, sheet_start
from db.importers.readable import Readable, content, decoded, start
from db.importers.watch import UNWATCHED, Watch
from planner.errors import PlannerError
from planner.text import folded

T = TypeVar("T")
Row = dict[str, str]
# A column by its name, or by the names that it has had.
Name = str | tuple[str, ...]
Chooser = Callable[[Sequence[str]], Iterable[str]]
Numbered = Iterator[tuple[int, float, Sequence[str]]]
# Some published files begin with names that a spreadsheet made up.
MADE_UP = re.compile(r"Column\d+|Colonne\d+")
CODE = re.compile(r"[#']?\d{1,5}")
ROWS_BETWEEN = 2_000
WORKBOOK = ".xlsx"


def tidy(text: str) -> str:
    """Return `text` without a byte order mark, no-break spaces and doubled or outer spaces."""
    return " ".join(text.replace("\ufeff", "").replace("\u00a0", " ").split())


def half_up(value: float) -> int:
    """Return the nearest whole number, halves away from zero."""
    return int(Decimal(str(round(value, 9))).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def one(folder: Path, pattern: str) -> Path:
    """Return the first file of the folder that the pattern names, or say that there is none."""
    found = sorted(folder.glob(pattern))
    if not found:
        raise PlannerError("importer-file-missing", folder=str(folder), pattern=pattern)
    return found[0]


def header(file: Readable) -> list[str]:
    """Return the tidied column names of a table, or nothing if it cannot be one."""
    if file.suffix.lower() == WORKBOOK:
        return _names(sheet_start(file))
    text = decoded(start(file), whole=False)
    return _names(_reader(text)) if text else []


def has(names: Iterable[str], *asked: Name) -> bool:
    """Say whether a table has every column asked, whatever its capitals, accents and apostrophes."""
    known = {folded(name) for name in names}
    return all(not known.isdisjoint(_spellings(name)) for name in asked)


def lines(file: Readable) -> Iterator[tuple[int, Row]]:
    """Yield each row of the table by column name, with its line number."""
    names, rows = _table(file)
    for line, _, cells in rows:
        yield line, dict(zip(names, map(tidy, cells), strict=False))


def imported(
    file: Readable,
    columns: Sequence[Name],
    read_row: Callable[..., Iterable[T]],
    watch: Watch = UNWATCHED,
    without: Sequence[str] = (),
) -> Imported[T]:
    """Read the `columns` of every row with `read_row`; a Refused sets that row aside with its reason.

    `without` names the columns of a file whose first row is not a header but begins with a code.
    """
    names, rows = _table(file, without)
    reading = _Reading(file.name, _chooser(file, names, columns), read_row)
    for line, share, cells in rows:
        if reading.read % ROWS_BETWEEN == 0:
            watch.at(file.name, share)
        reading.take(line, cells)
    return reading.imported()


class _Reading:
    """What has been read so far."""

    def __init__(self, name: str, chosen: Chooser, read_row: Callable[..., Iterable[Any]]) -> None:
        self.records: list[Any] = []
        self.rejected: list[Rejected] = []
        self.lines: list[int] = []
        self.read = 0
        self._name, self._chosen, self._read_row = name, chosen, read_row

    def take(self, line: int, cells: Sequence[str]) -> None:
        self.read += 1
        known = len(self.records)
        try:
            self.records.extend(self._read_row(*self._chosen(cells)))
        except Refused as fault:
            self.rejected.append(Rejected(self._name, line, fault.code, fault.details))
        self.lines.extend([line] * (len(self.records) - known))

    def imported(self) -> Imported[Any]:
        return Imported(tuple(self.records), tuple(self.rejected), tuple(self.lines), self.read)


def _table(file: Readable, without: Sequence[str] = ()) -> tuple[Sequence[str], Numbered]:
    """Return the column names and the rows that are not blank, with line and share of the file before."""
    packed = file.suffix.lower() == WORKBOOK
    rows = (found for found in (sheet_rows(file) if packed else _split(file)) if any(found[2]))
    first = next(rows, (1, 0.0, ()))
    if without and CODE.fullmatch("".join(first[2][:1])):
        return without, chain([first], rows)
    return _names(row for _, _, row in chain([first], rows)), rows


def _text(file: Readable) -> str:
    text = decoded(content(file))
    if text is None:
        raise PlannerError("importer-not-text", file=file.name)
    return text


def _names(rows: Iterable[Sequence[str]]) -> list[str]:
    tidied = ([tidy(name) for name in row] for row in rows)
    return next((row for row in tidied if not all(map(MADE_UP.fullmatch, row))), [])


def _split(file: Readable) -> Numbered:
    """Yield the rows of a delimited text; a stray quote that swallows the rest is an error."""
    text = _text(file)
    count, line = text.count("\n") + 1, 1
    reader = _reader(text)
    try:
        for row in reader:
            yield line, min(line / count, 1), row
            line = reader.line_num + 1
    except csv.Error:
        raise PlannerError("importer-quotes", file=file.name, line=line) from None


def _reader(text: str) -> Any:
    """Return the csv reader of a text by its first line; tab-separated public files do not quote."""
    separator = max(",;\t", key=text.partition("\n")[0].count)
    lines = io.StringIO(text, newline="")
    if separator == "\t":
        return csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=separator)


def _chooser(file: Readable, names: Sequence[str], columns: Sequence[Name]) -> Chooser:
    """Return what picks the cells of the columns, tidied, out of a row as wide as the header."""
    pick, width = itemgetter(*(_place(file, names, column) for column in columns)), len(names)

    def chosen(cells: Sequence[str]) -> Iterable[str]:
        if len(cells) < width or any(cells[width:]):
            raise Refused("cells", found=len(cells), expected=width)
        found = pick(cells)
        return map(tidy, found) if len(columns) > 1 else (tidy(found),)

    return chosen


def _place(file: Readable, names: Sequence[str], column: Name) -> int:
    spellings = _spellings(column)
    for place, name in enumerate(names):
        if folded(name) in spellings:
            return place
    shown = column if isinstance(column, str) else column[0]
    raise PlannerError("importer-column-missing", file=file.name, column=shown)


def _spellings(column: Name) -> set[str]:
    return {folded(name) for name in ((column,) if isinstance(column, str) else column)}
