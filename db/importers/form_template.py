"""The empty workbook to fill in: a sheet per table, and at each header a note of what the column holds."""

from pathlib import Path

from db.importers.form_notes import notes
from db.importers.form_workbook_writer import write_workbook


def write_template(path: Path) -> None:
    """Write the workbook; its notes speak French and English, and reading it gives an empty catalogue."""
    write_workbook({}, path, notes())
