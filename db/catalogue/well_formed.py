"""The office's row as the exchange form gives it back: what goes out must come in again unchanged."""

from operator import attrgetter
from typing import Any

from planner.errors import PlannerError


def well_formed(name: str, value: Any) -> Any:
    """Return a row after the form has written and read it; what it could not read again is refused."""
    # Imported late: a window that only shows a catalogue reads no form.
    from db.importers.form_rows import rows_of
    from db.importers.form_tables import TABLES

    table = next(table for table in TABLES if table.name == name)
    cells = [column.text(attrgetter(column.path)(value)) for column in table.columns]
    faults: list[Any] = []
    found = rows_of(iter(((1, [column.name for column in table.columns]), (2, cells))), table, faults)
    if faults:
        raise PlannerError("edit-faults", faults=[fault["text"] for fault in faults])
    return found[0].record
