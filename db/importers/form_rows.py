"""One file of the exchange form, as rows with their line numbers and every fault found on the way."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.importers.form_cells import BadCell
from db.importers.form_columns import Column, Table
from db.importers.form_faults import Fault, fault
from planner.catalogue import Session
from planner.dates import Period

SEPARATORS = ",;\t"
Cells = list[str]
Columns = list[Column | None]


@dataclass(frozen=True, slots=True)
class Row:
    """A record with the line where it starts."""

    line: int
    record: Any


def table_rows(path: Path, table: Table, faults: list[Fault]) -> list[Row]:
    """Return the rows of the file; add to `faults` what keeps it from being read."""
    text = _text(path, table, faults)
    return [] if text is None else rows_of(_records(text, table, faults), table, faults)


def rows_of(lines: Iterator[tuple[int, Cells]], table: Table, faults: list[Fault]) -> list[Row]:
    """Return the rows of a table from its numbered lines, the header first."""
    header = next(lines, None)
    columns = _columns(header[1], table, faults) if header else []
    return _read(lines, columns, table, faults) if any(columns) else []


def _text(path: Path, table: Table, faults: list[Fault]) -> str | None:
    try:
        raw = path.read_bytes()
    except OSError as error:
        faults.append(fault(table.file, 1, "unreadable", value=error.strerror or ""))
        return None
    if b"\x00" in raw:
        faults.append(fault(table.file, raw[: raw.index(b"\x00")].count(b"\n") + 1, "binary"))
        return None
    if not raw.strip():
        faults.append(fault(table.file, 1, "empty"))
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.append(fault(table.file, raw[: error.start].count(b"\n") + 1, "encoding"))
        return None


def _records(text: str, table: Table, faults: list[Fault]) -> Iterator[tuple[int, Cells]]:
    """Yield the records that are not blank with the line where each starts."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=_separator(text))
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(fault(table.file, line, "quotes", value=str(error)))


def _separator(text: str) -> str:
    """Return the sign that parts the names of the columns: a French spreadsheet writes semicolons."""
    return max(SEPARATORS, key=text.lstrip().partition("\n")[0].count)


def _tidy(name: str) -> str:
    return " ".join(name.replace("\ufeff", "").split())


def _columns(header: Cells, table: Table, faults: list[Fault]) -> Columns:
    """Return the columns in the file's order, None for an unknown one: its cells are not read."""
    known = {column.name: column for column in table.columns}
    names = [_tidy(name) for name in header]
    while names and not names[-1]:
        names.pop()
    found = [fault(table.file, 1, "column", ", ".join(known), name) for name in names if name not in known]
    twice = sorted({name for name in names if names.count(name) > 1})
    found += [fault(table.file, 1, "column-twice", value=name) for name in twice]
    missing = [column.name for column in table.columns if column.code and column.name not in names]
    found += [fault(table.file, 1, "column-missing", name) for name in missing]
    faults.extend(found)
    return [known.get(name) for name in names]


def _read(
    lines: Iterator[tuple[int, Cells]], columns: Columns, table: Table, faults: list[Fault]
) -> list[Row]:
    blanks = {column.name: column.blank for column in table.columns}
    there = {column.name for column in columns if column}
    unique = table.unique if there.issuperset(table.unique) else ()
    rows, seen = [], set()
    for line, cells in lines:
        found: list[Fault] = []
        values = blanks | _values(line, cells, columns, table, found)
        key = tuple(values[name] for name in unique)
        if not found and key and key in seen:
            found.append(fault(table.file, line, "twice", ", ".join(unique), _shown(key)))
        seen.add(key)
        if not found:
            record = table.build(values)
            found.extend(_disorder(line, record, table))
            rows.append(Row(line, record))
        faults.extend(found)
    return rows


def _shown(key: tuple[Any, ...]) -> str:
    return ", ".join(str(part) for part in key if part is not None)


def _values(line: int, cells: Cells, columns: Columns, table: Table, found: list[Fault]) -> dict[str, Any]:
    extra = cells[len(columns) :]
    if len(cells) < len(columns) or any(cell.strip() for cell in extra):
        found.append(fault(table.file, line, "cells", str(len(columns)), str(len(cells))))
        return {}
    values = {}
    for column, cell in zip(columns, cells, strict=False):
        text = cell.strip()
        if column is None:
            continue
        if not text:
            if column.code:
                found.append(fault(table.file, line, "code", column.name))
            continue
        try:
            values[column.name] = column.codec.read(text)
        except BadCell as bad:
            found.append(fault(table.file, line, str(bad), column.name, text, **bad.details))
    return values


def _disorder(line: int, record: Any, table: Table) -> Iterator[Fault]:
    """Yield the faults between the cells of one row."""
    spans = [(record.start, record.end)] if isinstance(record, Session | Period) else []
    spans += [(record.window_start, record.window_end)] if isinstance(record, Session) else []
    for start, end in spans:
        if start and end and end < start:
            yield fault(table.file, line, "order", str(start), str(end))
    if isinstance(record, Session) and record.entry == "dated" and not record.start:
        yield fault(table.file, line, "start")
