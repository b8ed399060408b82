"""Public tables as text, row by row: no code is read as a number, headers lose their stray spaces."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

from db.importers.imported import Imported, Refused, Rejected
from db.importers.public_rows import WORKBOOK, Block, blocks, split
from db.importers.public_workbook import sheet_start
from db.importers.readable import Member, Readable, decoded, start
from db.importers.watch import UNWATCHED, Watch
from planner.errors import PlannerError
from planner.text import folded

T = TypeVar("T")
Row = dict[str, str]
# A column by its name, or by the names that it has had.
Name = str | tuple[str, ...]
OfUse = tuple[int, Container[str]]
Pick = Callable[[Sequence[str]], Iterable[str]]
# Some published files begin with names that a spreadsheet made up.
MADE_UP = re.compile(r"Column\d+|Colonne\d+|")
FIRST_ROWS = 10
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
    where = file.archive if isinstance(file, Member) else file
    found = where.stat()
    return list(_header(file, found.st_mtime_ns, found.st_size))


@lru_cache(maxsize=64)
def _header(file: Readable, changed: int, size: int) -> Sequence[str]:
    """Return the names; every importer asks for them, and to open a workbook takes long."""
    if file.suffix.lower() == WORKBOOK:
        return _names(sheet_start(file))
    text = decoded(start(file), whole=False)
    return _names(split(text)) if text else []


def has(names: Iterable[str], *asked: Name) -> bool:
    """Say whether a table has every column asked, whatever its capitals, accents and apostrophes."""
    known = {folded(name) for name in names}
    return all(not known.isdisjoint(_spellings(name)) for name in asked)


def lines(file: Readable) -> Iterator[tuple[int, Row]]:
    """Yield each row of the table by column name, with its line number."""
    names, rows = _table(file)
    for block in rows:
        for line, cells in zip(block.lines(), block.rows, strict=True):
            yield line, dict(zip(names, map(tidy, cells), strict=False))


def imported(
    file: Readable,
    columns: Sequence[Name],
    read_row: Callable[..., T | None],
    watch: Watch = UNWATCHED,
    *,
    without: Sequence[str] = (),
    only: tuple[Name, Container[str]] | None = None,
    as_is: bool = False,
) -> Imported[T]:
    """Read two `columns` or more of every row with `read_row`; a Refused sets that row aside with its reason.

    `without` names the columns of a file whose first row is not a header but begins with a code; `only`
    names a column and its values in the rows that are of use; cells are tidied unless wanted `as_is`.
    """
    names, rows = _table(file, without)
    pick = itemgetter(*(_place(file, names, column) for column in columns))
    of_use = (_place(file, names, only[0]), only[1]) if only else None
    reading = _Reading(file.name, len(names), pick if as_is else _tidying(pick), read_row, of_use)
    for block in rows:
        watch.at(file.name, block.share)
        reading.take(block)
    return reading.imported()


class _Reading:
    """What has been read so far."""

    def __init__(
        self, name: str, width: int, pick: Pick, read_row: Callable[..., Any], of_use: OfUse | None
    ) -> None:
        self._records: list[Any] = []
        self._rejected: list[Rejected] = []
        self._lines: list[int] = []
        self._read = 0
        self._name, self._width, self._pick, self._read_row = name, width, pick, read_row
        self._of_use = of_use

    def take(self, block: Block) -> None:
        # One loop with what it needs at hand: a hundred thousand rows pass here.
        read_row, pick, width, of_use = self._read_row, self._pick, self._width, self._of_use
        for line, cells in zip(block.lines(), block.rows, strict=True):
            if not ((cells and cells[0]) or any(cells)):
                continue
            self._read += 1
            if of_use and len(cells) == width and cells[of_use[0]] not in of_use[1]:
                continue
            try:
                if len(cells) != width:
                    _must_be_as_wide(cells, width)
                record = read_row(*pick(cells))
            except Refused as fault:
                self._rejected.append(Rejected(self._name, line, fault.code, fault.details))
                continue
            if record is not None:
                self._records.append(record)
                self._lines.append(line)

    def imported(self) -> Imported[Any]:
        return Imported(tuple(self._records), tuple(self._rejected), tuple(self._lines), self._read)


def _tidying(pick: Pick) -> Pick:
    return lambda cells: map(tidy, pick(cells))


def _must_be_as_wide(cells: Sequence[str], width: int) -> None:
    """Refuse a row that is not as wide as the header; blank cells at its end do no harm."""
    if len(cells) < width or any(cells[width:]):
        raise Refused("cells", found=len(cells), expected=width)


def _table(file: Readable, without: Sequence[str] = ()) -> tuple[Sequence[str], Iterator[Block]]:
    """Return the column names of a table and its other rows."""
    found = blocks(file)
    first = next(found, Block((), 1, 0, 0))
    if without and first.rows and CODE.fullmatch("".join(first.rows[0][:1])):
        return without, chain([first], found)
    place = _header_place(first.rows)
    names = [tidy(name) for name in first.rows[place]] if place < len(first.rows) else []
    return names, chain([first.after(place)], found)


def _names(rows: Iterable[Sequence[str]]) -> list[str]:
    found = list(islice(rows, FIRST_ROWS))
    place = _header_place(found)
    return [tidy(name) for name in found[place]] if place < len(found) else []


def _header_place(rows: Sequence[Sequence[str]]) -> int:
    """Return the place of the first row that says something."""
    said = (n for n, row in enumerate(rows[:FIRST_ROWS]) if not all(map(MADE_UP.fullmatch, map(tidy, row))))
    return next(said, len(rows))


def _place(file: Readable, names: Sequence[str], column: Name) -> int:
    spellings = _spellings(column)
    for place, name in enumerate(names):
        if folded(name) in spellings:
            return place
    shown = column if isinstance(column, str) else column[0]
    raise PlannerError("importer-column-missing", file=file.name, column=shown)


def _spellings(column: Name) -> set[str]:
    return {folded(name) for name in ((column,) if isinstance(column, str) else column)}
