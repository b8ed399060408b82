"""Public tables as text, row by row: no code is read as a number, headers lose their stray spaces."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

from db.importers.imported import Imported, Refused, Rejected
from db.importers.public_rows import FIRST_ROWS, WORKBOOK, Block, blocks, separator, split
from db.importers.public_workbook import sheet_start
from db.importers.readable import Member, Readable, decoded, start
from db.importers.watch import UNWATCHED, Watch
from planner.errors import PlannerError
from planner.text import folded

T = TypeVar("T")
Row = dict[str, str]
# A column by its name, or by the names that it has had.
Name = str | tuple[str, ...]
OfUse = tuple[int, Sequence[str]]
Cleaning = Callable[[str], str]
# Some published files begin with names that a spreadsheet made up.
MADE_UP = re.compile(r"Column\d+|Colonne\d+|")
CODE = re.compile(r"[#']?\d{1,5}")


@lru_cache(maxsize=100_000)
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
    return _head(file)[0]


def comma_is_decimal(file: Readable) -> bool:
    """Say whether numbers in a text may have a decimal comma, for something else parts its cells."""
    text = decoded(start(file), whole=False)
    return file.suffix.lower() != WORKBOOK and bool(text) and separator(text or "") != ","


def has(names: Iterable[str], *asked: Name) -> bool:
    """Say whether a table has every column asked, whatever its capitals, accents and apostrophes."""
    known = {folded(name) for name in names}
    return all(not known.isdisjoint(_spellings(name)) for name in asked)


def lines(file: Readable) -> Iterator[tuple[int, Row]]:
    """Yield each row that is as wide as the header by column name, with its line number."""
    names, found = _table(file)
    for block in found:
        for line, cells in _picked(block, range(len(names)), tidy):
            yield line, dict(zip(names, cells, strict=True))


def imported(
    file: Readable,
    columns: Sequence[Name],
    read_row: Callable[..., T | None],
    watch: Watch = UNWATCHED,
    *,
    without: Sequence[str] = (),
    only: tuple[Name, Iterable[str]] | None = None,
    as_is: bool = False,
) -> Imported[T]:
    """Read two `columns` or more of every row with `read_row`; a Refused sets that row aside with its reason.

    `without` names the columns of a file whose first row is not a header but begins with a code; `only`
    names a column and its values in the rows that are of use; cells are tidied unless wanted `as_is`.
    """
    names, found = _table(file, without)
    places = [_place(file, names, column) for column in columns]
    of_use = (_place(file, names, only[0]), list(only[1])) if only else None
    reading = _Reading(file.name, places, read_row, str if as_is else tidy, of_use)
    for block in found:
        watch.at(file.name, block.share)
        reading.take(block, len(names))
    return reading.imported()


class _Reading:
    """What has been read so far."""

    def __init__(
        self,
        name: str,
        places: Sequence[int],
        read_row: Callable[..., Any],
        cleaned: Cleaning,
        of_use: OfUse | None,
    ) -> None:
        self._records: list[Any] = []
        self._refused: list[tuple[int, Refused]] = []
        self._lines: list[int] = []
        self._read = 0
        self._name, self._read_row = name, read_row
        self._chosen = places, cleaned, of_use

    def take(self, block: Block, width: int) -> None:
        self._read += len(block.rows) + len(block.misfits)
        for line, count in block.misfits.items():
            self._refused.append((line, Refused("cells", found=count, expected=width)))
        # One loop with what it needs at hand: a hundred thousand rows pass here.
        read_row = self._read_row
        for line, cells in _picked(block, *self._chosen):
            try:
                record = read_row(*cells)
            except Refused as fault:
                self._refused.append((line, fault))
                continue
            if record is not None:
                self._records.append(record)
                self._lines.append(line)

    def imported(self) -> Imported[Any]:
        refused = sorted(self._refused, key=itemgetter(0))
        rejected = tuple(Rejected(self._name, line, x.code, x.details) for line, x in refused)
        return Imported(tuple(self._records), rejected, tuple(self._lines), self._read)


def _picked(
    block: Block, places: Iterable[int], cleaned: Cleaning, of_use: OfUse | None = None
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Return the cells at some places of each row of use, with the row's line."""
    rows = block.rows[block.rows[of_use[0]].isin(of_use[1])] if of_use else block.rows
    columns = (map(cleaned, rows[place].tolist()) for place in places)
    return zip(rows.index.tolist(), zip(*columns, strict=True), strict=True)


def _table(file: Readable, without: Sequence[str] = ()) -> tuple[list[str], Iterator[Block]]:
    """Return the column names of a table and the rows below them."""
    names, skipped = _head(file, without)
    found = blocks(file, len(names) or 1, skipped)
    if not names:
        # To read it says what keeps the file from being a table.
        next(found, None)
    return names, found


def _head(file: Readable, without: Sequence[str] = ()) -> tuple[list[str], int]:
    """Return the column names, and how many rows they and what stands above them take."""
    where = file.archive if isinstance(file, Member) else file
    about = where.stat()
    rows = _first_rows(file, about.st_mtime_ns, about.st_size)
    if without and rows and CODE.fullmatch("".join(rows[0][:1])):
        return list(without), 0
    even = _usual_width(rows)
    place = next((n for n, row in enumerate(rows) if _width(row) >= even and not _made_up(row)), None)
    return ([], 0) if place is None else ([tidy(name) for name in rows[place]], place + 1)


def _made_up(row: Sequence[str]) -> bool:
    return all(map(MADE_UP.fullmatch, map(tidy, row)))


def _usual_width(rows: Iterable[Sequence[str]]) -> int:
    """Return how many cells most rows have: the title and the notes above a header have fewer."""
    widths = Counter(filter(None, map(_width, rows)))
    return min((width for width in widths if widths[width] == max(widths.values())), default=0)


def _width(row: Sequence[str]) -> int:
    """Return how many cells a row has up to the last one that says something."""
    return max((place for place, cell in enumerate(row, 1) if cell.strip()), default=0)


@lru_cache(maxsize=64)
def _first_rows(file: Readable, changed: int, size: int) -> list[Sequence[str]]:
    """Return the first rows; every importer asks for them, and to open a workbook takes long."""
    if file.suffix.lower() == WORKBOOK:
        return sheet_start(file)
    text = decoded(start(file), whole=False)
    return list(islice(split(text), FIRST_ROWS)) if text else []


def _place(file: Readable, names: Sequence[str], column: Name) -> int:
    spellings = _spellings(column)
    for place, name in enumerate(names):
        if folded(name) in spellings:
            return place
    shown = column if isinstance(column, str) else column[0]
    raise PlannerError("importer-column-missing", file=file.name, column=shown)


def _spellings(column: Name) -> set[str]:
    return {folded(name) for name in ((column,) if isinstance(column, str) else column)}
