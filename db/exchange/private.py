"""What reads like a social insurance number in received texts: said before anything is merged."""

from collections.abc import Iterable

from db.exchange.fields import FieldId
from db.exchange.payload import Cells
from planner.identity import tells_who
from planner.private_numbers import COPIES, private_numbers


def private_places(rows: Iterable[Cells]) -> tuple[FieldId, ...]:
    """Return the fields of received records, each once, in which such a number stands."""
    found = {row[3:7]: None for row in rows if _is_written(row[4], row[6]) and private_numbers(row[7])}
    return tuple(found)


def _is_written(table: str, field: str) -> bool:
    return tells_who(table, field) and (table, field) not in COPIES
