"""The lines that an import sets aside, with the reason of each, as a table and as a file."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.importers.imported import Rejected
from db.importers.refusals import refusal_words
from db.shown_table import plain
from planner.words import N_, Words
from ui.models.columns import Column


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that was set aside, and the words to say why."""

    rejected: Rejected
    words: Words


COLUMNS = (
    Column(N_("File"), lambda line: line.rejected.file),
    Column(N_("Line"), lambda line: str(line.rejected.line), right=True),
    Column(N_("Reason"), lambda line: refusal_words(line.rejected, line.words)),
)


def refused_lines(rejected: Iterable[Rejected], words: Words) -> Iterator[RefusedLine]:
    """Yield the lines that were set aside, in the order of the files."""
    return (RefusedLine(line, words) for line in rejected)


def as_csv(lines: Iterable[RefusedLine], words: Words) -> bytes:
    """Return the lines as a CSV file that a spreadsheet opens with its accents."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([words._(column.title) for column in COLUMNS])
    writer.writerows([[plain(column.text(line)) for column in COLUMNS] for line in lines])
    return text.getvalue().encode("utf-8-sig")
