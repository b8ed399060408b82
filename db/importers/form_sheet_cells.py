"""The cells of a workbook: text goes out as text and comes back the same, whatever a person typed."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

# What XML cannot hold or changes on the way; a spreadsheet writes and reads it as _x000D_.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# A spreadsheet holds no more in one cell.
LONGEST = 32_767


def escaped(text: str) -> str:
    """Return a text as a workbook can hold it."""
    return _UNSAFE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def cell_text(value: Any) -> str:
    """Return what a cell says in the exchange form: dates as 2027-01-31, whole numbers without a point."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date():
            return value.isoformat()
    return str(value)


def is_number(value: Any) -> bool:
    """Say whether a cell holds a number, as Excel makes one of 00010."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def padded(cells: Sequence[str], width: int) -> list[str]:
    """Return a row of at least `width` cells: a sheet leaves out those that are empty at its end."""
    return [*cells, *[""] * (width - len(cells))]
