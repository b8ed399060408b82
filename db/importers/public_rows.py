"""The rows of a public table as text, block by block, each with the line where it begins."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Any

from db.importers.public_workbook import sheet_rows
from db.importers.readable import Readable, content, decoded
from planner.errors import PlannerError

BLOCK = 2_000
WORKBOOK = ".xlsx"
Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that follow one another; `first` is the line of the first, `last` that of the last."""

    rows: Sequence[Cells]
    first: int
    last: int
    share: float

    def lines(self) -> Sequence[int]:
        """Return the line where each row begins; cells may hold new lines."""
        if self.last - self.first < len(self.rows):
            return range(self.first, self.last + 1)
        heights = (1 + "".join(row).count("\n") for row in self.rows)
        return list(accumulate(heights, initial=self.first))[:-1]

    def after(self, place: int) -> "Block":
        """Return the rows after the one at a place."""
        lines = self.lines()
        first = lines[place + 1] if place + 1 < len(lines) else self.last + 1
        return Block(self.rows[place + 1 :], first, self.last, self.share)


def blocks(file: Readable) -> Iterator[Block]:
    """Yield the rows of a table in blocks, with the share of it that lies before."""
    return _sheet_blocks(file) if file.suffix.lower() == WORKBOOK else _text_blocks(file)


def split(text: str) -> Any:
    """Return the csv reader of a text by its first line; tab-separated public files do not quote."""
    separator, lines = _separator(text), io.StringIO(text, newline="")
    if separator == "\t":
        return csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=separator)


def _separator(text: str) -> str:
    return max(",;\t", key=text.partition("\n")[0].count)


def _sheet_blocks(file: Readable) -> Iterator[Block]:
    rows, first = sheet_rows(file), 1
    while found := list(islice(rows, BLOCK)):
        cells = [row for _, row in found]
        yield Block(cells, first, first + len(cells) - 1, found[0][0])
        first += len(cells)


def _text_blocks(file: Readable) -> Iterator[Block]:
    text = _text(file)
    plain = '"' not in text or _separator(text) == "\t"
    return _plain_blocks(text) if plain else _quoted_blocks(text, file.name)


def _plain_blocks(text: str) -> Iterator[Block]:
    """Yield the rows of a text that quotes nothing: one a line."""
    separator, lines = _separator(text), text.replace("\r\n", "\n").split("\n")
    for start in range(0, len(lines), BLOCK):
        rows = [line.split(separator) for line in lines[start : start + BLOCK]]
        yield Block(rows, start + 1, start + len(rows), start / len(lines))


def _quoted_blocks(text: str, name: str) -> Iterator[Block]:
    """Yield the rows of a delimited text; a stray quotation mark that swallows the rest is an error."""
    height, reader = text.count("\n") + 1, split(text)
    while True:
        first = reader.line_num + 1
        try:
            rows = list(islice(reader, BLOCK))
        except csv.Error:
            raise PlannerError("importer-quotes", file=name, line=_unclosed(text, first)) from None
        if not rows:
            return
        yield Block(rows, first, reader.line_num, min(first / height, 1))


def _unclosed(text: str, first: int) -> int:
    """Return the line of the row that cannot be split, at or after the line `first`."""
    reader, line = split(text), 1
    try:
        for _ in reader:
            line = reader.line_num + 1
    except csv.Error:
        pass
    return max(line, first)


def _text(file: Readable) -> str:
    text = decoded(content(file))
    if text is None:
        raise PlannerError("importer-not-text", file=file.name)
    return text
