"""The rows of a public table as frames of text, block by block, each row with the line where it begins."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from db.importers.public_workbook import sheet_rows
from db.importers.readable import START, Readable, content, decoded
from planner.errors import PlannerError

if TYPE_CHECKING:
    import pandas as pd

Lines = NDArray[np.int64]
BLOCK = 10_000
WORKBOOK = ".xlsx"
TAB = "\t"
# So many rows tell how a table is made.
FIRST_ROWS = 10


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Rows that follow one another and say something, each under the line where it begins.

    `misfits` has by line the number of cells of the rows that are not as wide as the header, which are
    not among `rows`; `share` is how much of the table lies before.
    """

    rows: "pd.DataFrame"
    misfits: Mapping[int, int]
    share: float


class _Text:
    """A delimited text; a text that quotes nothing has one row a line."""

    def __init__(self, whole: str) -> None:
        self.whole = whole.replace("\r\n", "\n").replace("\r", "\n") if "\r" in whole else whole
        self.separator = separator(whole)
        self.plain = self.separator == TAB or '"' not in whole
        self.height = self.whole.count("\n") + 1

    @cached_property
    def lines(self) -> list[str]:
        """The lines, split only when a row must be looked at again."""
        return self.whole.split("\n")

    def between(self, first: int, end: int) -> str:
        """Return the lines from `first` up to `end`, which is not among them."""
        return self.lines[first - 1] if end - first == 1 else "\n".join(self.lines[first - 1 : end - 1])

    def first_width(self) -> int:
        """Return how many cells the first row has."""
        return len(next(split(self.whole[:START]), []))


def blocks(file: Readable, width: int, skipped: int) -> Iterator[Block]:
    """Yield in blocks the rows of a table of `width` columns that come after its first `skipped` rows."""
    if file.suffix.lower() == WORKBOOK:
        return _sheet_blocks(file, width, skipped)
    text = decoded(content(file))
    if text is None:
        raise PlannerError("importer-not-text", file=file.name)
    return _text_blocks(_Text(text), file.name, width, skipped)


def split(text: str) -> Any:
    """Return the csv reader of a text by its first rows: to recognise a table takes no pandas."""
    return _split(io.StringIO(text, newline=""), separator(text))


def _split(lines: Iterable[str], separator: str) -> Any:
    return csv.reader(lines, delimiter=separator, quoting=_quoting(separator))


def _quoting(separator: str) -> Any:
    # Tab-separated public files do not quote: a quotation mark in them is a sign like any other.
    return csv.QUOTE_NONE if separator == TAB else csv.QUOTE_MINIMAL


def separator(text: str) -> str:
    """Return the sign that splits most of the first rows alike, and then into the most cells."""
    return max(f",;{TAB}", key=lambda sign: _evenness(text[:START], sign))


def _evenness(text: str, sign: str) -> tuple[int, int]:
    rows = islice(_split(io.StringIO(text, newline=""), sign), FIRST_ROWS)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _sheet_blocks(file: Readable, width: int, skipped: int) -> Iterator[Block]:
    # openpyxl streams the sheet; pandas would hold all of it at once and could not be stopped on the way.
    rows, first = islice(sheet_rows(file), skipped, None), skipped + 1
    while found := list(islice(rows, BLOCK)):
        frame = _framed((cells for _, cells in found), width)
        frame.index += first
        said = _said(frame)
        wide = said.index[said[width] != ""]
        yield Block(said.drop(index=wide), dict.fromkeys(wide.tolist(), width + 1), found[0][0])
        first += len(found)


def _text_blocks(text: _Text, name: str, width: int, skipped: int) -> Iterator[Block]:
    first = 1
    for frame in _frames(text, name, width):
        begun = _beginnings(frame, first, text.plain)
        share, first = first / text.height, int(begun[-1])
        said = _said(frame.iloc[skipped:])
        at = _doubtful(said, width)
        bounds = zip(begun[at].tolist(), begun[at + 1].tolist(), strict=True)
        misfits = _misfits({n: text.between(n, end) for n, end in bounds}, text.separator, width)
        said.index, skipped = begun[said.index], 0
        yield Block(said.drop(index=list(misfits)) if misfits else said, misfits, share)


def _frames(text: _Text, name: str, width: int) -> Iterator["pd.DataFrame"]:
    """Yield the rows as pandas reads them, or when one is too wide for it as the csv module does."""
    import pandas as pd

    # One column more than the header has shows a wider row; pandas takes the first row for the widest.
    names, done = range(max(width, text.first_width()) + 1), 0
    try:
        for frame in pd.read_csv(
            io.BytesIO(text.whole.encode()), sep=text.separator, quoting=_quoting(text.separator),
            header=None, names=names, dtype=str, na_filter=False, skip_blank_lines=False, chunksize=BLOCK,
        ):  # fmt: skip
            yield frame.reset_index(drop=True)
            done += 1
    except pd.errors.ParserError as fault:
        if "EOF inside string" in str(fault):
            raise PlannerError("importer-quotes", file=name, line=_unclosed(text.whole)) from None
        yield from islice(_second_look(text.whole, width), done, None)


def _second_look(text: str, width: int) -> Iterator["pd.DataFrame"]:
    rows = split(text)
    while found := list(islice(rows, BLOCK)):
        yield _framed(found, width)


def _framed(rows: Iterable[Sequence[str]], width: int) -> "pd.DataFrame":
    """Return rows as wide as the header and, in one column more, whatever they have beyond it."""
    import pandas as pd

    even = [[*row[:width], *[""] * (width - len(row)), "".join(row[width:])] for row in rows]
    return pd.DataFrame(even, columns=range(width + 1), dtype=str)


def _unclosed(text: str) -> int:
    """Return the line of the last row, whose quotation mark swallows the rest of the text."""
    reader, last, following = split(text), 1, 1
    try:
        for _ in reader:
            last, following = following, reader.line_num + 1
    except csv.Error:
        return following
    return last


def _beginnings(frame: "pd.DataFrame", first: int, plain: bool) -> Lines:
    """Return the line where each row begins, and the one after the last; quoted cells may hold new lines."""
    heights = np.ones(len(frame) + 1, int)
    heights[0] = first
    if not plain:
        for column in frame:
            cells = frame[column].tolist()
            if "\n" in "".join(cells):
                heights[1:] += [cell.count("\n") for cell in cells]
    return np.cumsum(heights)


def _said(frame: "pd.DataFrame") -> "pd.DataFrame":
    """Return the rows that are not blank."""
    if not (frame[0] == "").any():
        return frame
    return frame[(frame != "").any(axis=1)]


def _doubtful(rows: "pd.DataFrame", width: int) -> Lines:
    """Return the places of rows that may be too narrow, whose last cell pandas makes blank, or too wide."""
    found = rows[width - 1] == ""
    for column in rows.columns[width:]:
        found |= rows[column] != ""
    return np.asarray(rows.index[found], int)


def _misfits(texts: Mapping[int, str], separator: str, width: int) -> dict[int, int]:
    """Return by line how many cells the rows have that are not as wide as the header.

    Blank cells at the end of a row do no harm.
    """
    # Most can be counted without being split.
    unsure = {line: x for line, x in texts.items() if '"' in x or x.count(separator) != width - 1}
    rows = zip(unsure, _split(unsure.values(), separator), strict=True)
    return {line: len(row) for line, row in rows if len(row) < width or any(row[width:])}
