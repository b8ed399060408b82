"""The office's row as the exchange form gives it back, and what it names that nobody knows."""

from collections.abc import Collection, Iterator, Mapping
from operator import attrgetter
from typing import Any

from planner.catalogue import Session
from planner.errors import PlannerError
from planner.recognition import catalogued
from planner.regions import REGIONS


def well_formed(name: str, value: Any, activities: Collection[str] | None = None) -> Any:
    """Return a row after the form has written and read it; what it could not read again is refused.

    So is a row of a region that there is not, and a session of none of the activities, when these are known.
    """
    file, found, faults = read_again(name, value)
    faults += (fault for record in found for fault in _unknown(file, record, activities))
    if faults:
        raise PlannerError("edit-faults", faults=[fault["text"] for fault in faults])
    return found[0]


def read_again(name: str, value: Any) -> tuple[str, list[Any], list[Any]]:
    """Return the file of a table of the form, the row as the form reads it again, and the faults found."""
    # Imported late: a window that only shows a catalogue reads no form.
    from db.importers.form_rows import rows_of
    from db.importers.form_tables import TABLES

    table = next(table for table in TABLES if table.name == name)
    cells = [column.text(attrgetter(column.path)(value)) for column in table.columns]
    faults: list[Any] = []
    found = rows_of(iter(((1, [column.name for column in table.columns]), (2, cells))), table, faults)
    return table.file, [row.record for row in found], faults


def _unknown(file: str, row: Any, activities: Collection[str] | None) -> Iterator[Mapping[str, Any]]:
    from db.importers.form_faults import fault

    region = getattr(row, "region", "")
    if region and region not in REGIONS:
        yield fault(file, 2, "region-unknown", "region", region)
    if activities is None or not isinstance(row, Session):
        return
    if catalogued(row.activity) not in activities:
        yield fault(file, 2, "activity-unknown", "activity", row.activity)
