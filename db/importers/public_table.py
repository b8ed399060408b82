"""Public tables as text: no code is ever read as a number, and headers lose their stray spaces."""

import csv
import gzip
import io
from collections.abc import Callable, Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from db.importers.imported import Imported, Rejected
from planner.errors import PlannerError

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
Row = dict[str, str]


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


def header(path: Path) -> list[str]:
    """Return the tidied column names of a CSV file, or nothing if it cannot be one."""
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rb") as file:
            first = file.readline(65536).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    return [tidy(name) for name in next(csv.reader(io.StringIO(first)), [])]


def frame(path: Path) -> "pd.DataFrame":
    """Read a CSV or Excel file with every cell as text and tidy column names."""
    import pandas as pd

    try:
        if path.suffix == ".xlsx":
            table = pd.read_excel(path, dtype=str, keep_default_na=False)
        else:
            table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError, KeyError) as fault:
        raise PlannerError("importer-unreadable", file=path.name, reason=str(fault)) from fault
    table.columns = pd.Index([tidy(str(name)) for name in table.columns])
    return table


def lines(path: Path) -> Iterator[tuple[int, Row]]:
    """Yield each record of the file with its line number."""
    table = frame(path)
    names = list(table.columns)
    for number, cells in enumerate(table.itertuples(index=False, name=None), 2):
        yield number, dict(zip(names, (tidy(str(cell)) for cell in cells), strict=True))


def imported(path: Path, read_row: Callable[[Row], Iterable[T]]) -> Imported[T]:
    """Read every line with `read_row`; a ValueError sets that line aside with its reason."""
    records: list[T] = []
    rejected: list[Rejected] = []
    for number, row in lines(path):
        try:
            records.extend(read_row(row))
        except (ValueError, KeyError) as fault:
            rejected.append(Rejected(path.name, number, str(fault)))
    return Imported(tuple(records), tuple(rejected))
