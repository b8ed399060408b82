"""What an office keeps of a person beside the case: its changes, what waits, who looked, and what left."""

from dataclasses import dataclass, replace

from db.database import Database
from db.exchange.choosing import Conflict, conflicts
from db.records import whole
from db.registers.access import noted
from db.registers.exported import exports_made
from planner.changes import History
from planner.registers import EXPORTED, Access, Export


@dataclass(frozen=True, slots=True)
class Record:
    """The history of a case, the values that wait in it, its accesses, and the files in which it left."""

    history: History
    waiting: tuple[Conflict, ...]
    accesses: tuple[Access, ...]
    sent: tuple[Export, ...]


def record_of(database: Database, case_id: str) -> Record:
    """Return what is kept of a case that is to be given to its person.

    What a file that held others too was called, and on which basis it left, may name them: it is left out.
    """
    accesses = (
        replace(access, detail="") if access.what == EXPORTED else access
        for access in noted(database, case_id)
    )
    sent = (
        export if export.clients == 1 else replace(export, file="", basis="")
        for export in exports_made(database, case_id)
    )
    with database.reading() as connection:
        history = whole(connection, case_id)
    return Record(history, conflicts(database, case_id), tuple(accesses), tuple(sent))
